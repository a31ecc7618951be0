import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { planPreview } from '../../../src/core/statistics/plan-preview.ts';

const plans = fc
	.integer({ min: 1, max: 200 })
	.chain((planned) => fc.tuple(fc.constant(planned), fc.integer({ min: 0, max: planned })))
	.chain(([planned, counted]) =>
		fc.record({
			planned: fc.constant(planned),
			counted: fc.constant(counted),
			successes: fc.integer({ min: 0, max: counted }),
		}),
	);

describe('the preview of a plan', () => {
	it.each([
		[100, 20, 15, 46, 93],
		[100, 50, 37, 59, 85],
		[100, 90, 66, 68, 76],
		[100, 100, 74, 74, 74],
		[370, 100, 70, 209, 301],
		[40, 10, 10, 26, 40],
	])('of %d with %d counted, %d right, ends between %d and %d', (planned, counted, successes, low, high) => {
		expect(planPreview({ planned, counted, successes })).toEqual({ low, high });
	});

	it('is the whole plan before the first result, and one number after the last', () => {
		expect(planPreview({ planned: 40, counted: 0, successes: 0 })).toEqual({ low: 0, high: 40 });
		expect(planPreview({ planned: 0, counted: 0, successes: 0 })).toEqual({ low: 0, high: 0 });
		expect(planPreview({ planned: 40, counted: 40, successes: 7 })).toEqual({ low: 7, high: 7 });
	});

	it('never promises what can no longer happen, and contains what the shown rate would come to', () => {
		fc.assert(
			fc.property(plans, (plan) => {
				const { planned, counted, successes } = plan;
				const { low, high } = planPreview(plan);
				expect(low).toBeGreaterThanOrEqual(successes);
				expect(high).toBeLessThanOrEqual(planned - (counted - successes));
				const steady = counted === 0 ? 0 : (successes / counted) * planned;
				expect(low <= Math.ceil(steady) && Math.floor(steady) <= high).toBe(true);
			}),
		);
	});

	it('is mirrored when right and wrong change places', () => {
		fc.assert(
			fc.property(plans, (plan) => {
				const there = planPreview(plan);
				const back = planPreview({ ...plan, successes: plan.counted - plan.successes });
				expect(back).toEqual({ low: plan.planned - there.high, high: plan.planned - there.low });
			}),
		);
	});

	it('narrows as more of the plan is counted at the same rate', () => {
		const widths = [10, 20, 40, 60, 80, 100].map((counted) => {
			const { low, high } = planPreview({ planned: 100, counted, successes: (counted * 7) / 10 });
			return high - low;
		});
		expect(widths).toEqual(widths.toSorted((a, b) => b - a));
		expect(new Set(widths).size).toBe(widths.length);
	});

	it('widens as less error is allowed', () => {
		fc.assert(
			fc.property(plans, (plan) => {
				const [strict, lax] = [planPreview(plan, 0.01), planPreview(plan, 0.1)];
				expect(strict.low <= lax.low && lax.high <= strict.high).toBe(true);
			}),
		);
	});

	it('misses the end at some moment in at most 5 % of 2,000 watched plans', { timeout: 60_000 }, () => {
		let wrong = 0;
		for (let experiment = 0; experiment < 2000; experiment++) {
			const rng = createRng('plan', experiment);
			const right = rng.int(0, 40);
			const cells = rng.shuffle(Array.from({ length: 40 }, (_, i) => (i < right ? 1 : 0)));
			let successes = 0;
			const missed = cells.some((cell, i) => {
				successes += cell;
				const { low, high } = planPreview({ planned: 40, counted: i + 1, successes });
				return right < low || right > high;
			});
			if (missed) wrong++;
		}
		expect(wrong).toBeLessThanOrEqual(0.05 * 2000);
	});

	it.each([
		[10, 11, 5],
		[10, 5, 6],
		[10, 5, -1],
		[Number.NaN, 5, 1],
	])('has no answer to a plan of %d with %d counted, %d right', (planned, counted, successes) => {
		expect(() => planPreview({ planned, counted, successes })).toThrow(RangeError);
	});
});
