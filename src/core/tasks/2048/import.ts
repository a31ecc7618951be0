import type { Importer } from '../import/importer.ts';
import { collectSamples, jsonSamples } from '../import/samples.ts';
import { parseGame2048 } from './instance.ts';

/** The stored start is counted from 0; the stored answer is a text of rows, kept in reading order. */
export const importer: Importer = {
	family: '2048',
	recognises: (path) => /(?:^|\/)2048_dataset\/sample_\d+\/solution\.json$/.test(path),
	read: (files) =>
		collectSamples(jsonSamples(files), parseGame2048, (record) => ({
			instance: { grid: record['grid'], start: record['start_pos'], moves: record['moves'] },
			...(typeof record['solution'] === 'string' && {
				storedAnswer: (record['solution'].match(/\d+/g) ?? []).join(','),
			}),
		})),
};
