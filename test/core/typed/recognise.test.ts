import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { familyById } from '../../../src/core/tasks/registry.ts';
import { recognise, readTyped, typedKinds } from '../../../src/core/typed/registry.ts';

/** What the page says about a typed text: the answer, the family that judges, or nothing. */
function said(text: string): string | null {
	const found = recognise(text);
	if (found === null) return null;
	return 'expected' in found
		? found.expected
		: `${found.check.family} ${JSON.stringify(found.check.instance)}`;
}

const YES: readonly (readonly [string, string])[] = [
	['Which is larger, 9.11 or 9.9?', '9.9'],
	['which is larger 9.11 or 9.9', '9.9'],
	['Which is bigger: 3.9 or 3.11', '3.9'],
	['Which number is greater, 9.11 or 9.9?', '9.9'],
	['Which of the two decimals is smaller, -2.08 or -2.7?', '-2.7'],
	['9.11 or 9.9, which is larger?', '9.9'],
	['9.11 and 9.9: which one is higher?', '9.9'],
	['Compare 9.11 and 9.9. Which is larger?', '9.9'],
	['What is the largest of 1.5, 1.45 and 1.405?', '1.5'],
	['Which is the lowest: 3.4, 3.12, 3.099?', '3.099'],
	['Is 9.11 larger than 9.9?', 'no'],
	['Is 0.5 less than 0.45?', 'no'],
	['Is 0.25 smaller than 0.3?', 'yes'],
	['7.8 or 7.12?', '7.8'],
	['9.11 vs 9.9', '9.9'],
	['9.11 versus 9.9?', '9.9'],
	['Sort ascending: 3.4, 3.12, 3.099, 3.0995.', '3.099, 3.0995, 3.12, 3.4'],
	['Sort 3.4,3.12,3.099 from largest to smallest', '3.4, 3.12, 3.099'],
	['Put the numbers 2.5, 2.45 and 2.405 in order', '2.405, 2.45, 2.5'],
	['Arrange these numbers in descending order: 1.2 1.12 1.02', '1.2, 1.12, 1.02'],
	['Sort 3.4, 3.12 and 3.9 from the largest number to the smallest', '3.9, 3.4, 3.12'],
	['Sort 3.4, 3.12 and 3.9 from highest value to lowest value', '3.9, 3.4, 3.12'],
	['Sort 3.4, 3.12 and 3.9 with the largest number first', '3.9, 3.4, 3.12'],
	['Order these decimals, greatest first: 3.4, 3.12, 3.9', '3.9, 3.4, 3.12'],
	['Sort 3.4, 3.12 and 3.9 high to low', '3.9, 3.4, 3.12'],
	['Rank 3.4, 3.12 and 3.9 in decreasing order', '3.9, 3.4, 3.12'],
	['Rank the values 3.4, 3.12 and 3.9 from the lowest value to the highest', '3.12, 3.4, 3.9'],
	['By how much is 12.3 larger than 12.27?', '0.03'],
	['What is the difference between 9.9 and 9.11?', '0.79'],
	['What is 9.11 - 9.9?', '-0.79'],
	['9.9-9.11=?', '0.79'],
	['9.9 minus 9.11', '0.79'],
	['Subtract 9.11 from 9.9', '0.79'],
	['2386 × 7419', '17701734'],
	['What is 2386 × 7419?', '17701734'],
	['2,386 * 7,419 = ?', '17701734'],
	['Multiply 12 by 34', '408'],
	['What is the product of 2, 3 and 7?', '42'],
	['What is 12 * 34 * 5?', '2040'],
	['what is 2386 x 7419', '17701734'],
	['(-12) × 11', '-132'],
	['12 times 12', '144'],
	['How many r in strawberry', '3'],
	["How many r's are in the word strawberry?", '3'],
	['How many r are in the word strawberry?', '3'],
	['How many Rs are there in "strawberry"?', '3'],
	["How many times does the letter s occur in 'possessiveness'?", '6'],
	['Count the letter e in unprecedentedness', '5'],
	['How many q are in banana?', '0'],
	['How many letter i are in Mississippi?', '4'],
	['How many letters "i" is in Mississippi?', '4'],
	["How many i's is in the word mississippi?", '4'],
	['How many is are in mississippi?', '4'],
	['How many Is in mississippi?', '4'],
	['How many is does mississippi have?', '4'],
	['How many as in banana?', '3'],
	['How many s is in mississippi?', '4'],
	['Make 24 from 3, 7, 8 and 9', 'game-24 {"target":24,"numbers":[3,7,8,9]}'],
	[
		'Make 24 from 3, 7, 8 and 9, using each number once and + − × ÷.',
		'game-24 {"target":24,"numbers":[3,7,8,9]}',
	],
	[
		'Make 24 from 3, 7, 8 and 9 with addition, subtraction, multiplication and division only.',
		'game-24 {"target":24,"numbers":[3,7,8,9]}',
	],
	['Make 24 from 3, 7, 8 and 9 with the four basic operations', 'game-24 {"target":24,"numbers":[3,7,8,9]}'],
	['Make 24 from 3 7 8 9', 'game-24 {"target":24,"numbers":[3,7,8,9]}'],
	['Use 1, 3, 4 and 6 to make 24.', 'game-24 {"target":24,"numbers":[1,3,4,6]}'],
	['Can you get 10 from the numbers 2, 3 and 4?', 'game-24 {"target":10,"numbers":[2,3,4]}'],
];

