import type { Importer } from '../import/importer.ts';
import { collectSamples, jsonSamples, listOf } from '../import/samples.ts';
import { parseCombinatorialCalculation } from './instance.ts';

/** The stored tokens are one witness; any other solution is as good. */
export const importer: Importer = {
	family: 'combinatorial-calculation',
	recognises: (path) =>
		/(?:^|\/)combinatorial_calculation(?:_varied_complexity\/[^/]+|[^/]*)\/sample_\d+\/solution\.json$/.test(
			path,
		),
	read: (files) =>
		collectSamples(jsonSamples(files), parseCombinatorialCalculation, ({ numbers, target, solution }) => ({
			instance: { numbers, target },
			storedAnswer: `[${listOf(solution).join(', ')}]`,
		})),
};
