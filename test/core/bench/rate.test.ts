import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differByOrder, watchedRate } from '../../../src/core/bench/rate.ts';
import { resultsOf } from '../../../src/core/bench/results.ts';
import { UNWATCHED, watched } from '../../../src/core/statistics/confidence-sequence.ts';
import { benchOf, designOf, methodsOf, wrong } from '../../support/bench-runs.ts';

const methods = methodsOf('all-text');
const design = designOf({ methods, sizes: [{ instances: 5, repeats: 1 }] });

describe('a watched rate', () => {
	const scores = fc.oneof(
		fc.array(fc.constantFrom(0, 1), { maxLength: 300 }),
		fc.array(fc.constantFrom(0, 1 / 3, 0.5, 1), { maxLength: 40 }),
	);

	it('is the same as looking after every result', () => {
		fc.assert(
			fc.property(scores, fc.constantFrom(0.05, 0.01), (values, alpha) => {
				const slow = values.reduce((before, score) => watched(before, score, alpha), UNWATCHED);
				const fast = watchedRate(
					values.map((score) => ({ score })),
					alpha,
				);
				expect(fast.successes).toBe(slow.successes);
				expect(fast.plain).toEqual(slow.plain);
				if (slow.running === null) expect(fast.running).toBeNull();
				else {
					expect(fast.running?.low).toBeCloseTo(slow.running.low, 9);
					expect(fast.running?.high).toBeCloseTo(slow.running.high, 9);
				}
			}),
		);
	});
});

describe('the rate of a row', () => {
	it('holds what counts, what waits and what is planned', () => {
		const input = benchOf(design, (_, round) => (round === 4 || round > 6 ? null : round === 1 ? wrong : {}));
		const [row] = resultsOf(input).rows;
		expect(row?.rate).toMatchObject({
			right: 3,
			counted: 4,
			waiting: 2,
			planned: 10,
			mean: 0.75,
			kind: 'any-time',
		});
		expect(row?.rate.preview).toEqual({ low: 3, high: 9 });
	});

	it('is of a planned size only when the plan ran to its end untouched', () => {
		const kindOf = (more: { touched?: boolean; stopped?: boolean }) =>
			resultsOf(benchOf(design, () => ({}), more)).rows[0]?.rate;
		expect(kindOf({})).toMatchObject({
			kind: 'planned-size',
			// Wilson, 10 of 10.
			interval: { low: expect.closeTo(0.7225, 4) as number, high: 1 },
			// The confidence sequence is there as well.
			plain: { low: expect.closeTo(0.5831, 4) as number, high: 1 },
		});
		expect([kindOf({ touched: true })?.kind, kindOf({ stopped: true })?.kind]).toEqual([
			'any-time',
			'any-time',
		]);
	});

	it('is not of a planned size while a failed run is missing', () => {
		const input = benchOf(design, (_, round) =>
			round === 3 ? { outcome: 'failed', verdict: null, error: 'server' } : {},
		);
		expect(resultsOf(input)).toMatchObject({
			isPlannedEnd: false,
			rows: [{ rate: { counted: 9, planned: 10 } }],
		});
	});

	it('averages repeats first and foresees nothing of means', () => {
		const repeated = { ...design, sizes: [{ instances: 1, repeats: 4 }] };
		const input = benchOf(repeated, ({ repeat }) => (repeat === 0 ? wrong : {}));
		expect(resultsOf(input).rows[0]?.rate).toMatchObject({
			right: 1.5,
			counted: 2,
			mean: 0.75,
			preview: null,
		});
	});

	it('knows nothing before the first result', () => {
		const [row] = resultsOf(benchOf(design, () => null)).rows;
		expect(row?.rate).toMatchObject({
			mean: null,
			interval: { low: 0, high: 1 },
			preview: { low: 0, high: 10 },
		});
	});
});

describe('rates with equal counts', () => {
	const rateOf = (signs: string, planned = 4) => {
		const sizes = [{ instances: planned, repeats: 1 }];
		const one = designOf({ methods, sizes, families: [{ family: 'letters', levels: ['x'] }] });
		const input = benchOf(one, (_, round) =>
			signs[round] === undefined ? null : signs[round] === '+' ? {} : wrong,
		);
		return resultsOf(input).rows[0]!.rate;
	};

	it('differ by the order of right and wrong while they are watched', () => {
		const [early, late] = [rateOf('+--'), rateOf('--+')];
		// By hand: p(1 - p)² = 1/240 after all three; 0.025 after the right one first; (1 - p)² = 1/60 after two wrong ones.
		expect([early.interval, late.interval]).toEqual([
			{ low: expect.closeTo(0.025, 3) as number, high: expect.closeTo(0.9332, 4) as number },
			{ low: expect.closeTo(0.0042, 4) as number, high: expect.closeTo(0.8709, 4) as number },
		]);
		expect(differByOrder([early, late])).toBe(true);
		expect([differByOrder([early, early]), differByOrder([early, rateOf('++-')])]).toEqual([false, false]);
	});

	it('do not at the end of a plan that nobody touched', () => {
		expect(differByOrder([rateOf('+--', 3), rateOf('--+', 3)])).toBe(false);
	});
});
