import { describe, expect, it } from 'vitest';
import { compareTyped } from '../../../../src/core/reply/typed/compare.ts';

const LARGER = 'Was ist größer: 3,8 oder 3,11?';
const MAMMAL = 'Which of these is a mammal? A) shark B) dolphin C) tuna';

function verdict(expected: string, text: string, question?: string): string {
	return compareTyped(expected, { text, from: 'prose-marker' }, question).kind;
}

describe('an answer in another language than English', () => {
	it.each([
		['3,8', '3,8 ist größer.', LARGER],
		['3,8', '3,8 ist größer als 3,11', LARGER],
		['3,11', '3,8 ist kleiner als 3,11', LARGER],
		['20', '男生有20人。', '男生有多少人？'],
		['5', 'La réponse est 5.', ''],
		['5', 'Die Antwort ist 5.', ''],
		['yes', 'Ja', ''],
		['ja', 'Yes', ''],
		['yes', 'Oui, 2027 est premier.', ''],
		['yes', '是的。', ''],
		['no', 'Nein.', ''],
	])('is right: %s for "%s"', (expected, text, question) => {
		expect(verdict(expected, text, question)).toBe('correct');
	});

	it.each([
		['yes', 'Nein.', ''],
		['no', 'Ja, 2027 ist prim.', ''],
		['3,8', '3,11 ist größer', LARGER],
		['21', '男生有20人。', ''],
	])('is wrong: "%s" for "%s"', (expected, text, question) => {
		expect(verdict(expected, text, question)).toBe('incorrect');
	});

	it.each([
		['3,8', '3,8 ist kleiner', LARGER],
		['5', 'Die Antwort ist nicht 5.', ''],
		['20', '不是20人', ''],
		['5', 'Vielleicht 5', ''],
		['5', '5 oder 6', ''],
	])('is judged by nobody where it denies or leaves open: %s for "%s"', (expected, text, question) => {
		expect(verdict(expected, text, question)).toBe('not-checked');
	});
});

describe('the solutions of an equation', () => {
	it.each([
		'2, 3',
		'[2, 3]',
		'{3, 2}',
		'x = 3, x = 2',
		'x=2 and x=3',
		'x₁ = 2, x₂ = 3',
		'The solutions are x = 3 and x = 2.',
	])('are a set of values: %s', (text) => {
		expect(verdict('x = 2 or x = 3', text)).toBe('correct');
	});

	it.each(['x = 2', '2, 4', '(x - 2)(x - 3) = 0', 'x = 2, y = 3'])('are not %s', (text) => {
		expect(verdict('x = 2 or x = 3', text)).not.toBe('correct');
	});

	it('are right where only their values are expected', () => {
		expect(verdict('2, 3', 'x = 2 or x = 3')).toBe('correct');
	});
});

describe('an option', () => {
	it('may be named by its words instead of its letter', () => {
		expect([verdict('B', 'dolphin', MAMMAL), verdict('B', 'Tuna.', MAMMAL)]).toEqual([
			'correct',
			'incorrect',
		]);
	});
});

describe('a term', () => {
	it('is the same with a sign between number and letter', () => {
		expect([verdict('4x', '4*x'), verdict('4x', '4*y')]).toEqual(['correct', 'incorrect']);
	});
});
