import { describe, expect, it } from 'vitest';
import type { AnswerPlace } from '../../../../src/core/answer.ts';
import { choicesOf } from '../../../../src/core/reply/typed/choices.ts';
import { compareTyped, inTypedForm } from '../../../../src/core/reply/typed/compare.ts';

const BIRD = 'Which of these is a bird? (A) trout (B) sparrow (C) lizard (D) bee';
const NEXT = 'What comes next: 2, 6, 12, 20, 30, …?\n(A) 36 (B) 40 (C) 42 (D) 44 (E) 56';
const EVEN = 'Which option is even?\nA) 17\nB) 29\nC) 34\nReply with the letter of the right option.';

function verdict(
	expected: string,
	text: string,
	question: string,
	from: AnswerPlace = 'prose-marker',
): string {
	return compareTyped(expected, { text, from }, question).kind;
}

describe('the options of a question', () => {
	it.each([
		[BIRD, ['A trout', 'B sparrow', 'C lizard', 'D bee']],
		[NEXT, ['A 36', 'B 40', 'C 42', 'D 44', 'E 56']],
		[EVEN, ['A 17', 'B 29', 'C 34']],
		['Pick (a) red, (b) blue or (c) green. Say why.', ['A red', 'B blue', 'C green.']],
		['Which is larger, 9.11 or 9.9?', []],
		['Is plan B) better?', []],
		['What is f(A) + g(B)?', []],
	])('of %j', (question, options) => {
		expect(choicesOf(question).map(({ letter, text }) => `${letter} ${text}`)).toEqual(options);
	});
});

describe('an answer to a question that offers options', () => {
	it.each([
		['B', BIRD],
		['(B)', BIRD],
		['sparrow', BIRD],
		['(B) sparrow', BIRD],
		['42', NEXT],
		['C', NEXT],
		['34', EVEN],
		['C) 34', EVEN],
	])('is wrong where it is none of them: %s expected', (expected, question) => {
		const texts = ['(H)', 'H', 'H)', 'Option H', '(H) 11', 'H) none of these', 'eagle', '777'];
		expect(texts.map((text) => `${text} ${verdict(expected, text, question)}`)).toEqual(
			texts.map((text) => `${text} incorrect`),
		);
		expect(compareTyped(expected, { text: '(H)', from: 'prose-block' }, question)).toEqual({
			kind: 'incorrect',
			why: `The answer is none of the options; the expected answer is ${expected}`,
		});
	});

	it.each([
		['B', 'sparrow', BIRD, 'correct'],
		['sparrow', '(B)', BIRD, 'correct'],
		['sparrow', 'B (Sparrow)', BIRD, 'correct'],
		['(B) sparrow', 'Option B', BIRD, 'correct'],
		['B', 'C (Lizard)', BIRD, 'incorrect'],
		['B', 'C (Lizard)**', BIRD, 'incorrect'],
		['B', 'lizard', BIRD, 'incorrect'],
		['42', '(C)', NEXT, 'correct'],
		['42', '(B)', NEXT, 'incorrect'],
		['42', 'B) 40', NEXT, 'incorrect'],
		['42', '42', NEXT, 'correct'],
		['C', '42', NEXT, 'correct'],
		['B', 'C (Sparrow)', BIRD, 'not-checked'],
		['B', 'B or C', BIRD, 'not-checked'],
		['B', 'not a lizard', BIRD, 'not-checked'],
		['B', 'a small sparrow', BIRD, 'not-checked'],
	])('%s against "%s"', (expected, text, question, kind) => {
		expect(verdict(expected, text, question)).toBe(kind);
	});

	it('is not found in words that merely stand last', () => {
		expect(verdict('B', 'easily counted', BIRD, 'prose-line')).toBe('not-checked');
		expect(verdict('B', 'eagle', BIRD, 'prose-said')).toBe('incorrect');
		expect(verdict('B', '5', BIRD, 'output')).toBe('incorrect');
	});

	it('is in the asked form by its letter and by its words', () => {
		const texts = ['(C)', 'C (Lizard)', 'lizard', '(H)', 'B or C', 'Lizards are reptiles'];
		expect(texts.filter((text) => inTypedForm('sparrow', text, BIRD))).toEqual(
			expect.arrayContaining(['(C)', 'C (Lizard)', 'lizard', '(H)']),
		);
		expect(texts.filter((text) => inTypedForm('B', text, BIRD))).toEqual([
			'(C)',
			'C (Lizard)',
			'lizard',
			'(H)',
		]);
	});
});
