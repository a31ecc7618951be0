import { isWhole } from '../kit/shape.ts';
import { reversi } from './family.ts';
import { startPosition } from './board.ts';
import type { Importer } from '../import/importer.ts';
import { collectSamples, jsonSamples, listOf } from '../import/samples.ts';

/** The board of the stored questions is the final one by mistake, so the true start position is set up instead. */
export const importer: Importer = {
	family: 'reversi',
	recognises: (path) => /(?:^|\/)reversi_dataset\/sample_\d+\/solution\.json$/.test(path),
	read: (files) =>
		collectSamples(
			jsonSamples(files),
			(value) => reversi.parse(value),
			(record) => {
				const size = record['board_size'];
				if (!isWhole(size, 4, 20)) return 'The sample has no usable board size';
				const moves = listOf(record['moves']).map((move, index) => {
					const [row, col] = listOf(move);
					return { player: index % 2 === 0 ? '0' : '1', row, col };
				});
				return {
					instance: { size, board: startPosition(size), moves },
					...(typeof record['solution'] === 'string' && { storedAnswer: record['solution'] }),
				};
			},
		),
};
