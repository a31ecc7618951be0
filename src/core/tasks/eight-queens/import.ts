import type { Importer } from '../import/importer.ts';
import { collectSamples, jsonSamples, listOf } from '../import/samples.ts';
import { parseEightQueens } from './instance.ts';

/** Folders `eight_queens_dataset…`; without `board_size` the board is 8 by 8. One of several solutions is stored. */
export const importer: Importer = {
	family: 'eight-queens',
	recognises: (path) => /(?:^|\/)eight_queens_dataset\w*\/(?:\w+\/)?sample_\d+\/solution\.json$/.test(path),
	read: (files) =>
		collectSamples(jsonSamples(files), parseEightQueens, (record) => ({
			instance: {
				size: record['board_size'] ?? 8,
				queens: record['placed_queens'],
				blocked: record['blocked_positions'],
			},
			storedAnswer: listOf(record['solution'])
				.map((pair) => listOf(pair).join(' '))
				.join(', '),
		})),
};
