import { describe, expect, it } from 'vitest';
import { compareTyped, isSameAnswer } from '../../../../src/core/reply/typed/compare.ts';

describe('comparing with the expected answer', () => {
	it.each([
		['FF', '0xFF', 'Convert 255 to hexadecimal.', 'correct'],
		['0xff', 'FF', 'Convert 255 to hexadecimal.', 'correct'],
		['FE', '0xFF', 'Convert 255 to hexadecimal.', 'incorrect'],
		['1010', '0b1010', 'Write 10 in binary.', 'correct'],
		['00001010', '0b1010', 'Write 10 in binary.', 'correct'],
		['17', '0o17', 'Write 15 in base 8.', 'correct'],
		['10', '0x10', 'How many fingers are there?', 'not-checked'],
		['255', '0x255', 'What is hexadecimal FF in decimal?', 'not-checked'],
	])('takes %s and %s, asked %j, as %s', (expected, text, question, verdict) => {
		expect(compareTyped(expected, { text, from: 'prose-marker' }, question).kind).toBe(verdict);
	});

	it.each([
		['9.9', '9.90'],
		['9.9', ' $9.9$. '],
		['42', '**42**'],
		['1000000', '1,000,000'],
		['1e3', '1000'],
		['0.5', '1/2'],
		['0.5', '.5'],
		['-3', '−3'],
		['Red', '"red"'],
		['3, 4, 6', '[3,4,6]'],
		['black, red, white', 'Black red white'],
		['0.1', '0.10000000000000000000'],
		['3', 'three'],
		['Twenty-one', '21'],
		['1.5', '1 1/2'],
		['-1.5', '-1 1/2'],
		['0.5', '50 %'],
		['5', '5 cm'],
		['5', '5cm²'],
		['12', '12 red apples'],
		['5 cm', '5cm'],
		['90', '90°'],
		['9.9', '€9.90'],
		['1/2', '$\\boxed{\\frac{1}{2}}$'],
		['9.9', '\\(9.9\\)'],
		['3', 'x = 3'],
		['x = 3', '3'],
		['3', 'Answer: 3'],
		['9.9', 'The larger one is 9.9'],
	])('takes %s and %s for the same', (expected, text) => {
		expect(compareTyped(expected, { text, from: 'prose-marker' }).kind).toBe('correct');
	});

	it.each([
		['9.9', '9.11'],
		['0.1', '0.1000000000000000055'],
		['3, 4', '4, 3'],
		['3', '3, 4'],
		['black, red', 'black, red, white'],
		['5', '5x'],
		['5', '-5 cm'],
		['3', 'thirteen'],
		['1/2', '1/0'],
		['1', ''],
	])('takes %s and %s for different', (expected, text) => {
		expect(compareTyped(expected, { text, from: 'prose-marker' }).kind).toBe('incorrect');
	});

	it.each([
		['50', '50%'],
		['red', 'not red'],
		['5 cm', '5'],
		['5', '5 million'],
		['5', '5 pi'],
	])('leaves %s against %s to a reader', (expected, text) => {
		expect(compareTyped(expected, { text, from: 'prose-marker' }).kind).toBe('not-checked');
	});

	it.each([
		['9.9', 'The answer is $\\boxed{9.9}$.', 'correct'],
		['3', 'There are three of them', 'correct'],
		['3', 'So the count is three.', 'correct'],
		['9.9', 'The larger number is 9.9.', 'correct'],
		['12 February 2022', 'So the date was 12 February 2022', 'correct'],
		['9.9', '9.9 is larger than 9.11.', 'correct'],
		['9.9', 'Of 9.11 and 9.9 the larger is 9.9', 'correct'],
		['red', 'The cup is not red', 'not-checked'],
		['9.9', 'The larger number is 9.11.', 'incorrect'],
		['9.9', 'Let me know if you need more.', 'not-checked'],
	])('reads %s in the sentence "%s" as %s', (expected, text, kind) => {
		expect(compareTyped(expected, { text, from: 'prose-line' }).kind).toBe(kind);
	});
});

describe('whether two answers are the same', () => {
	it.each([
		['9.9', '9.90', true],
		['9.9', 'The answer is 9.9.', true],
		['yes', 'Yes.', true],
		['1/2', '\\frac12', true],
		['3, 4', '[3, 4]', true],
		['red', '**Red**', true],
		['9.9', '9.11', false],
		['yes', 'no', false],
		['5', 'at least 5', false],
		['red', 'blue', false],
	])('%s and %s: %s', (a, b, isSame) => {
		expect([isSameAnswer(a, b), isSameAnswer(b, a)]).toEqual([isSame, isSame]);
	});
});
