import { isRecord } from '../../json.ts';
import type { Importer } from '../import/importer.ts';
import { collectSamples, jsonSamples, listOf } from '../import/samples.ts';
import { parseLightPuzzles } from './instance.ts';

/** Stored button positions are counted from 1, ours from 0. */
export const importer: Importer = {
	family: 'light-puzzles',
	recognises: (path) => /(?:^|\/)light_puzzles_dataset\/sample_\d+\/solution\.json$/.test(path),
	read: (files) =>
		collectSamples(jsonSamples(files), parseLightPuzzles, (record) => {
			if (!isRecord(record['buttons'])) return 'The sample has no buttons';
			const buttons = Object.entries(record['buttons']).map(([name, cells]) => ({
				name,
				cells: listOf(cells).map((cell) => listOf(cell).map((part) => Number(part) - 1)),
			}));
			return {
				instance: {
					size: record['n'],
					lights: record['initial_state'],
					buttons,
					presses: record['operations'],
				},
				storedAnswer: listOf(record['solution']).join(','),
			};
		}),
};
