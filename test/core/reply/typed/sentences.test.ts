import { describe, expect, it } from 'vitest';
import { compareTyped } from '../../../../src/core/reply/typed/compare.ts';

function verdict(expected: string, text: string, question?: string): string {
	return compareTyped(expected, { text, from: 'prose-line' }, question).kind;
}

const LARGER = 'Which is larger, 9.11 or 9.9?';
const SMALLER = 'Which number is smaller: 9.11 or 9.9?';

describe('a comparing sentence claims what the question asks for', () => {
	it.each([
		'9.9 is larger than 9.11.',
		'So the final answer is: 9.9 is larger than 9.11.',
		'9.9 is larger',
		'9.9 is the larger number.',
		'9.9 is bigger than 9.11',
		'9.9 is greater than 9.11, because 0.9 > 0.11.',
		'9.9 is greater than or equal to 9.11.',
		'9.9 is clearly the larger of the two.',
		'9.9 is the larger of 9.11 and 9.9.',
		'9.9 > 9.11',
		'9.11 < 9.9',
		'$9.9 > 9.11$',
		'9.9 \\gt 9.11',
		'9.90 > 9.11',
		'9.11 is smaller than 9.9',
		'9.11 is less than 9.9.',
		'9.11 is smaller.',
		'The larger number is 9.9.',
		'The larger number is **9.9**.',
		'The larger of 9.11 and 9.9 is 9.9.',
		'The larger of the two numbers is: 9.9',
		'Larger: 9.9',
		'**Larger number:** 9.9',
		'The smaller one is 9.11.',
		'Between 9.11 and 9.9, 9.9 is bigger.',
		'Between 9.11 and 9.9, the larger number is 9.9.',
		'Of 9.11 and 9.9 the larger is 9.9',
		'Comparing 9.11 and 9.9, 9.9 is larger.',
		'Therefore, 9.9 is larger than 9.11.',
		'Since 9.90 > 9.11, 9.9 is larger.',
		'0.9 is more than 0.11, so 9.9 is larger.',
		'The number 9.9 is larger than the number 9.11.',
		'**9.9** is larger than **9.11**.',
		'9.9 is larger than 9.11 by 0.79.',
		'The answer is 9.9.',
		'The answer is 9.9 because 9.9 > 9.11.',
		'9.9',
	])('9.9 in "%s"', (text) => {
		expect([verdict('9.9', text, LARGER), verdict('9.11', text, LARGER)]).toEqual(['correct', 'incorrect']);
	});

	it.each([
		'9.11 is larger than 9.9.',
		'9.11 is larger',
		'9.11 > 9.9',
		'9.9 < 9.11',
		'9.9 is smaller than 9.11.',
		'The larger number is 9.11.',
		'The bigger one: 9.11',
		'Larger: 9.11',
		'Since 11 > 9, 9.11 is larger than 9.9.',
		'9.11 is larger than 9.9 because 11 is larger than 9.',
		'9.11 is greater.',
	])('9.11 in "%s"', (text) => {
		expect([verdict('9.11', text, LARGER), verdict('9.9', text, LARGER)]).toEqual(['correct', 'incorrect']);
	});

	it.each([
		'9.11 is smaller than 9.9.',
		'9.9 is larger than 9.11.',
		'9.11 < 9.9',
		'The smaller number is 9.11.',
		'9.9 is larger.',
	])('the smaller one, 9.11, in "%s"', (text) => {
		expect([verdict('9.11', text, SMALLER), verdict('9.9', text, SMALLER)]).toEqual(['correct', 'incorrect']);
	});

	it.each([
		['9.9', '9.9 is larger than 9.11', undefined],
		['9.11', '9.11 < 9.9', undefined],
		['9.11', '9.11 is smaller than 9.9', 'Compare 9.11 and 9.9.'],
	])('the subject, %s, in "%s" where no question tells', (expected, text, question) => {
		expect(verdict(expected, text, question)).toBe('correct');
	});

	it.each([
		['Tom', 'Tom is older than Ann.', 'Who is older, Tom or Ann?', 'correct'],
		['Tom', 'Ann is younger than Tom.', 'Who is older, Tom or Ann?', 'correct'],
		['Tom', 'Ann is older than Tom.', 'Who is older, Tom or Ann?', 'incorrect'],
		['Tom', 'Ann is younger.', 'Who is older, Tom or Ann?', 'correct'],
		['Ann', 'Tom is taller than Ann.', 'Who is shorter, Tom or Ann?', 'correct'],
		['iron', 'Iron is heavier than wood.', 'Which is heavier, iron or wood?', 'correct'],
		['wood', 'Iron is heavier than wood.', 'Which is heavier, iron or wood?', 'incorrect'],
		['A', 'A comes before B.', 'Which comes first, A or B?', 'correct'],
		['0.79', '9.9 is larger than 9.11', 'How much larger is 9.9 than 9.11?', 'not-checked'],
		['9.9', '9.9 is heavier than 9.11', LARGER, 'correct'],
		['9.9', '9.9 is not larger than 9.11', LARGER, 'not-checked'],
		['9.9', 'Is 9.9 larger than 9.11?', LARGER, 'not-checked'],
		['9.9', 'Either 9.9 or 9.11 is larger.', LARGER, 'not-checked'],
		['9.9', '9.9 - 9.11 = 0.79', LARGER, 'not-checked'],
		['9.9', 'I cannot tell whether 9.9 is larger than 9.11', LARGER, 'not-checked'],
		['9.9', '9.9 would be larger if it were 9.90', LARGER, 'not-checked'],
	])('%s against "%s" for "%s": %s', (expected, text, question, kind) => {
		expect(verdict(expected, text, question)).toBe(kind);
	});
});

