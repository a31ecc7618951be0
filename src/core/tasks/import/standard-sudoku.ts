import { standardSudoku } from '../standard-sudoku.ts';
import { joinedGrid, sampleFolderImporter, withAnswer } from './sample-folder.ts';

export const standardSudokuImporter = sampleFolderImporter(
	standardSudoku,
	'standard_sudoku',
	({ puzzle, solution }) => withAnswer({ puzzle }, joinedGrid(solution)),
);
