import { describe, expect, it } from 'vitest';
import type { Card } from '../../../src/core/record/cards.ts';
import { checkReason } from '../../../src/core/record/check-words.ts';
import { coachWords } from '../../../src/core/record/coach-words.ts';
import { testedCards } from '../../../src/core/record/tested.ts';

describe('what a coach says', () => {
	it.each([
		['Counting needs a program. <<<Code>>>', 'Counting needs a program.'],
		['Too simple.\n<<<Search all orders.>>>', 'Search all orders.'],
		['<<<Return Answer>>>', ''],
		['Go on with words', 'Go on with words'],
		['>>> odd <<<', '>>> odd <<<'],
	])('%j', (reply, words) => {
		expect(coachWords(reply)).toBe(words);
	});
});

describe('why a test says so', () => {
	it.each([
		['checking 9.11\nIncorrect: the value is 48, not 24.', '48, not 24'],
		['Correct', ''],
		['It then stopped with an error', ''],
		['Incorrect - 3 is used twice', '3 is used twice'],
	])('%j', (explanation, reason) => {
		expect(checkReason(explanation)).toBe(reason);
	});
});

describe('cards with their checks', () => {
	const card = (kind: Card['kind'], key: string) => ({ kind, key }) as Card;
	const keys = (...cards: Card[]) =>
		testedCards(cards).map(({ card: { key }, check }) => [key, check?.key ?? null]);

	it('put a check with the answer before it, and let one stand alone that has none', () => {
		expect(keys(card('coach', 'a'), card('answer', 'b'), card('check', 'c'), card('coach', 'd'))).toEqual([
			['a', null],
			['b', 'c'],
			['d', null],
		]);
		expect(keys(card('check', 'a'), card('answer', 'b'), card('check', 'c'), card('check', 'd'))).toEqual([
			['a', null],
			['b', 'c'],
			['d', null],
		]);
	});
});
