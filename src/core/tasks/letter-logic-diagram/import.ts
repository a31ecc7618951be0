import { letterLogicDiagram } from './family.ts';
import { joinedGrid, sampleFolderImporter, withAnswer } from '../import/sample-folder.ts';

/** The stored grid is one of possibly several completions. */
export const letterLogicDiagramImporter = sampleFolderImporter(
	letterLogicDiagram,
	'letter_logic_diagram',
	({ grid, solution }) => {
		const size = Array.isArray(grid) ? grid.length : 0;
		const letters = Array.from('abcdefghi').slice(0, size);
		return withAnswer({ size, letters, grid }, joinedGrid(solution));
	},
);