const NO: readonly string[] = [
	'',
	'Hello',
	'I have 3 apples and 7.5 oranges, which is more fun?',
	'Is iPhone 15 bigger than iPhone 14.2?',
	'version 9.11 or 9.9, which is newer',
	'Which is larger, version 9.11 or version 9.9?',
	'Python 3.9 or 3.11, which is larger?',
	'Which is newer, 3.9 or 3.11?',
	'Which is better: 9.11 or 9.9?',
	'v9.11 or v9.9?',
	'9.11.1 or 9.9.0?',
	'7.8. or 7.12.?',
	'Which is earlier, 7.8.2024 or 7.12.2024?',
	'9.11 or 9.9, which one should I install?',
	'Which is larger, 9,11 or 9,9?',
	'Which is larger, 1/3 or 0.33?',
	'Which is larger, 0.5 or 50%?',
	'Which is more, $9.11 or $9.90?',
	'Which is larger, 9.11 kg or 9.9 g?',
	'Which is larger, 9.9 or 9.90?',
	'Which is not larger, 9.11 or 9.9?',
	'Which is the second largest of 1.2, 1.3 and 1.4?',
	'Which of the three is larger, 9.11 or 9.9?',
	'Which is larger and which is smaller, 9.11 or 9.9?',
	'Which 3 is larger, 9.11 or 9.9?',
	'Which is larger, 9.11 or 9.9 7?',
	'How much larger is 9.11 than 9.9?',
	'By how much is 9.11 larger than 9.9?',
	'Put the largest of 3.4, 3.12 and 3.9 first',
	'Sort 3.4, 3.12 and 3.9 by largest',
	'Sort 3.4, 3.12 and 3.9 from the largest',
	'Sort 3.4, 3.12 and 3.9, the largest',
	'Sort the two largest of 3.4, 3.12 and 3.9',
	'Sort 3.4, 3.12 and 3.9, smallest and largest first',
	'Sort 3.4, 3.12 and 3.9 in ascending order, largest first',
	'Sort 3.4, 3.12 and 3.9 from largest to largest',
	'Rank 3.4, 3.12 and 3.9',
	'Rank 3.4, 3.12 and 3.9 in order',
	'Put 3.4, 3.12 and 3.9',
	'Is 7 or 8 your favourite?',
	'7 or 8?',
	'On 9.11 I ran 9.9 km',
	'Call me at 555.1234 or 555.9876',
	'ISBN 978-3.16 or 148410.0?',
	'My grades are 1.3, 1.7 and 2.0. Which is the best?',
	'What is the difference between Python 3.9 and 3.11?',
	'Chapter 3.4 or 3.12?',
	'Are you 9.11 or 9.9?',
	'order 2 pizzas and 3.5 litres of cola',
	'10 - 12.5 hours?',
	'What is 7 + 5?',
	'What is 12 * 34 + 5?',
	'What is 1.5 × 3?',
	'1920 x 1080',
	'What does a 2x4 cost?',
	'4x4',
	'3 times 24 hours',
	'Is 12 × 12 more than 140?',
	'5 × 5 apples and 3 pears',
	'A 3 × 3 matrix',
	'007 × 3',
	'how many r in the second word',
	'How many e in unprecedentedness, and where?',
	'Make 24 from 1 1 1 1 1',
	'How many r in it?',
	'How many e in this sentence?',
	'How many a in total?',
	'How many words in strawberry?',
	'How many m in km?',
	'How many m in a mile?',
	'How many m in mile?',
	'How many g in pounds?',
	'How many r in strawberry and raspberry?',
	'How many r in strawberry jam?',
	'How many s in Sassafras?',
	'How many letters is in the word strawberry?',
	'How many letters is there in strawberry?',
	'How many letters is in mississippi?',
	'How many letters is used in mississippi?',
	'How many is in mississippi?',
	'How many times is in mississippi?',
	'How often is in mississippi?',
	'How Many Letters Is In The Word Mississippi?',
	'HOW MANY LETTERS IS IN MISSISSIPPI?',
	'How many e are in English?',
	'How many r in strawberry2?',
	'how many people in paris',
	'Make 2 sandwiches from 4 eggs and 3 slices',
	'Make 24 from 1, 1, 1 and 1',
	'Make 24 from 3, 7, 8 and 9 without dividing',
	'Make 24 from 3, 7, 8 and 9, each number twice',
	'Make 24 from 3, 7, 8 and 9 using only addition and multiplication',
	'Make 24 from 3, 7, 8 and 9 with only plus and minus',
	'Make 24 from 3, 7, 8 and 9, + and - only',
	'Make 24 from 3, 7, 8 and 9 using + − ×',
	'Make 24 from 3, 7, 8 and 9 with plus, minus and times',
	'Make 24 from 3, 7, 8 and 9 using division only once',
	'Make 24 from 3, 7, 8 and 9 with one operation',
	'Make 24 from 3, 7, 8 and 9 using each operation once',
	'Make 24 from 3, 7, 8 and 9 using all four operations',
	'Make 24 using only one of 3, 7, 8 and 9',
	'Make 24 from three of 3, 7, 8 and 9',
	'Make 100 from 1 to 9',
	'Make 24 from the five numbers 3, 7, 8 and 9',
	'In how many ways can you make 24 from 3, 7, 8 and 9?',
	'Make 24 from 3 × 8',
	'Make 2.4 from 3, 7, 8 and 9',
	'Get 15 from 20 people',
	'I get 3, 7 or 8 calls a day, make 24',
	'Make 24 from 3, 7, 8 and 9 by 12',
];

