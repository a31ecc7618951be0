import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { letters } from '../../../src/core/tasks/letters/family.ts';
import type { LettersInstance } from '../../../src/core/tasks/letters/instance.ts';

const example: LettersInstance = { word: 'grommettum', letter: 'm' };

function judge(reply: string, instance = example): string {
	return letters.verify(instance, lastMarked(reply) ?? 'no marker').kind;
}

describe('letters: checking', () => {
	it('solves a word counted by hand', () => {
		expect(letters.solve(example)).toBe('Count: 3, Positions: [4, 5, 10]');
	});

	it.each([
		'<<<Count: 3, Positions: [4, 5, 10]>>>',
		'<<<count:3,positions:[10,4,5]>>>',
		'<<<COUNT : 3 ; Positions : [ 4 , 5 , 10 ]>>>',
		'<<<Count: 3\nPositions: [4,\n5,\n10]>>>',
		'<<<Count: 3, Positions: [4, 5, 10, ]>>>',
		'<<<Count: 3, Positions: ["4", "5", "10"]>>>',
		'<<<Count: 3, Positions: [4.0, 5, 10]>>>',
		'<<<Count: 2, Positions: [4, 5]>>> no: <<<Count: 3, Positions: [4, 5, 10]>>>',
	])('accepts %j', (reply) => {
		expect(judge(reply)).toBe('correct');
	});

	it.each([
		['0-based positions', '<<<Count: 3, Positions: [3, 4, 9]>>>', 'one too small'],
		['a repeated position', '<<<Count: 3, Positions: [4, 5, 5, 10]>>>', '5 is listed more than once'],
		[
			'a count that disagrees with its list',
			'<<<Count: 2, Positions: [4, 5, 10]>>>',
			'3 positions are listed',
		],
		['a missing position', '<<<Count: 2, Positions: [4, 10]>>>', 'position 5 is missing'],
		['a place with another letter', '<<<Count: 3, Positions: [4, 5, 9]>>>', 'stands "u"'],
		['a place behind the word', '<<<Count: 3, Positions: [4, 5, 11]>>>', 'no position 11'],
		['place 0', '<<<Count: 4, Positions: [0, 4, 5, 10]>>>', 'no position 0'],
	])('rejects %s and names the fault', (_, reply, fault) => {
		const verdict = letters.verify(example, lastMarked(reply)!);
		expect(verdict.kind).toBe('incorrect');
		expect(verdict.why).toContain(fault);
	});

	it.each([
		'<<<Count: 3, Positions: [4.5, 5, 10]>>>',
		'<<<Count: three, Positions: [4, 5, 10]>>>',
		'<<<[4, 5, 10]>>>',
		'<<<Count: 3, Positions: [4 5 10]>>>',
		'<<<Count: 3, Positions: [4,, 5, 10]>>>',
		'<<<Count: 3, Positions: [-4, 5, 10]>>>',
		'<<<Count: 3, Positions: [4, 5, 10] I think>>>',
	])('calls %j malformed', (reply) => {
		expect(judge(reply)).toBe('malformed');
	});

	it('accepts zero occurrences with an empty list, and only that', () => {
		const none = { ...example, letter: 'z' };
		expect(judge('<<<Count: 0, Positions: []>>>', none)).toBe('correct');
		expect(judge('<<<Count: 1, Positions: [1]>>>', none)).toBe('incorrect');
		expect(judge('<<<Count: 0, Positions: []>>>')).toBe('incorrect');
	});

	it('notices one position off by one among 200 in a word of 800', () => {
		const instance = { word: 'abcd'.repeat(200), letter: 'b' };
		const positions = Array.from({ length: 200 }, (_, i) => 2 + 4 * i);
		expect(judge(`<<<Count: 200, Positions: [${positions.join(', ')}]>>>`, instance)).toBe('correct');
		positions[137]! += 1;
		expect(judge(`<<<Count: 200, Positions: [${positions.join(', ')}]>>>`, instance)).toBe('incorrect');
	});

	it('rejects every single fault in a right answer, on every level', () => {
		const mutations: ((positions: number[], at: number) => number[])[] = [
			(positions, at) => positions.filter((_, i) => i !== at),
			(positions, at) => positions.map((place, i) => (i === at ? place - 1 : place)),
			(positions, at) => positions.map((place, i) => (i === at ? place + 1 : place)),
			(positions, at) => [...positions, positions[at]!],
			(positions) => positions.map((place) => place - 1),
		];
		fc.assert(
			fc.property(
				fc.constantFrom(...letters.levels),
				fc.nat(),
				fc.constantFrom(...mutations),
				fc.nat(),
				(level, seed, mutate, at) => {
					const instance = letters.generate(level, createRng('letters test', level.id, seed));
					const positions = Array.from(instance.word).flatMap((c, i) =>
						c === instance.letter ? [i + 1] : [],
					);
					fc.pre(positions.length > 0);
					const wrong = mutate(positions, at % positions.length);
					const answer = `Count: ${String(wrong.length)}, Positions: [${wrong.join(', ')}]`;
					expect(letters.verify(instance, answer).kind).not.toBe('correct');
				},
			),
		);
	});

	it('refuses oversized and foreign instances', () => {
		expect(letters.parse({ word: 'a'.repeat(5001), letter: 'a' })).toBeNull();
		expect(letters.parse({ word: 'Abc', letter: 'a' })).toBeNull();
		expect(letters.parse({ word: 'abc', letter: 'ab' })).toBeNull();
		expect(letters.parse({ word: '', letter: 'a' })).toBeNull();
	});
});

describe('letters: generating', () => {
	it('keeps length and frequency inside the level', () => {
		for (const level of letters.levels) {
			for (let seed = 0; seed < 30; seed++) {
				const { word, letter } = letters.generate(level, createRng(level.id, seed));
				const [shortest, longest] = level.params.length;
				expect(word.length).toBeGreaterThanOrEqual(shortest);
				expect(word.length).toBeLessThanOrEqual(longest);
				expect(level.params.counts).toContain(word.split(letter).length - 1);
			}
		}
	});

	it('grows by the length of the word', () => {
		const lengths = letters.levels.map((level) => level.params.length[1]);
		expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
	});

	it('never shows the answer as the format example', () => {
		const instance = { word: 'abmabcam', letter: 'm' };
		expect(letters.solve(instance)).toBe('Count: 2, Positions: [3, 8]');
		expect(letters.question(instance)).not.toContain('<<<Count: 2, Positions: [3, 8]>>>');
	});
});
