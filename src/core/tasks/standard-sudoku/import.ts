import { standardSudoku } from './family.ts';
import { joinedGrid, sampleFolderImporter, withAnswer } from '../import/sample-folder.ts';

export const standardSudokuImporter = sampleFolderImporter(
	standardSudoku,
	'standard_sudoku',
	({ puzzle, solution }) => withAnswer({ puzzle }, joinedGrid(solution)),
);
