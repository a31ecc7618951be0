import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AHEAD, probabilityAhead } from '../../../src/core/statistics/adaptive-stop.ts';

test.each([
	[3, 0, 0.9375, 'goes on'],
	[4, 0, 0.96875, 'stops'],
	[5, 1, 0.9375, 'goes on'],
	[6, 1, 0.96484, 'stops'],
	[7, 2, 0.94531, 'goes on'],
	[8, 2, 0.96729, 'stops'],
])('%d votes against %d: %d, so it %s', (first, second, probability, what) => {
	expect(probabilityAhead(first, second)).toBeCloseTo(probability, 5);
	expect(probabilityAhead(first, second) >= AHEAD ? 'stops' : 'goes on').toBe(what);
});

test('two that have as many are as likely to be ahead, and one more vote never makes it less sure', () => {
	const votes = fc.integer({ min: 0, max: 20 });
	fc.assert(
		fc.property(votes, votes, (first, second) => {
			expect(probabilityAhead(first, second) + probabilityAhead(second, first)).toBeCloseTo(1, 9);
			expect(probabilityAhead(first + 1, second)).toBeGreaterThan(probabilityAhead(first, second));
		}),
	);
});
