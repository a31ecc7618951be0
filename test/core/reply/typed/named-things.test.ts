import { describe, expect, it } from 'vitest';
import { compareTyped } from '../../../../src/core/reply/typed/compare.ts';
import { namedThings } from '../../../../src/core/reply/typed/named-things.ts';
import { ownWords } from '../../../../src/core/reply/typed/own-words.ts';

const MAMMAL = 'Which of these animals is a mammal: tuna, whale, shark?';
const GERMAN = 'Welches Tier ist ein Säugetier: Hai, Wal oder Lachs?';

function verdict(expected: string, text: string, question: string): string {
	return compareTyped(expected, { text, from: 'prose-line' }, question).kind;
}

describe('a sentence about one of the things to choose from', () => {
	it.each([
		['whale', 'tuna is a mammal.', MAMMAL, 'tuna', 'incorrect'],
		['whale', 'A whale is a mammal.', MAMMAL, 'A whale', 'correct'],
		['whale', 'Whales are mammals.', MAMMAL, 'Whales', 'correct'],
		[
			'whales',
			'The whale is a mammal.',
			'Which are mammals: sharks, whales, or tunas?',
			'The whale',
			'correct',
		],
		['copper', 'Wood is a metal.', 'Which of wood, copper and glass is a metal?', 'Wood', 'incorrect'],
		['7', 'The number 7 is prime.', 'Which is prime, 4, 6 or 7?', '7', 'correct'],
		['Wal', 'Hai ist ein Säugetier.', GERMAN, 'Hai', 'incorrect'],
		['Wal', 'Der Wal ist ein Säugetier.', GERMAN, 'Der Wal', 'correct'],
	])('%s expected, of %j', (expected, text, question, own, kind) => {
		expect([ownWords(expected, text, question), verdict(expected, text, question)]).toEqual([own, kind]);
	});

	it.each([
		['tuna', 'tuna is a fish.', MAMMAL],
		['whale', 'tuna is a fish.', MAMMAL],
		['Hai', 'Hai ist ein Fisch.', GERMAN],
	])(
		'is no choice where it says something else of the thing: %s expected, of %j',
		(expected, text, question) => {
			expect(verdict(expected, text, question)).toBe('not-checked');
		},
	);

	it.each([
		['carrot', 'Carrot is a vegetable.', 'Which is the odd one out: apple, carrot or pear?'],
		['whale', 'Whale is a sea mammal.', MAMMAL],
		['tuna', 'tuna', MAMMAL],
		['tuna', 'The answer is tuna.', MAMMAL],
		['tuna', 'Tuna is the answer.', MAMMAL],
	])('is a choice all the same: %s expected, of %j', (expected, text, question) => {
		expect(verdict(expected, text, question)).toBe('correct');
	});

	it.each([
		['whale', 'The mammal is the whale.', MAMMAL, 'correct'],
		['whale', 'tuna is not a mammal.', MAMMAL, 'not-checked'],
		['Paris', 'Paris is a city.', 'Which city is the capital of France?', 'correct'],
	])('is read as before elsewhere: %s expected, of %j', (expected, text, question, kind) => {
		expect(verdict(expected, text, question)).toBe(kind);
	});

	it.each([
		['which of these is a mammal? tuna, whale, shark', ['tuna', 'whale', 'shark']],
		['which is a mammal, a tuna, a whale or a shark?', ['tuna', 'whale', 'shark']],
		['which of wood, copper and glass is a metal?', ['wood', 'copper', 'glass']],
		['what is the capital of france?', []],
		['a train goes 3 km. how long does it take, if it stops?', []],
	])('knows them from %j', (text, things) => {
		expect(namedThings(text)).toEqual(things);
	});

	it('knows them at the end of a long one, of which no more is looked at', () => {
		const long = `${'a story of a sea, '.repeat(2000)}${MAMMAL.toLowerCase()}`;
		expect(namedThings(long)).toEqual(['tuna', 'whale', 'shark']);
	});
});
