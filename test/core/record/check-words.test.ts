import { describe, expect, it } from 'vitest';
import type { Card } from '../../../src/core/record/cards.ts';
import { checkReason } from '../../../src/core/record/check-words.ts';
import { testedCards } from '../../../src/core/record/tested.ts';

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
