import { describe, expect, it } from 'vitest';
import { behindQuestion, copiesQuestion, echoedAnswer, restates } from '../../../src/core/reply/echo.ts';

describe('what stands behind the question', () => {
	it.each([
		['Is 91 a prime number? False', 'False'],
		['Is 91 a prime number? -> No', 'No'],
		['"Is 91 a prime number?": no', 'no'],
		['is 91 a prime number? -1', '-1'],
	])('is what %j says', (line, rest) => {
		expect(behindQuestion(line, 'Is 91 a prime number?\n\nSay yes or no.')).toBe(rest);
	});

	it.each(['Is 91 a prime number?', 'He asks: Is 91 a prime number? No', 'Is 97 a prime number? Yes', 'No'])(
		'is nothing in %j',
		(line) => {
			expect(behindQuestion(line, 'Is 91 a prime number?')).toBeNull();
		},
	);
});

describe('a question repeated as a statement', () => {
	it.each([
		['Is 91 a prime number?', '91 is a prime number.', 'Yes'],
		['Is 91 a prime number?', '91 is not a prime number.', 'No'],
		['Is 91 a prime number?', "91 isn't a prime number.", 'No'],
		['Is 2100 a leap year? Answer yes or no.', '2100 is a leap year', 'Yes'],
		['Does Rosa tell the truth?', 'Rosa tells the truth.', 'Yes'],
		['Does Rosa tell the truth?', 'Rosa does not tell the truth.', 'No'],
		[
			'Rosa says that Finn lies.\n\nDoes Rosa tell the truth? Say Yes or No.',
			"Rosa doesn't tell the truth.",
			'No',
		],
		['Does "noon" read the same backwards?', '"noon" reads the same backwards as "noon".', 'Yes'],
		['Can a square be a rectangle?', 'A square can be a rectangle.', 'Yes'],
		['Is 7/8 greater than 8/9?', '7/8 is not greater than 8/9.', 'No'],
		['Is the claim "it rained; so the street is wet" valid?', 'Therefore, the claim is not valid.', 'No'],
		['Is the claim "it rained; so the street is wet" valid?', 'The claim "it rained" is valid.', 'Yes'],
	])('answers %j with %j: %s', (question, sentence, answer) => {
		expect(echoedAnswer(sentence, question)).toBe(answer);
	});

	it.each([
		['Is 91 a prime number?', '91 is an odd number.'],
		['Is 91 a prime number?', 'Is 91 a prime number?'],
		['Is 91 a prime number?', '97 is a prime number.'],
		['Is 91 a prime number?', 'It is not clear that 91 is a prime number.'],
		['Is 91 a prime number?', '91 is a prime number. It is 7 times 13.'],
		['Is 7/8 greater than 8/9?', '8/9 is greater than 7/8.'],
		['Is it larger or smaller?', 'It is larger or smaller.'],
		['Does Rosa tell the truth?', 'Finn tells the truth.'],
		['Does Rosa tell the truth?', 'Rosa lies.'],
		['How many prime numbers are there?', '91 is a prime number.'],
		['Is a whale a fish?', 'A whale is a fish out of water with lungs.'],
		['Is the claim "it rained" valid?', 'The claim "it rained" is true.'],
	])('does not answer %j with %j', (question, sentence) => {
		expect(echoedAnswer(sentence, question)).toBeNull();
	});
});

describe('a sentence about what is asked', () => {
	it.each([
		['What is 12 × 12?', '12 × 12 = 144'],
		['What is 12 × 12?', 'So, 12 × 12 = 144.'],
		['What is the greatest common divisor of 84 and 126?', 'The GCD of 84 and 126 is 42.'],
		[
			'What is the greatest common divisor of 84 and 126?',
			'The greatest common divisor of 84 and 126 is 42.',
		],
		[
			'Is the sentence "All cats are grey" true or false?',
			'The sentence "All cats are grey" is indeed false.',
		],
	])('for %j is %j', (question, sentence) => {
		expect(restates(sentence, question)).toBe(true);
	});

	it.each([
		['What is 12 × 12?', 'Then 12 × 2 = 24.'],
		['What is 12 × 12?', '12 × 10 = 120'],
		['What is the greatest common divisor of 84 and 126?', 'The sum of 84 and 126 is 210.'],
		['What is the greatest common divisor of 84 and 126?', '126 divided by 84 is 1 with remainder 42.'],
		['If 3 March 2024 is today, what was yesterday?', '3 March 2024 is today'],
		['How many days are in May?', 'May has 31 days.'],
	])('for %j is not %j', (question, sentence) => {
		expect(restates(sentence, question)).toBe(false);
	});

	it.each([
		['3. Solve for x: 3x + 7 = 31.', 'Solve for x: 3x + 7 = 31.', true],
		['What is 5 plus 6?', 'What is 5 plus 6? Write a number.', true],
		['x = 8', 'Solve for x: 3x + 7 = 31.', false],
		['iron', 'Which is heavier, feathers or iron?', false],
		['<<<Count: 2, Positions: [3, 8]>>>', 'Written like <<<Count: 2, Positions: [3, 8]>>>.', false],
	])('is told from a copy: %j of %j %j', (line, question, isCopy) => {
		expect(copiesQuestion(line, question)).toBe(isCopy);
	});
});
