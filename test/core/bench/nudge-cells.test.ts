import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nudgeCellsOf } from '../../../src/core/bench/nudge-cells.ts';
import { resultsOf } from '../../../src/core/bench/results.ts';
import { eValue } from '../../../src/core/statistics/e-value.ts';
import { differences, pairedDifference } from '../../../src/core/statistics/paired-difference.ts';
import { benchOf, designOf, methodsOf } from '../../support/bench-runs.ts';

const of = (instances: number, repeats = 1) =>
	designOf({
		families: [{ family: 'letters', levels: ['easy'] }],
		methods: methodsOf('all-text', 'nudge'),
		sizes: [{ instances, repeats }],
	});

type Nudged = readonly [first: boolean, last: boolean];

function inputOf(runs: readonly Nudged[], repeats = 1) {
	return benchOf(of(runs.length / repeats, repeats), ({ condition }, at) => {
		const [first, last] = runs[at]!;
		return condition.method.id === 'nudge' ? { nudged: { first, last } } : {};
	});
}

const [RR, RW, WR, WW]: readonly Nudged[] = [
	[true, true],
	[true, false],
	[false, true],
	[false, false],
] as const;

describe('runs that were nudged', () => {
	it('are counted by their first and their last answer, to the worse like to the better', () => {
		const input = inputOf([RR, RW, WR, WW, WR]);
		const ids = input.counted[1]!.units.flatMap(({ runs }) => runs.map(({ runId }) => runId));
		expect(resultsOf(input).nudges).toEqual([
			{
				condition: input.plan.conditions[1]?.key,
				total: 5,
				runs: { 'kept-right': [ids[0]], lost: [ids[1]], won: [ids[2], ids[4]], 'kept-wrong': [ids[3]] },
				instances: 5,
				better: 2,
				worse: 1,
				difference: 1 / 5,
				interval: pairedDifference(differences([0, -1, 1, 0, 1]), 0.05),
				e: eValue({ aOnly: 2, bOnly: 1 }),
				evidence: 'no-sign',
			},
		]);
	});

	it('are one question where they repeat it: what is lost in one run and won in another cancels out', () => {
		const found = resultsOf(inputOf([RW, WR, WR, WR], 2)).nudges[0];
		expect(found).toMatchObject({ total: 4, instances: 2, better: 1, worse: 0, difference: 0.5 });
	});

	it('turn the sign and nothing else when every run is read backwards', () => {
		const run = fc.tuple(fc.boolean(), fc.boolean());
		fc.assert(
			fc.property(fc.array(run, { minLength: 1, maxLength: 8 }), (runs) => {
				const [one] = resultsOf(inputOf(runs)).nudges;
				const [back] = resultsOf(inputOf(runs.map(([first, last]) => [last, first]))).nudges;
				expect(back).toEqual({
					...one,
					runs: { ...one!.runs, lost: one!.runs.won, won: one!.runs.lost },
					better: one!.worse,
					worse: one!.better,
					difference: one!.difference === 0 ? 0 : -one!.difference,
					interval: {
						low: expect.closeTo(-one!.interval.high, 4) as number,
						high: expect.closeTo(-one!.interval.low, 4) as number,
					},
				});
			}),
			{ numRuns: 20 },
		);
	});

	it('are counted nowhere in runs of before, which do not say it', () => {
		const [counted] = benchOf(of(2), () => ({})).counted;
		expect(nudgeCellsOf(counted!, 0.05)).toBeNull();
	});
});
