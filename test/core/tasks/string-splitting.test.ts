import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { dependsOnSchedule, runStock } from '../../../src/core/tasks/kit/stock.ts';
import { stringSplitting } from '../../../src/core/tasks/string-splitting/family.ts';
import { PUBLISHED_METHODS } from '../../../src/core/tasks/string-splitting/published-methods.ts';
import type { StringSplittingInstance } from '../../../src/core/tasks/string-splitting/instance.ts';

function startingWith(A: number, B: number, C: number): StringSplittingInstance {
	return { initial: { A, B, C }, recipes: [...PUBLISHED_METHODS], schedule: 'round-robin' };
}

const example = startingWith(4, 1, 12);

describe('string-splitting: checking', () => {
	it('simulates the worked examples', () => {
		expect(stringSplitting.solve(example)).toBe('[0, 0, 1, 0, 0, 10]');
		expect(stringSplitting.solve(startingWith(0, 1, 0))).toBe('[0, 1, 0, 0, 0, 0]');
		expect(stringSplitting.solve(startingWith(0, 1, 1))).toBe('[0, 0, 0, 1, 0, 1]');
		expect(stringSplitting.solve(startingWith(1, 0, 0))).toBe('[0, 0, 0, 1, 0, 1]');
		expect(stringSplitting.solve({ ...example, schedule: 'exhaust' })).toBe('[0, 1, 0, 0, 2, 8]');
	});

	it.each([
		['<<<["0","0","1","0","0","10"]>>>', 'correct'],
		['<<<[0, 0, 1, 0, 0, 10]>>>', 'correct'],
		['<<<0 0 1 0 0 10>>>', 'correct'],
		['<<<```json\n[0, 0, 1, 0, 0, 10]\n```>>>', 'correct'],
		['<<<0,0,1,0,0,10>>>', 'correct'],
		["<<<['0', '0', '1', '0', '0', '10']>>>", 'correct'],
		['<<<0010010>>>', 'malformed'],
		['<<<["0","1","0","0","2","8"]>>>', 'incorrect'],
		['<<<["0","0","1","0","10"]>>>', 'incorrect'],
		['<<<["0","0","1","0","0","10","0"]>>>', 'incorrect'],
		['<<<["0","0","1","0","0","10.0"]>>>', 'malformed'],
		['<<<["0","0","1","0","0","-10"]>>>', 'malformed'],
		['<<<0,0,10,0,0,1>>>', 'incorrect'],
		['<<<["00","0","1","0","0","10"]>>>', 'malformed'],
		['<<<[0, 0, 11, 0, 0, 10]>>>', 'incorrect'],
		['<<<[0, 0, 1, 0, 0, 10>>>', 'malformed'],
	])('judges %s as %s', (reply, kind) => {
		expect(stringSplitting.verify(example, lastMarked(reply)!).kind).toBe(kind);
	});

	it('tells counts apart that read alike when glued together', () => {
		const [right, other] = ['[0, 0, 1, 0, 0, 10]', '[0, 0, 10, 0, 1, 0]'];
		expect(other.replace(/\D/g, '')).toBe(right.replace(/\D/g, ''));
		expect([right, other].map((answer) => stringSplitting.verify(example, answer).kind)).toEqual([
			'correct',
			'incorrect',
		]);
	});

	it('names the fault', () => {
		const why = (answer: string): string => stringSplitting.verify(example, answer).why;
		expect(why('[0, 1, 0, 0, 2, 8]')).toContain('only once per turn');
		expect(why('[0, 0, 1, 1, 1, 9]')).toContain('method 5 could still be applied');
		expect(why('[0, 0, 1, 0, 0, 9]')).toContain('ends with 10 of Z, not 9');
		expect(why('[0, 0, 1, 0, 10]')).toContain('6 counts are asked for, the answer has 5');
	});

	it('rejects every single fault in a right answer, on every level', () => {
		const mutations: ((counts: number[], at: number) => number[])[] = [
			(counts, at) => counts.map((count, i) => (i === at ? count + 1 : count)),
			(counts, at) => counts.filter((_, i) => i !== at),
			(counts, at) => counts.map((count, i) => (i === at ? 10 * count + 1 : count)),
			(counts) => [...counts, 0],
		];
		fc.assert(
			fc.property(
				fc.constantFrom(...stringSplitting.levels),
				fc.nat(),
				fc.constantFrom(...mutations),
				fc.nat({ max: 5 }),
				(level, seed, mutate, at) => {
					const instance = stringSplitting.generate(level, createRng('splitting test', level.id, seed));
					const counts = JSON.parse(stringSplitting.solve(instance)) as number[];
					expect(stringSplitting.verify(instance, JSON.stringify(counts)).kind).toBe('correct');
					expect(stringSplitting.verify(instance, JSON.stringify(mutate(counts, at))).kind).toBe('incorrect');
				},
			),
		);
	});

	it('refuses endless processes, foreign kinds and odd counts', () => {
		const loop = [
			{ inputs: { A: 1 }, outputs: { B: 1 } },
			{ inputs: { B: 1 }, outputs: { A: 1 } },
		];
		const explosion = [
			{ inputs: { A: 1 }, outputs: { B: 100 } },
			{ inputs: { B: 1 }, outputs: { A: 100 } },
		];
		expect(stringSplitting.parse({ ...example, recipes: loop })).toBeNull();
		expect(stringSplitting.parse({ ...example, recipes: explosion, schedule: 'exhaust' })).toBeNull();
		expect(stringSplitting.parse({ ...example, recipes: [{ inputs: { Q: 1 }, outputs: {} }] })).toBeNull();
		expect(stringSplitting.parse({ ...example, recipes: [{ inputs: {}, outputs: { A: 1 } }] })).toBeNull();
		expect(stringSplitting.parse({ ...example, initial: { A: 1, B: 2 } })).toBeNull();
		expect(stringSplitting.parse({ ...example, initial: { A: 1, B: 2, C: -1 } })).toBeNull();
		expect(stringSplitting.parse({ ...example, initial: { A: 1, B: 2, C: 5001 } })).toBeNull();
	});
});

