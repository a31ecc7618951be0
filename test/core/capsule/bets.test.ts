import { describe, expect, test } from 'vitest';
import { tallyOf, wonBy } from '../../../src/core/capsule/bets.ts';
import type { RunVerdict } from '../../../src/core/record/event.ts';

const judged = (kind: RunVerdict['verdict']['kind']): RunVerdict => ({
	verdict: { kind, why: '' },
	answer: null,
	other: null,
	turn: 1,
});

describe('a bet on a lane', () => {
	test('is won by the hands for right where the answer is, else by those for wrong', () => {
		const hands = { right: 12, wrong: 30 };
		expect(wonBy(hands, judged('correct'))).toEqual({ won: 12, of: 42 });
		for (const kind of ['incorrect', 'malformed', 'no-answer'] as const)
			expect(wonBy(hands, judged(kind))).toEqual({ won: 30, of: 42 });
	});

	test('counts a side that nobody counted as none', () => {
		expect(wonBy({ right: 5, wrong: null }, judged('correct'))).toEqual({ won: 5, of: 5 });
		expect(wonBy({ right: 5, wrong: null }, judged('incorrect'))).toEqual({ won: 0, of: 5 });
	});

	test('is neither won nor lost where nobody bet, or nothing was judged', () => {
		expect(wonBy({ right: null, wrong: null }, judged('correct'))).toBeNull();
		expect(wonBy({ right: 0, wrong: 0 }, judged('correct'))).toBeNull();
		expect(wonBy({ right: 3, wrong: 4 }, judged('not-checked'))).toBeNull();
		expect(wonBy({ right: 3, wrong: 4 }, null)).toBeNull();
	});
});

test('the room is the sum of its bets; without one there is nothing to say', () => {
	expect(tallyOf([{ won: 3, of: 10 }, null, { won: 7, of: 8 }])).toEqual({ won: 10, of: 18 });
	expect(tallyOf([null, null])).toBeNull();
});
