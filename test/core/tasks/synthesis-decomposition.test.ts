import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { runStock } from '../../../src/core/tasks/kit/stock.ts';
import { synthesisDecomposition as family } from '../../../src/core/tasks/synthesis-decomposition/family.ts';
import {
	FOUR_METHODS,
	THREE_METHODS,
	TWO_METHODS,
} from '../../../src/core/tasks/synthesis-decomposition/published-methods.ts';
import type { SynthesisDecompositionInstance } from '../../../src/core/tasks/synthesis-decomposition/instance.ts';

function instanceOf(
	table: typeof TWO_METHODS,
	initial: Record<string, number>,
): SynthesisDecompositionInstance {
	return { initial, recipes: [...table.recipes], report: [...table.report], schedule: 'round-robin' };
}

const example = instanceOf(FOUR_METHODS, { A: 9, B: 3, C: 3 });
const withTwo = instanceOf(TWO_METHODS, { A: 8, B: 2 });
const withThree = instanceOf(THREE_METHODS, { A: 3, B: 2, C: 6 });

describe('synthesis-decomposition: checking', () => {
	it('simulates the worked examples', () => {
		expect(family.solve(example)).toBe('[2, 0, 1, 1, 3]');
		expect(family.solve(withTwo)).toBe('[0, 0, 6]');
		expect(family.solve(withThree)).toBe('[1, 0, 1, 4]');
		expect(family.solve(instanceOf(TWO_METHODS, { A: 0, B: 3 }))).toBe('[0, 3, 0]');
	});

	it.each([
		['<<<[2, 0, 1, 1, 3]>>>', 'correct'],
		['<<<2, 0, 1, 1, 3>>>', 'correct'],
		['<<<["2","0","1","1","3"]>>>', 'correct'],
		['<<<[2 0 1 1 3]>>>', 'correct'],
		['<<<[02, 0, 1, 1, 3]>>>', 'correct'],
		['<<<[0, 0, 0, 3, 3]>>>', 'incorrect'],
		['<<<[2, 0, 1, 1]>>>', 'incorrect'],
		['<<<[2, 0, 1, 1, 3, 0]>>>', 'incorrect'],
		['<<<[5, 1, 2, 0, 2]>>>', 'incorrect'],
		['<<<[2.0, 0, 1, 1, 3]>>>', 'malformed'],
		['<<<[2, 0, 1, 1, three]>>>', 'malformed'],
		['<<<[0, 0, 0, 3, 3]>>> no, <<<[2, 0, 1, 1, 3]>>>', 'correct'],
	])('judges %s as %s', (reply, kind) => {
		expect(family.verify(example, lastMarked(reply)!).kind).toBe(kind);
	});

	it('wants exactly the reported goods, and the stated order of turns', () => {
		expect(family.verify(withTwo, '[0, 0, 6]').kind).toBe('correct');
		expect(family.verify(withTwo, '[0, 0, 0, 6, 0]').kind).toBe('incorrect');
		expect(family.verify(withThree, '[1, 0, 1, 4]').kind).toBe('correct');
		expect(family.verify(withThree, '[1, 0, 0, 4]').kind).toBe('incorrect');
	});

	it('names the fault', () => {
		const why = (answer: string): string => family.verify(example, answer).why;
		expect(why('[0, 0, 0, 3, 3]')).toContain('only once per turn');
		expect(why('[5, 1, 2, 0, 2]')).toContain('method 1 could still be applied');
		expect(why('[2, 0, 1, 1]')).toContain('5 counts are asked for, the answer has 4');
	});

	it('rejects every single fault in a right answer, on every level', () => {
		const mutations: ((counts: number[], at: number) => number[])[] = [
			(counts, at) => counts.map((count, i) => (i === at % counts.length ? count + 1 : count)),
			(counts, at) => counts.filter((_, i) => i !== at % counts.length),
			(counts) => [0, ...counts],
		];
		fc.assert(
			fc.property(
				fc.constantFrom(...family.levels),
				fc.nat(),
				fc.constantFrom(...mutations),
				fc.nat(),
				(level, seed, mutate, at) => {
					const instance = family.generate(level, createRng('decomposition test', level.id, seed));
					const counts = JSON.parse(family.solve(instance)) as number[];
					expect(family.verify(instance, counts.join(' ')).kind).toBe('correct');
					expect(family.verify(instance, mutate(counts, at).join(' ')).kind).toBe('incorrect');
				},
			),
		);
	});

	it('refuses goods outside the report and processes without an end', () => {
		expect(family.parse({ ...example, report: ['A', 'B', 'X'] })).toBeNull();
		expect(family.parse({ ...example, schedule: 'exhaust' })).toBeNull();
		const loop = [
			{ inputs: { A: 1 }, outputs: { B: 1 } },
			{ inputs: { B: 1 }, outputs: { A: 1 } },
		];
		expect(family.parse({ ...example, recipes: loop })).toBeNull();
	});
});

describe('synthesis-decomposition: generating', () => {
	it('makes up tables in which every method counts', () => {
		for (const level of family.levels.filter(({ params }) => typeof params.methods === 'number')) {
			for (let seed = 0; seed < 20; seed++) {
				const instance = family.generate(level, createRng(level.id, seed));
				const run = runStock({ ...instance, kinds: instance.report });
				expect(instance.recipes).toHaveLength(level.params.methods as number);
				expect(run).toMatchObject({ ended: true, skipped: true });
				expect(Math.min(...run.applied)).toBeGreaterThan(0);
			}
		}
	});

	it('grows by methods times start counts', () => {
		const sizes = family.levels.map(({ params: { methods, start } }) => {
			const count = typeof methods === 'number' ? methods : methods.recipes.length;
			return count * Object.values(start).reduce((sum, [, most]) => sum + most, 0);
		});
		expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
	});
});
