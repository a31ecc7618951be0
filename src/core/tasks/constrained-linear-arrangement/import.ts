import { joined, sampleFolderImporter, withAnswer } from '../import/sample-folder.ts';
import { parseLinearArrangement } from './instance.ts';

/** The data follow the directed element rule, whatever their text says; the stored sequence is one of several. */
export const importer = sampleFolderImporter(
	{ id: 'constrained-linear-arrangement', parse: parseLinearArrangement },
	'constrained_linear_arrangement',
	({ game_type: type, player_moves: moves, results, solution }) => {
		const stored = joined(solution, ',');
		if (type === 'elements') {
			return withAnswer({ game: 'elements', elementRule: 'directed', moves, results }, stored);
		}
		if (type === 'stick_game') return withAnswer({ game: 'cycle', moves, results }, stored);
		if (type === 'animal') return withAnswer({ game: 'animals', moves, results }, stored);
		return 'The kind of game is not known';
	},
);
