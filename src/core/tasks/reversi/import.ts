import { sampleFolderImporter, withAnswer } from '../import/sample-folder.ts';
import { listOf } from '../import/samples.ts';
import { isWhole } from '../kit/shape.ts';
import { startPosition } from './board.ts';
import { parseReversi } from './instance.ts';

/** The board of the stored questions is the final one by mistake, so the true start position is set up instead. */
export const importer = sampleFolderImporter(
	{ id: 'reversi', parse: parseReversi },
	'reversi_dataset',
	({ board_size: size, moves: played, solution }) => {
		if (!isWhole(size, 4, 20)) return 'The sample has no usable board size';
		const moves = listOf(played).map((move, index) => {
			const [row, col] = listOf(move);
			return { player: index % 2 === 0 ? '0' : '1', row, col };
		});
		return withAnswer(
			{ size, board: startPosition(size), moves },
			typeof solution === 'string' ? solution : null,
		);
	},
);