describe('a sentence claims its one number', () => {
	it.each([
		['3', 'The letter "r" appears **3 times** in "strawberry".'],
		['3', "There are 3 r's in strawberry"],
		['3', 'The letter \'r\' occurs 3 times in the word "strawberry".'],
		['3', 'There are three of them.'],
		['3', 'There are *three* r letters.'],
		['3', 'r appears 3 times: positions 3, 8 and 9'],
		['3', 'r appears 3 times (at positions 3, 8 and 9).'],
		['3', 'The letter r appears 3 times, at positions 3, 8 and 9.'],
		['3', 'So, the count is 3.'],
		['3', 'Total: 3'],
		['3', 'Number of r: 3'],
		['3', 'Count of "r" = 3'],
		['3', '- **3**'],
		['3', 'The word has 3, not 2.'],
		['3', 'Therefore, the answer is $\\boxed{3}$.'],
		['3', 'The answer is: 3'],
		['3', 'The final answer is **3**.'],
		['3', 'The correct answer is 3 (three).'],
		['3', 'The answer to the question is 3.'],
		['3', 'Counting gives 1 + 1 + 1 = 3, so the answer is 3.'],
		['17701734', '$$2386 \\times 7419 = 17{,}701{,}734$$'],
		['17701734', '2386 * 7419 = 17,701,734'],
		['17701734', '2386 × 7419 = 2386 × 7000 + 2386 × 419 = 17701734'],
		['17701734', '17701734 = 2386 × 7419'],
		['17701734', 'The product of 2386 and 7419 is 17701734.'],
		['17701734', '2386 times 7419 equals 17701734'],
		['17701734', '17701734 (seventeen million…)'],
		['24', '(9 - 7) * 3 * 4 = 24'],
		['5', 'x = 5'],
		['5', 'The solution is x = 5.'],
		['5', '5 apples'],
		['5', 'She has 5 apples left.'],
		['5', 'First, 2 + 2 = 4.\nSo the answer is 5.'],
		['5', 'Step 1 is done.\nFinal answer: 5'],
		['5', 'The program prints 7. The answer is 5.'],
		['-5', 'The result is -5.'],
		['-5', 'The temperature is −5 °C.'],
		['1/2', 'The probability is $\\frac{1}{2}$.'],
		['12', 'The total cost is $12.00.'],
		['12', 'The total cost is \\$12.'],
	])('%s in "%s"', (expected, text) => {
		expect([verdict(expected, text), verdict('77', text)]).toEqual(['correct', 'incorrect']);
	});
});

describe('what claims nothing is never called right', () => {
	it.each([
		'not 5',
		'5 is wrong',
		'It is not 5.',
		"The answer isn't 5.",
		'The answer is not 5.',
		'I cannot say 5',
		'5 is incorrect.',
		"I don't think the answer is 5.",
		'There is no 5.',
		'Anything but 5, never 5',
		'at least 5',
		'At most 5.',
		'about 5',
		'approximately 5',
		'around 5',
		'roughly 5 apples',
		'≈5',
		'≈ 5',
		'~5',
		'\\approx 5',
		'5 or more',
		'5 or so',
		'less than 5',
		'more than 5',
		'fewer than 5 apples',
		'no more than 5',
		'up to 5',
		'over 5',
		'under 5',
		'nearly 5',
		'almost five',
		'5+',
		'>5',
		'> 5',
		'≥ 5',
		'\\geq 5',
		'x > 5',
		'x ≤ 5',
		'5 ± 1',
		'5-6',
		'5–6',
		'5 to 6',
		'between 5 and 6',
		'5 or 6',
		'4 or 5',
		'either 4 or 5',
		'either 5',
		'5, or maybe 6',
		'would be 5 if it were even',
		'might be 5',
		'It could be 5.',
		'maybe 5',
		'perhaps 5',
		'probably 5',
		'If x is 2, the answer is 5',
		'5?',
		'Is it 5?',
		'Is the answer 5?',
		'5 million',
		'5k',
		'5 dozen',
		'5%',
		'5 hundred',
		'5 and 6',
		'x is 5 and y is 6',
		'x = 5, y = 6',
		'The first solver says 5.',
		'The program printed 5',
		'The numbers 5, 6 and 7 are tried.',
		'5 * x',
		'2 * 5',
		'5e3',
		'5 x 5',
		'version 5.5.5',
		'5:30',
		'2025-05-05',
	])('5 in "%s"', (text) => {
		expect(verdict('5', text)).not.toBe('correct');
	});

	it('leaves a summary that quotes a solver to a reader', () => {
		const text =
			'The first solver\'s answer is correct. The second solver\'s answer is incorrect because the program correctly compares the two numbers and prints "9.9 is larger".';
		expect([verdict('9.9', text, LARGER), verdict('9.11', text, LARGER)]).toEqual([
			'not-checked',
			'not-checked',
		]);
	});
});
