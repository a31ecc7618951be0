import { joinedGrid, sampleFolderImporter, withAnswer } from '../import/sample-folder.ts';
import { parseSudoku } from './instance.ts';

export const importer = sampleFolderImporter(
	{ id: 'standard-sudoku', parse: parseSudoku },
	'standard_sudoku',
	({ puzzle, solution }) => withAnswer({ puzzle }, joinedGrid(solution)),
);
