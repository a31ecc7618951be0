import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allOf, passAt } from '../../../src/core/statistics/repeats.ts';

const repeats = fc
	.integer({ min: 1, max: 30 })
	.chain((count) =>
		fc.tuple(
			fc.record({ count: fc.constant(count), right: fc.integer({ min: 0, max: count }) }),
			fc.integer({ min: 1, max: count }),
		),
	);

describe('repeats of one instance', () => {
	it('of which 7 of 10 are right: one of three is with .99167, all three with .29167', () => {
		expect(passAt(3, { count: 10, right: 7 })).toBeCloseTo(0.99167, 5);
		expect(allOf(3, { count: 10, right: 7 })).toBeCloseTo(0.29167, 5);
	});

	it('of which one is drawn are right at their rate, either way', () => {
		fc.assert(
			fc.property(repeats, ([of]) => {
				expect(passAt(1, of)).toBeCloseTo(of.right / of.count, 10);
				expect(allOf(1, of)).toBeCloseTo(of.right / of.count, 10);
			}),
		);
	});

	it('are more often right once, and less often always, the more are drawn', () => {
		fc.assert(
			fc.property(repeats, ([of, k]) => {
				expect(allOf(k, of)).toBeLessThanOrEqual(passAt(k, of) + 1e-12);
				if (k === 1) return;
				expect(passAt(k, of)).toBeGreaterThanOrEqual(passAt(k - 1, of) - 1e-12);
				expect(allOf(k, of)).toBeLessThanOrEqual(allOf(k - 1, of) + 1e-12);
			}),
		);
	});

	it('cannot be more than there were', () => {
		expect(() => passAt(4, { count: 3, right: 1 })).toThrow(RangeError);
		expect(() => allOf(2, { count: 3, right: 4 })).toThrow(RangeError);
	});
});
