import { joinedGrid, sampleFolderImporter, withAnswer } from '../import/sample-folder.ts';
import { parseLetterLogic } from './instance.ts';

/** The stored grid is one of possibly several completions. */
export const importer = sampleFolderImporter(
	{ id: 'letter-logic-diagram', parse: parseLetterLogic },
	'letter_logic_diagram',
	({ grid, solution }) => {
		const size = Array.isArray(grid) ? grid.length : 0;
		const letters = Array.from('abcdefghi').slice(0, size);
		return withAnswer({ size, letters, grid }, joinedGrid(solution));
	},
);
