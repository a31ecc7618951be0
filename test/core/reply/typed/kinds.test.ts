import { describe, expect, it } from 'vitest';
import { compareTyped } from '../../../../src/core/reply/typed/compare.ts';

function verdict(expected: string, text: string, question?: string): string {
	return compareTyped(expected, { text, from: 'prose-line' }, question).kind;
}

describe('yes and no', () => {
	it.each([
		'Yes',
		'yes.',
		'**Yes**',
		'YES!',
		'Yes, because both are even.',
		'Yes — both are even.',
		'Yes - it is.',
		'Yes: both are even',
		'Yes (both are even)',
		'Yes, there is no doubt.',
		'Yes it is.',
		"I'd say yes",
		'I would say yes.',
		'The answer is yes.',
		'The answer is: **Yes**',
		'Answer: Yes',
		'So yes.',
		'So, yes, it is.',
		'Therefore the answer is "yes".',
		'True',
		'Yeah',
		'Of course.',
		'<<<Yes>>>',
		'\\boxed{\\text{Yes}}',
	])('"%s" says yes', (text) => {
		expect([verdict('yes', text), verdict('no', text)]).toEqual(['correct', 'incorrect']);
	});

	it.each([
		'No',
		'No.',
		'No, it is not.',
		'No it is not',
		'Not really',
		'Certainly not.',
		'The answer is no.',
		'Nope',
		'False',
		'No, because 3 is odd.',
		"I'd say no",
		'No — 3 is odd',
	])('"%s" says no', (text) => {
		expect([verdict('no', text), verdict('yes', text)]).toEqual(['correct', 'incorrect']);
	});

	it.each([
		'I cannot say yes',
		'I cannot say yes or no',
		'cannot say',
		'Yes or no?',
		'Yes and no.',
		'Yes, but only if x is even.',
		'Yes?',
		'Maybe yes',
		'It might be yes',
		'If so, yes',
		'No idea',
		'No solution exists that I know',
		'The answer is not yes.',
		'Some say yes',
		'Yes. No.',
		'Yes, wait, no.',
		'The answer could be yes',
		'either yes or no',
		'It depends.',
	])('"%s" is left to a reader', (text) => {
		expect([verdict('yes', text), verdict('no', text)]).toEqual(['not-checked', 'not-checked']);
	});
});

describe('letters of options', () => {
	it.each([
		'E',
		'(E)',
		'E.',
		'**E**',
		'E: some option',
		'E) some option',
		'E. some option',
		'(E) some option',
		'E - some option',
		'Option E',
		'option (E)',
		'Choice E',
		'The answer is E.',
		'The answer is (E).',
		'The answer is (E) some option.',
		'The correct answer is option E.',
		'The correct option is E',
		'Answer: E',
		'Answer: E) some option',
		'**Answer: (E)**',
		'So the answer is \\boxed{E}.',
		'\\text{(E)}',
		'I choose E.',
	])('E in "%s"', (text) => {
		expect([verdict('E', text), verdict('B', text)]).toEqual(['correct', 'incorrect']);
	});

	it.each([
		'E or F',
		'not E',
		'E is wrong',
		'E: wrong',
		'The answer is not E',
		'E and F',
		'E: some, F: other',
		'E?',
		'It might be E',
		'Either E or F',
	])('"%s" is left to a reader', (text) => {
		expect(verdict('E', text)).toBe('not-checked');
	});

	it.each([
		['E', 'B', 'incorrect'],
		['e', 'E', 'correct'],
		['r', 'The letter is "r".', 'correct'],
		['A', 'A cat sat there', 'not-checked'],
	])('%s against "%s": %s', (expected, text, kind) => {
		expect(verdict(expected, text)).toBe(kind);
	});
});

