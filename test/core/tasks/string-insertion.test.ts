import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { stringInsertion } from '../../../src/core/tasks/string-insertion/family.ts';
import type { StringInsertionInstance } from '../../../src/core/tasks/string-insertion/instance.ts';

function instanceOf(text: string): StringInsertionInstance {
	const rules = ['ABCD', 'BCDE', 'CDEA', 'DEAB', 'EABC'].map((trigger) => ({
		trigger,
		insert: trigger.charAt(0),
	}));
	return { alphabet: 'ABCDE', rules, text };
}

function judge(text: string, reply: string): string {
	const answer = lastMarked(reply);
	return answer === null ? 'no-answer' : stringInsertion.verify(instanceOf(text), answer).kind;
}

describe('string-insertion: checking', () => {
	it('solves a string worked out by hand', () => {
		expect(stringInsertion.solve(instanceOf('BABCDDEABEECDEAB'))).toBe('BABCDADEABDEECDEACBD');
	});

	it.each([
		['ABCDE', '<<<ABCDAEB>>>', 'correct'],
		['ABCDE', '<<<ABCDAE>>>', 'incorrect'],
		['ABCDBCD', '<<<ABCDABCD>>>', 'correct'],
		['ABCDBCD', '<<<ABCDABCDA>>>', 'incorrect'],
		['ABCD', '<<<ABCDA>>>', 'correct'],
		['ABCD', '<<<ABCD>>>', 'incorrect'],
		['AAAEEE', '<<<AAAEEE>>>', 'correct'],
		['AAAEEE', '<<<>>>', 'malformed'],
		['BBCDEB', '<<< "BBCDEBB" >>>', 'correct'],
		['BBCDEB', '<<<`BBCDEBB`>>>', 'correct'],
		['BBCDEB', '<<<```\nBBCDEBB\n```>>>', 'correct'],
		['BBCDEB', '<<<"BBCDEBB>>>', 'malformed'],
		['BBCDEB', '<<<bbcdebb>>>', 'malformed'],
		['BBCDEB', '<<<BBCDE BB>>>', 'malformed'],
		['BBCDEB', 'the result is BBCDEBB', 'no-answer'],
		['BBCDEB', 'first <<<BBCDEB>>> then <<<BBCDEBB>>>', 'correct'],
		['ABCDEABC', '<<<ABCDAEBACBDCE>>>', 'correct'],
	])('judges %s with %s as %s', (text, reply, kind) => {
		expect(judge(text, reply)).toBe(kind);
	});

	it('names the fault', () => {
		const why = (text: string, answer: string): string =>
			stringInsertion.verify(instanceOf(text), answer).why;
		expect(why('ABCDBCD', 'ABCDABCDA')).toContain('inserted letter was counted');
		expect(why('ABCD', 'ABCD')).toContain('Nothing was inserted');
		expect(why('BABCDB', 'BABCDBB')).toContain('at character 6 it has "B" instead of "A"');
	});

	it('rejects every single fault in a right answer, on every level', () => {
		const mutations: ((answer: string, at: number) => string)[] = [
			(answer, at) => answer.slice(0, at) + answer.slice(at + 1),
			(answer, at) => answer.slice(0, at) + 'A' + answer.slice(at),
			(answer, at) => answer.slice(0, at) + (answer[at] === 'E' ? 'A' : 'E') + answer.slice(at + 1),
			(answer) => answer.toLowerCase(),
		];
		fc.assert(
			fc.property(
				fc.constantFrom(...stringInsertion.levels),
				fc.nat(),
				fc.constantFrom(...mutations),
				fc.nat(),
				(level, seed, mutate, at) => {
					const instance = stringInsertion.generate(level, createRng('insertion test', level.id, seed));
					const answer = stringInsertion.solve(instance);
					const wrong = mutate(answer, at % answer.length);
					expect(stringInsertion.verify(instance, wrong).kind).not.toBe('correct');
				},
			),
		);
	});

	it('refuses triggers of different lengths, foreign letters and oversized text', () => {
		const good = instanceOf('ABCDE');
		expect(stringInsertion.parse({ ...good, task: 'string-insertion' })).toEqual(good);
		expect(stringInsertion.parse({ ...good, text: 'ABCDF' })).toBeNull();
		expect(stringInsertion.parse({ ...good, text: 'A'.repeat(2001) })).toBeNull();
		expect(
			stringInsertion.parse({ ...good, rules: [...good.rules, { trigger: 'ABC', insert: 'A' }] }),
		).toBeNull();
		expect(stringInsertion.parse({ ...good, rules: [...good.rules, good.rules[0]] })).toBeNull();
	});
});

describe('string-insertion: generating', () => {
	it('plants exactly the triggers of the level, and grows by them', () => {
		for (const level of stringInsertion.levels) {
			for (let seed = 0; seed < 30; seed++) {
				const instance = stringInsertion.generate(level, createRng(level.id, seed));
				const inserted = stringInsertion.solve(instance).length - instance.text.length;
				expect(inserted).toBe(level.params.triggers);
			}
		}
		const triggers = stringInsertion.levels.map((level) => level.params.triggers);
		expect(triggers).toEqual([...triggers].sort((a, b) => a - b));
	});

	it('keeps the published shape: 14 to 18 letters, no overlap', () => {
		const published = stringInsertion.levels.find((level) => level.published)!;
		for (let seed = 0; seed < 50; seed++) {
			const { text } = stringInsertion.generate(published, createRng('published', seed));
			expect(text).toMatch(/^[A-E]{14,18}$/);
			expect(text).not.toMatch(/ABCDE|BCDEA|CDEAB|DEABC|EABCD/);
		}
	});

	it('makes overlaps matter on the levels with traps', () => {
		for (const level of stringInsertion.levels.filter(({ params }) => params.traps)) {
			const { text } = stringInsertion.generate(level, createRng('traps', level.id));
			expect(text).toMatch(/ABCDE|BCDEA|CDEAB|DEABC|EABCD/);
		}
	});
});
