import { describe, expect, it } from 'vitest';
import { DECK_SIZE, deckOf, scoreOf } from '../../../src/core/coaching/deck.ts';
import { families } from '../../../src/core/tasks/registry.ts';
import { deckNameOf } from '../../../src/state/deck.svelte.ts';
import { makeInstance } from '../../../src/state/shown-instance.ts';
import { deckWords } from '../../../src/words/coach.ts';

describe('a deck', () => {
	it('is ten questions of ten families, the same for the same seed, each of them there', () => {
		for (const seed of ['1', '7', 'lecture 3']) {
			const deck = deckOf(seed, families);
			expect(deck).toEqual(deckOf(seed, families));
			expect(new Set(deck.map(({ family }) => family)).size).toBe(DECK_SIZE);
			for (const { family, level, seed: from } of deck) {
				const known = families.find(({ id }) => id === family);
				expect(known && makeInstance(known, level, from).kind).toBe('ready');
			}
		}
		expect(deckOf('1', families)).not.toEqual(deckOf('2', families));
	});
});

describe('the score of a deck', () => {
	const results = (right: readonly [boolean | null, boolean | null, number][]) =>
		right.flatMap(([you, rules, times]) => Array.from({ length: times }, () => ({ you, rules })));

	it.each([
		[
			results([
				[true, true, 5],
				[true, false, 2],
				[false, true, 1],
				[false, false, 2],
			]),
			'you 7, rule coach 6: too close to call',
		],
		[
			results([
				[true, false, 5],
				[true, true, 5],
			]),
			'you 10, rule coach 5: leaning to you',
		],
		[
			results([
				[false, true, 8],
				[true, true, 2],
			]),
			'you 2, rule coach 10: the rule coach is better',
		],
		[results([[true, false, 10]]), 'you 10, rule coach 0: you are better'],
		[
			results([
				[true, null, 9],
				[null, true, 1],
			]),
			'No question has been played by both yet.',
		],
	])('is said with the evidence there is', (played, words) => {
		expect(deckWords.score(scoreOf(played))).toBe(words);
	});

	it('counts what both have played, with the e-value of the discordant ones', () => {
		const { e, ...score } = scoreOf(
			results([
				[true, false, 5],
				[null, true, 3],
				[true, true, 1],
			]),
		);
		expect(score).toEqual({
			you: 6,
			rules: 1,
			both: 6,
			discordant: { aOnly: 5, bOnly: 0 },
			says: 'leaning',
			ahead: 'you',
		});
		expect(e).toBeCloseTo(5.3333, 4);
	});
});

describe('the link of a deck', () => {
	it.each([
		['deck=7&model=demo%3Acareful&play=2', { seed: '7', model: 'demo:careful', play: 2 }],
		['deck=7', { seed: '7', model: 'demo:bold', play: 1 }],
		['deck=+7+&play=-3', { seed: '7', model: 'demo:bold', play: 1 }],
		[`deck=${'x'.repeat(200)}&play=half`, { seed: 'x'.repeat(40), model: 'demo:bold', play: 1 }],
		['', null],
		['deck=&model=x', null],
	])('%s', (query, name) => {
		expect(deckNameOf(query, 'demo:bold')).toEqual(name);
	});
});