const SAYS_UP = new Set(['smallest', 'lowest', 'low', 'ascending', 'increasing']);
const SAYS_DOWN = new Set(['largest', 'highest', 'high', 'descending', 'decreasing']);

describe('recognise', () => {
	it.each(YES)('computes the answer to "%s"', (text, answer) => {
		expect(said(text)).toBe(answer);
	});

	it.each(NO)('leaves "%s" alone', (text) => {
		expect(said(text)).toBeNull();
	});

	it('says what it computed, and what it took a bare pair to ask', () => {
		expect(
			[
				'Which is larger, 9.11 or 9.9?',
				'7.8 or 7.12?',
				'How many r in strawberry?',
				'Make 24 from 3 7 8 9',
			].map((text) => recognise(text)?.words),
		).toEqual([
			'9.9, computed by the page',
			'7.8, the larger one, computed by the page',
			'3, counted by the page',
			'any way to make 24, checked by the rules of Game 24',
		]);
	});

	const decimal = fc
		.tuple(fc.integer({ min: -999, max: 999 }), fc.stringMatching(/^\d{1,12}$/))
		.map(([whole, after]) => `${whole}.${after}`);
	const pair = fc.tuple(decimal, decimal).filter(([a, b]) => Number(a) !== Number(b));

	it('finds the true larger and smaller one of any two decimals, and their exact difference', () => {
		fc.assert(
			fc.property(pair, ([a, b]) => {
				const [low, high] = Number(a) < Number(b) ? [a, b] : [b, a];
				expect(said(`Which is larger, ${a} or ${b}?`)).toBe(high);
				expect(said(`Which of these numbers is smaller: ${a}, ${b}?`)).toBe(low);
				expect(said(`${a} or ${b}?`)).toBe(high);
				expect(said(`Sort ${a}, ${b}`)).toBe(`${low}, ${high}`);
				expect(Number(said(`${a} minus ${b}`))).toBeCloseTo(Number(a) - Number(b), 9);
			}),
		);
	});

	it('never sorts the other way round than the words say, however they are put', () => {
		const [up, down] = ['3.12, 3.4, 3.9', '3.9, 3.4, 3.12'];
		const word = fc.constantFrom(
			...'from to first the number value in order by with of largest highest smallest lowest high low'.split(
				' ',
			),
			...'ascending descending increasing decreasing'.split(' '),
		);
		const verb = fc.constantFrom('Sort', 'Order', 'Arrange', 'Rank', 'Put');
		const words = fc.array(word, { maxLength: 6 });
		fc.assert(
			fc.property(verb, words, words, (does, before, after) => {
				const first = [...before, ...after].find((one) => SAYS_UP.has(one) || SAYS_DOWN.has(one));
				const allowed = first === undefined ? [up, null] : [SAYS_UP.has(first) ? up : down, null];
				expect(allowed).toContain(said([does, ...before, '3.4, 3.12 and 3.9', ...after].join(' ')));
			}),
			{ numRuns: 2000 },
		);
	});

	it('tells the verb "is" from the letter i in any word', () => {
		const word = fc.stringMatching(/^[a-z]{4,12}$/).filter((one) => said(`How many i in ${one}`) !== null);
		const start = fc.constantFrom(
			'How many letters',
			'How many letter',
			'How many',
			'How many times',
			'Count the letters',
		);
		const end = fc.constantFrom('in', 'there in', 'found in', 'in the word', 'used in the word');
		fc.assert(
			fc.property(word, start, end, (one, before, behind) => {
				const count = String(one.split('i').length - 1);
				expect(said(`${before} is ${behind} ${one}`)).toBeNull();
				expect([
					said(`How many i's are ${behind} ${one}`),
					said(`How many letter i is ${behind} ${one}`),
				]).toEqual([count, count]);
			}),
		);
	});

	it('names the target for no text that leaves an operation out', () => {
		const names = [
			['+', 'plus', 'addition'],
			['-', 'minus', 'subtraction'],
			['*', '×', 'times', 'multiplication'],
			['/', '÷', 'division'],
		] as const;
		const named = fc.tuple(...names.map((some) => fc.option(fc.constantFrom(...some))));
		fc.assert(
			fc.property(named, fc.constantFrom('using', 'with only', 'using only'), (some, using) => {
				const list = some.filter((name) => name !== null);
				fc.pre(list.length > 0);
				const text = `Make 24 from 3, 7, 8 and 9 ${using} ${list.join(' and ')}`;
				expect([text, said(text) !== null]).toEqual([text, list.length === 4]);
			}),
		);
	});

	it('takes no question with one more number anywhere', () => {
		const questions = YES.map(([text]) => text);
		fc.assert(
			fc.property(
				fc.constantFrom(...questions),
				fc.nat(60),
				fc.integer({ min: 0, max: 9999 }),
				fc.constantFrom(' ', ''),
				(text, place, number, gap) => {
					const words = text.split(' ');
					const at = place % (words.length + 1);
					// One more number in a list is a longer list.
					const isList = /,|\band\b|^Sort|^Arrange|^Make|^Put/.test(text);
					fc.pre(!isList);
					const more = [...words.slice(0, at), `${number}${gap}`.trim(), ...words.slice(at)].join(' ');
					expect(said(more)).toBeNull();
				},
			),
			{ numRuns: 300 },
		);
	});

	it('takes no question with one more word of another matter', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...YES.map(([text]) => text)),
				fc.nat(60),
				fc.constantFrom('apples', 'version', 'km', 'never', 'iPhone', 'December', '€', 'v2', '10:30', '5%'),
				(text, place, extra) => {
					const words = text.split(' ');
					const at = place % (words.length + 1);
					const isLastWord = at === words.length && /^(?:how many|count)/i.test(text);
					fc.pre(!isLastWord);
					expect(said([...words.slice(0, at), extra, ...words.slice(at)].join(' '))).toBeNull();
				},
			),
			{ numRuns: 300 },
		);
	});

	it('leaves a text alone that says more than one small thing', () => {
		const question = 'Which is larger, 9.11 or 9.9?';
		expect([
			said(question + ' '.repeat(300)),
			said(question + ' '.repeat(400)),
			said('(9.'.repeat(1e6)),
		]).toEqual(['9.9', null, null]);
	});
});

describe('every kind of typed question', () => {
	it('has an id of its own', () => {
		expect(new Set(typedKinds.map(({ id }) => id)).size).toBe(typedKinds.length);
	});

	it('reads no text that another one reads', () => {
		for (const [text] of YES) {
			expect([text, typedKinds.filter((kind) => readTyped(kind, text) !== null).length]).toEqual([text, 1]);
		}
	});

	it('names a check that the family can read', () => {
		for (const [text] of YES) {
			const found = recognise(text);
			if (found === null || !('check' in found)) continue;
			expect(familyById(found.check.family)?.parse(found.check.instance)).toEqual(found.check.instance);
		}
	});
});
