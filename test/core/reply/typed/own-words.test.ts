import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTyped } from '../../../../src/core/reply/typed/compare.ts';
import { ownWords } from '../../../../src/core/reply/typed/own-words.ts';

const LARGER = 'Which is larger, 9.11 or 9.9?';

describe('the words of a sentence that are its answer', () => {
	it.each([
		['9.9', 'Therefore, the larger number is 9.9.', LARGER, '9.9'],
		['9.9', 'The larger number is 9.11.', LARGER, '9.11'],
		['9.9', '9.11 is larger than 9.9.', LARGER, '9.11'],
		['2^10', '10^3 is a much larger number than 2^10', 'Which is larger, 2^10 or 10^3?', '10^3'],
		['8', 'The cost of 12 pencils is 36 euros.', 'How many euros do 12 pencils cost?', '36 euros'],
		['9', 'The sentence "The quick brown cat" has 24 words.', 'How many words are in this sentence?', '24'],
		['777777', '123456 + 654321 = 66666', 'What is 123456 + 654321?', '66666'],
		['yes', 'No, the word "level" does not read the same backwards.', 'Is it a palindrome?', 'No'],
		['c', 'The third letter of the word "orchestra" is "r".', 'What is the third letter?', 'r'],
		['C', 'B) 29\nThe text confidence is 9.', 'Which option is even?', 'B'],
		['2, 3, 5', 'The prime numbers below 7 are: 2, 3, 5', 'List the prime numbers below 7.', '2, 3, 5'],
		['Ben', 'Ana is taller than Ben. Therefore, Ben is the shortest.', 'Who is the shortest?', 'Ben'],
		['3', 'lion is the first animal. How many are there? 5 animals.', 'How many are animals?', '5'],
		['FF', "So, 255 in hexadecimal is 'FF'.", 'Convert 255 to hexadecimal.', 'FF'],
	])('%s expected, of %j', (expected, text, question, own) => {
		expect(ownWords(expected, text, question)).toBe(own);
	});

	it.each([
		['9.9', '9.9', LARGER],
		['42', 'approximately 41.9', 'What is the square root of 1764?'],
		['9.9', 'It is not 9.9', LARGER],
		['9.9', '9.9 or 9.11', LARGER],
		['Goethe', 'Faust was written by Charles Dickens', 'Who wrote Faust?'],
		['nedrag', 'The garden is beautiful and lush.', 'Spell the word "garden" backwards.'],
		['sparrow', 'C (Lizard)', 'Which is a bird? (A) trout (B) sparrow (C) lizard'],
	])('are all of it where no part says the same: %s expected, of %j', (expected, text, question) => {
		expect(ownWords(expected, text, question)).toBe(text);
	});

	it('are judged like the sentence, and are never longer', () => {
		const numbers = fc.constantFrom('9.9', '9.11', '36', '-4', '1/2', '1,000', '2^10', '12 euros');
		const sentences = fc.constantFrom(
			'The answer is #.',
			'So # is larger.',
			'# is larger than 7',
			'x = #',
			'Not #',
		);
		fc.assert(
			fc.property(numbers, numbers, sentences, (expected, said, sentence) => {
				const text = sentence.replace('#', said);
				const own = ownWords(expected, text, LARGER);
				const kindOf = (one: string): string =>
					compareTyped(expected, { text: one, from: 'prose-marker' }, LARGER).kind;
				expect(own.length).toBeLessThanOrEqual(text.length);
				expect(kindOf(own)).toBe(kindOf(text));
			}),
		);
	});
});