describe('words and short texts', () => {
	it.each([
		['Paris', 'paris', 'correct'],
		['Paris', '"Paris."', 'correct'],
		['Paris', 'The capital is Paris.', 'correct'],
		['Paris', 'The capital of France is **Paris**.', 'correct'],
		['Paris', 'Paris is the capital of France.', 'correct'],
		['Paris', 'The answer is Paris.', 'correct'],
		['Paris', 'Answer: Paris', 'correct'],
		['Paris', 'Paris, the capital of France', 'correct'],
		['Paris', 'Paris (France)', 'correct'],
		['Paris', 'The capital is called Paris', 'correct'],
		['Paris', 'London', 'incorrect'],
		['Paris', 'The capital is London.', 'incorrect'],
		['Paris', 'The answer is London.', 'incorrect'],
		['Paris', 'Paris or London', 'not-checked'],
		['Paris', 'It is not Paris.', 'not-checked'],
		['Paris', 'It might be Paris', 'not-checked'],
		['Paris', 'Paris?', 'not-checked'],
		['Paris', 'I flew from Paris to Rome yesterday with friends', 'not-checked'],
		['the red cup', 'red cup', 'correct'],
		['red', 'The cup is red.', 'correct'],
		['red', 'The cup is not red', 'not-checked'],
		['blue', 'It is red or blue', 'not-checked'],
		['blue', 'It is blue', 'correct'],
		['blue', 'It is red', 'incorrect'],
		['blue', 'dark blue', 'not-checked'],
		['blue', 'either blue', 'not-checked'],
		['12 February 2022', 'So the date was 12 February 2022', 'correct'],
		['12 February 2022', '13 February 2022', 'incorrect'],
		['yes or no', 'yes or no', 'correct'],
		['not guilty', 'Not guilty.', 'correct'],
		['not guilty', 'guilty', 'incorrect'],
		['10:30', 'The time is 10:30', 'correct'],
		['10:30', '10:45', 'incorrect'],
		['2x + 1', '2x+1', 'correct'],
		['2x + 1', '$2x + 1$', 'correct'],
		['2x + 1', '2x - 1', 'incorrect'],
	])('%s against "%s": %s', (expected, text, kind) => {
		expect(verdict(expected, text)).toBe(kind);
	});
});

describe('lists', () => {
	it.each([
		['3, 7, 12', '3, 7, 12', 'correct'],
		['3, 7, 12', '[3, 7, 12]', 'correct'],
		['3, 7, 12', '(3,7,12)', 'correct'],
		['3, 7, 12', '3, 7 and 12', 'correct'],
		['3, 7, 12', '3, 7, and 12.', 'correct'],
		['3, 7, 12', '3 7 12', 'correct'],
		['3, 7, 12', '3\n7\n12', 'correct'],
		['3, 7, 12', '- 3\n- 7\n- 12', 'correct'],
		['3, 7, 12', '1. 3\n2. 7\n3. 12', 'correct'],
		['3, 7, 12', '3; 7; 12', 'correct'],
		['3, 7, 12', 'The numbers are 3, 7 and 12.', 'correct'],
		['3, 7, 12', 'Answer: [3, 7, 12]', 'correct'],
		['3, 7, 12', 'The list is: 3, 7, 12', 'correct'],
		['3, 7, 12', '**3, 7, 12**', 'correct'],
		['3, 7, 12', 'array([ 3,  7, 12])', 'correct'],
		['3, 7, 12', '[np.int64(3), np.int64(7), np.int64(12)]', 'correct'],
		['3, 7, 12', '3.0, 7.0, 12.0', 'correct'],
		['[1, 2, 3]', '1, 2, 3', 'correct'],
		['1000, 2000', '1,000, 2,000', 'correct'],
		['1/2, 0.25', '½, ¼', 'correct'],
		['3, 7, 12', '7, 3, 12', 'incorrect'],
		['3, 7, 12', '3, 7', 'incorrect'],
		['3, 7, 12', '3, 7, 12, 13', 'incorrect'],
		['3, 7, 12', '3, 7, 13', 'incorrect'],
		['3, 7, 12', '3, 7 or 12', 'not-checked'],
		['3, 7, 12', 'not 3, 7, 12', 'not-checked'],
		['3, 7, 12', '{3, 7, 12}', 'correct'],
		['3, 7, 12', '{12, 3, 7}', 'not-checked'],
		['{3, 7, 12}', '12, 7, 3', 'correct'],
		['{3, 7, 12}', '{7, 3, 12}', 'correct'],
		['{3, 7, 12}', '{7, 3, 13}', 'incorrect'],
		['black, red, white', 'Black red white', 'correct'],
		['black, red, white', "['black', 'red', 'white']", 'correct'],
		['black, red, white', 'black, red and white', 'correct'],
		['black, red, white', 'The order is black, red, white.', 'correct'],
		['black, red, white', 'red, black, white', 'incorrect'],
		['New York, Paris', 'New York and Paris', 'correct'],
		['New York, Paris', 'Paris, New York', 'incorrect'],
		['[[1, 2], [3, 4]]', '1 2\n3 4', 'correct'],
		['[[1, 2], [3, 4]]', '[[1,2],[3,4]]', 'correct'],
		['[[1, 2], [3, 4]]', '[[1 2]\n [3 4]]', 'correct'],
		['[[1, 2], [3, 4]]', '[[1, 2], [3, 5]]', 'incorrect'],
		['[[1, 2], [3, 4]]', '[[1, 2, 3], [4]]', 'not-checked'],
	])('%s against "%s": %s', (expected, text, kind) => {
		expect(verdict(expected, text)).toBe(kind);
	});
});
