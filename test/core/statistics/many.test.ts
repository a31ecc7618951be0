import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdUp, holm } from '../../../src/core/statistics/many.ts';

describe('many e-values', () => {
	it.each([
		[[40, 25, 12, 6, 1.2, 0.4], 0],
		[[150, 80, 45, 31, 1.2, 0.4], 4],
		[[20], 1],
		[[19.9], 0],
		[[], 0],
	])('of %j leave %d', (eValues, held) => {
		const kept = holdUp(eValues);
		expect(kept).toEqual(eValues.map((_, i) => i < held));
	});

	it('are judged by size, wherever they stand', () => {
		expect(holdUp([1.2, 150, 31, 0.4, 80, 45])).toEqual([false, true, true, false, true, true]);
	});

	it('hold up only at 1 / alpha or more, the larger ones first', () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: 0, max: 2000, noNaN: true })), (eValues) => {
				const held = holdUp(eValues);
				const [kept, left] = [true, false].map((as) => eValues.filter((_, i) => held[i] === as));
				expect(kept!.every((e) => e >= 20 && left!.every((other) => other < e))).toBe(true);
			}),
		);
	});

	it('hold up all when all are large enough, and alone only at K / alpha', () => {
		expect(holdUp([20, 20, 20])).toEqual([true, true, true]);
		expect(holdUp([59, 0, 0])).toEqual([false, false, false]);
		expect(holdUp([60, 0, 0])).toEqual([true, false, false]);
	});
});

describe('many p-values', () => {
	it.each([
		[
			[0.001, 0.011, 0.02, 0.04, 0.2],
			[0.005, 0.044, 0.06, 0.08, 0.2],
		],
		[
			[0.2, 0.04, 0.001, 0.02, 0.011],
			[0.2, 0.08, 0.005, 0.06, 0.044],
		],
		[[], []],
	])('%j adjusted after Holm are %j', (pValues, adjusted) => {
		const found = holm(pValues);
		expect(found).toHaveLength(adjusted.length);
		adjusted.forEach((p, i) => expect(found[i]).toBeCloseTo(p, 12));
	});

	it('never get smaller, never exceed 1, and keep their order', () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (pValues) => {
				const adjusted = holm(pValues);
				pValues.forEach((p, i) => {
					expect(adjusted[i]! >= p && adjusted[i]! <= 1).toBe(true);
					pValues.forEach((other, j) => {
						if (p < other) expect(adjusted[i]!).toBeLessThanOrEqual(adjusted[j]!);
					});
				});
			}),
		);
	});
});
