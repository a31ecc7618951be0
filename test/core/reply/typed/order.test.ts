import { describe, expect, it } from 'vitest';
import { compareTyped } from '../../../../src/core/reply/typed/compare.ts';
import { orderOf } from '../../../../src/core/reply/typed/order.ts';

const SOLVE = 'Solve x^2 - 5x + 6 = 0.';
const SYSTEM = 'Solve x + y = 5 and x - y = 1.';
const FLAG = 'Which colours are in the flag?';

function verdict(expected: string, text: string, question?: string): string {
	return compareTyped(expected, { text, from: 'prose-marker' }, question).kind;
}

describe('the order of a list', () => {
	it.each([
		['3, 2', '2 and 3', SOLVE],
		['3, 2', '2, 3', SOLVE],
		['3, 2', 'x = 2 or x = 3', SOLVE],
		['3, 2', 'x=2, x=3', SOLVE],
		['2, 3', '2 or 3', SOLVE],
		['2 or 3', '3 or 2', SOLVE],
		['2 and 3', '3 and 2', SOLVE],
		['[2, 3]', '[3, 2]', SOLVE],
		['2, -2', '±2', 'Solve x^2 = 4.'],
		['x = 2, x = -2', 'x = ±2', 'Solve x^2 = 4.'],
		['3, 2', 'The solutions are 2 and 3.', SOLVE],
		['1/2, 3', '3 and 0.5', 'What are the roots of 2x^2 - 7x + 3?'],
		['2 und 3', '3 und 2', 'Löse x^2 - 5x + 6 = 0.'],
		['3, 2', 'x = 2 und x = 3', 'Löse x^2 - 5x + 6 = 0.'],
		['3, 2', '2 und 3', 'Was sind die Nullstellen von x^2 - 5x + 6?'],
		['1, 2, 3, 6', '6, 3, 2, 1', 'What are the divisors of 6?'],
		['7, 8', '8 and 7', 'Which two consecutive numbers add up to 15?'],
		['red, blue', 'blue, red', FLAG],
		['red and blue', 'blue and red', FLAG],
		['red and blue', 'blue, red', FLAG],
		['1, 3', '3, 1', 'Give 3 and 1 in any order.'],
		['x = 3, y = 2', 'y = 2, x = 3', SYSTEM],
		['3, 2', 'x = 3 and y = 2', SYSTEM],
	])('means nothing where a set is asked for: %s and %j, asked %j', (expected, text, question) => {
		expect(verdict(expected, text, question)).toBe('correct');
	});

	it.each([
		['3, 2', '2, 3', 'Sort 2 and 3, the larger one first, in descending order.'],
		['3, 2', '2, 3', SYSTEM],
		['x = 3, y = 2', 'x = 2, y = 3', SYSTEM],
		['3, 2', '2 and 3', 'Solve x^2 - 5x + 6 = 0 and list the solutions in descending order.'],
		['3, 2, 1', '1, 2, 3', 'Reverse the list 1, 2, 3.'],
		['8, 16', '16, 8', 'What are the next two numbers after 1, 2, 4?'],
		['[3, 2]', '[2, 3]', 'What does this program print?'],
		['(1, 2)', '(2, 1)', 'Where do the lines meet?'],
		['3, 2', '2, 3', undefined],
		['3, 2', '2, 4', SOLVE],
		['3, 2', '2', SOLVE],
		['3, 2', '3, 2, 2', SOLVE],
		['2, -2', '±3', 'Solve x^2 = 4.'],
		['red, blue', 'blue, green', FLAG],
	])(
		'is compared elsewhere, and what is in the list always: %s and %j, asked %j',
		(expected, text, question) => {
			expect(verdict(expected, text, question)).toBe('incorrect');
		},
	);

	it.each([
		['a, e', 'e, a', 'Name the vowels of "bean".'],
		['Ana, Ben', 'Ben, Ana', 'Who was there?'],
		['red, blue', 'red or blue', FLAG],
	])(
		'is left to a reader where the question does not say: %s and %j, asked %j',
		(expected, text, question) => {
			expect(verdict(expected, text, question)).toBe('not-checked');
		},
	);

	it.each([
		['what are the solutions of x^2 = 9?', 'solutions'],
		['solve for x and y: x + y = 3, x - y = 1', 'given'],
		['solve 2a + b = 4 and a - b = 2', 'given'],
		['list the prime factors of 60.', 'free'],
		['list the prime factors of 60 in increasing order.', 'given'],
		['in order to pass, which of these are even: 1, 2, 4?', 'free'],
		['sortiere 3, 1, 2 aufsteigend', 'given'],
		['what is the capital of france?', null],
	])('is read from the words of the question: %j', (text, order) => {
		expect(orderOf(text)).toBe(order);
	});
});
