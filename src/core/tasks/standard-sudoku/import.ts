import { standardSudoku } from './family.ts';
import { joinedGrid, sampleFolderImporter, withAnswer } from '../import/sample-folder.ts';

export const importer = sampleFolderImporter(
	{ id: 'standard-sudoku', parse: (value) => standardSudoku.parse(value) },
	'standard_sudoku',
	({ puzzle, solution }) => withAnswer({ puzzle }, joinedGrid(solution)),
);