describe('string-splitting: generating', () => {
	it('keeps the start counts inside the level, and grows by them', () => {
		for (const level of stringSplitting.levels) {
			for (let seed = 0; seed < 30; seed++) {
				const { initial } = stringSplitting.generate(level, createRng(level.id, seed));
				for (const count of Object.values(initial)) {
					expect(count).toBeGreaterThanOrEqual(level.params.count[0]);
					expect(count).toBeLessThanOrEqual(level.params.count[1]);
				}
			}
		}
		const most = stringSplitting.levels.map((level) => level.params.count[1]);
		expect(most).toEqual([...most].sort((a, b) => a - b));
	});

	it('tests the schedule on the hard levels', () => {
		for (const level of stringSplitting.levels.filter(({ params }) => params.tellsSchedules)) {
			const instance = stringSplitting.generate(level, createRng('schedule', level.id));
			expect(dependsOnSchedule({ ...instance, kinds: ['A', 'B', 'C', 'X', 'Y', 'Z'] })).toBe(true);
		}
	});

	it('leaves nothing to do, from every start', () => {
		fc.assert(
			fc.property(fc.nat({ max: 60 }), fc.nat({ max: 60 }), fc.nat({ max: 60 }), (A, B, C) => {
				const run = runStock({ ...startingWith(A, B, C), kinds: ['A', 'B', 'C', 'X', 'Y', 'Z'] });
				const [a = 0, b = 0, c = 0, x = 0, y = 0] = run.counts;
				expect(run.ended).toBe(true);
				// No A, at most one of B and C together, and X or Y used up.
				expect([a, b + c <= 1, Math.min(x, y)]).toEqual([0, true, 0]);
			}),
		);
	});
});
