import { describe, expect, it } from 'vitest';
import { resultsOf } from '../../../src/core/bench/results.ts';
import { benchOf, designOf, methodsOf } from '../../support/bench-runs.ts';

const design = designOf({
	families: [{ family: 'letters', levels: ['easy'] }],
	methods: methodsOf('all-text', 'mental-code'),
	sizes: [{ instances: 4, repeats: 1 }],
});
const OUTPUTS = [
	{ imagined: true, printed: true },
	{ imagined: false, printed: true },
	{ imagined: true, printed: false },
	{ imagined: false, printed: false },
];

describe('a program that was imagined and run', () => {
	it('is counted by which output was right, for its method alone', () => {
		const input = benchOf(design, ({ condition }, round) =>
			condition.method.id === 'mental-code' ? { routes: OUTPUTS[round]! } : {},
		);
		const { routes } = resultsOf(input);
		const ids = input.counted[1]!.units.flatMap(({ runs }) => runs.map(({ runId }) => runId));
		expect(routes).toEqual([
			{
				condition: input.plan.conditions[1]?.key,
				total: 4,
				runs: { both: [ids[0]], won: [ids[1]], rescued: [ids[2]], neither: [ids[3]] },
			},
		]);
	});

	it('is counted nowhere in runs of before, which do not say it', () => {
		expect(resultsOf(benchOf(design, () => ({}))).routes).toEqual([]);
	});
});
