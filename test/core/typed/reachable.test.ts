import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveGame24 } from '../../../src/core/tasks/game-24/solver.ts';
import { isReachable } from '../../../src/core/typed/reachable.ts';

const number = fc.oneof(fc.integer({ min: 1, max: 13 }), fc.integer({ min: 1, max: 1_000_000 }));
const target = fc.oneof(fc.constant(24), fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1e9 }));

describe('whether numbers lead to a target', () => {
	it.each([
		[[1, 5, 5, 5], 24],
		[[3, 3, 8, 8], 24],
		[[1, 3, 4, 6], 24],
		[[4, 4, 10, 10], 24],
		[[1_000_000, 1_000_000], 1],
		[[2, 3, 5, 7, 11], 24],
		[[1, 2, 3, 4, 5, 6, 7, 8], 24],
	])('%j make %i', (numbers, goal) => {
		expect(isReachable(numbers, goal)).toBe(true);
	});

	it.each([
		[[1, 1, 1, 1], 24],
		[[1, 1, 1, 1, 1], 24],
		[[999_983, 999_979, 999_961, 999_959], 24],
		[[999_983, 999_979, 999_961, 999_959, 999_953, 999_931, 999_917, 999_907], 1],
	])('%j do not make %i, as far as can be told', (numbers, goal) => {
		expect(isReachable(numbers, goal)).toBe(false);
	});

	it('is decided for up to four numbers, as a complete search says', () => {
		fc.assert(
			fc.property(fc.array(number, { minLength: 2, maxLength: 4 }), target, (numbers, goal) => {
				expect(isReachable(numbers, goal)).toBe(solveGame24(numbers, goal) !== null);
			}),
			{ numRuns: 1000 },
		);
		const card = fc.integer({ min: 1, max: 13 });
		fc.assert(
			fc.property(fc.array(card, { minLength: 4, maxLength: 4 }), (cards) => {
				expect(isReachable(cards, 24)).toBe(solveGame24(cards, 24) !== null);
			}),
			{ numRuns: 500 },
		);
	});

	it('is never said of more numbers that no expression leads there', () => {
		fc.assert(
			fc.property(fc.array(number, { minLength: 5, maxLength: 6 }), target, (numbers, goal) => {
				if (isReachable(numbers, goal)) expect(solveGame24(numbers, goal)).not.toBeNull();
			}),
			{ numRuns: 60 },
		);
	});

	it('does not hang on the order of the numbers where there are four', () => {
		fc.assert(
			fc.property(fc.array(number, { minLength: 4, maxLength: 4 }), target, (numbers, goal) => {
				const turned = [...numbers].reverse();
				expect(isReachable(turned, goal)).toBe(isReachable(numbers, goal));
			}),
		);
	});
});
