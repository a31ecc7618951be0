import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { runStock } from '../../../src/core/tasks/kit/stock.ts';
import { stringSynthesis } from '../../../src/core/tasks/string-synthesis/family.ts';
import {
	PUBLISHED_KINDS,
	PUBLISHED_METHODS,
} from '../../../src/core/tasks/string-synthesis/published-methods.ts';
import type { StringSynthesisInstance } from '../../../src/core/tasks/string-synthesis/instance.ts';

function startingWith(a: number, b: number, c: number): StringSynthesisInstance {
	return {
		kinds: [...PUBLISHED_KINDS],
		initial: { '[A]': a, '[B]': b, '[C]': c },
		recipes: [...PUBLISHED_METHODS],
		schedule: 'exhaust',
	};
}

const example = startingWith(6, 4, 3);

describe('string-synthesis: checking', () => {
	it('simulates the worked examples', () => {
		expect(stringSynthesis.solve(example)).toBe('2 0 0 2 0 0 1 1 0');
		expect(stringSynthesis.solve({ ...example, schedule: 'round-robin' })).toBe('3 0 0 1 1 0 1 1 0');
		expect(stringSynthesis.solve(startingWith(1, 1, 1))).toBe('0 0 0 1 0 0 0 0 0');
		expect(stringSynthesis.solve(startingWith(0, 0, 5))).toBe('0 0 1 0 0 2 0 0 0');
		expect(stringSynthesis.solve(startingWith(40, 0, 30))).toBe('40 0 0 0 0 15 0 0 0');
	});

	it.each([
		['<<<2 0 0 2 0 0 1 1 0>>>', 'correct'],
		['<<<2, 0, 0, 2, 0, 0, 1, 1, 0>>>', 'correct'],
		['<<<[2,0,0,2,0,0,1,1,0]>>>', 'correct'],
		['<<<["2","0","0","2","0","0","1","1","0"]>>>', 'correct'],
		['<<<2 0 0\n2 0 0\n1 1 0>>>', 'correct'],
		['<<<200200110>>>', 'correct'],
		['<<<200200111>>>', 'incorrect'],
		['<<<20020011>>>', 'malformed'],
		['<<<2002001100>>>', 'malformed'],
		['<<<3 0 0 1 1 0 1 1 0>>>', 'incorrect'],
		['<<<2 0 0 2 0 0 1 1>>>', 'incorrect'],
		['<<<2 0 0 2 0 0 1 1 0 0>>>', 'incorrect'],
		['<<<2 0 0 2 0 0 1 1 -0>>>', 'malformed'],
		['<<<2 0 0 2 0 0 1 1 0.0>>>', 'malformed'],
		['<<<1 1 0 2 0 0 2 0 0>>>', 'incorrect'],
	])('judges %j as %s', (reply, kind) => {
		expect(stringSynthesis.verify(example, lastMarked(reply)!).kind).toBe(kind);
	});

	it('does not take glued digits for counts above nine', () => {
		const instance = startingWith(40, 0, 30);
		expect(stringSynthesis.verify(instance, '40000015000').kind).toBe('malformed');
		expect(stringSynthesis.verify(instance, '40 0 0 0 0 15 0 0 0').kind).toBe('correct');
	});

	it('names the fault', () => {
		const why = (answer: string): string => stringSynthesis.verify(example, answer).why;
		expect(why('3 0 0 1 1 0 1 1 0')).toContain('only once per turn instead of as often as possible');
		expect(why('3 1 0 3 0 0 0 0 0')).toContain('method 2 could still be applied');
		expect(why('2 0 0 2 0 0 1 1')).toContain('9 counts are asked for, the answer has 8');
	});

	it('rejects every single fault in a right answer, on every level', () => {
		const mutations: ((counts: number[], at: number) => number[])[] = [
			(counts, at) => counts.map((count, i) => (i === at ? count + 1 : count)),
			(counts, at) => counts.filter((_, i) => i !== at),
			(counts) => [...counts, 0],
		];
		fc.assert(
			fc.property(
				fc.constantFrom(...stringSynthesis.levels),
				fc.nat(),
				fc.constantFrom(...mutations),
				fc.nat({ max: 8 }),
				(level, seed, mutate, at) => {
					const instance = stringSynthesis.generate(level, createRng('synthesis test', level.id, seed));
					const counts = stringSynthesis.solve(instance).split(' ').map(Number);
					expect(stringSynthesis.verify(instance, counts.join(', ')).kind).toBe('correct');
					expect(stringSynthesis.verify(instance, mutate(counts, at).join(', ')).kind).toBe('incorrect');
				},
			),
		);
	});

	it('refuses kinds that are unknown, repeated or badly named', () => {
		expect(stringSynthesis.parse({ ...example, kinds: ['[A]'] })).toBeNull();
		expect(stringSynthesis.parse({ ...example, kinds: [...example.kinds, '[A]'] })).toBeNull();
		expect(stringSynthesis.parse({ ...example, kinds: [...example.kinds, 'block, blue'] })).toBeNull();
		expect(stringSynthesis.parse({ ...example, initial: { '[D]': 3 } })).toBeNull();
	});
});

describe('string-synthesis: generating', () => {
	it('applies at least the methods of the level, and grows by the size of the piles', () => {
		for (const level of stringSynthesis.levels) {
			for (let seed = 0; seed < 30; seed++) {
				const { applied } = runStock(stringSynthesis.generate(level, createRng(level.id, seed)));
				expect(applied.filter((times) => times > 0).length).toBeGreaterThanOrEqual(level.params.methods);
			}
		}
		const piles = stringSynthesis.levels.map(({ params }) =>
			params.most.reduce((sum, most) => sum + most, 0),
		);
		expect(piles).toEqual([...piles].sort((a, b) => a - b));
	});

	it('gives the same end for exhausting as for always taking the first possible method', () => {
		fc.assert(
			fc.property(fc.nat({ max: 5 }), fc.nat({ max: 8 }), fc.nat({ max: 7 }), (a, b, c) => {
				const stock = new Map<string, number>(Object.entries(startingWith(a, b, c).initial));
				const possible = (inputs: Record<string, number>): boolean =>
					Object.entries(inputs).every(([kind, amount]) => (stock.get(kind) ?? 0) >= amount);
				for (;;) {
					const recipe = PUBLISHED_METHODS.find(({ inputs }) => possible(inputs));
					if (recipe === undefined) break;
					for (const [kind, amount] of Object.entries(recipe.inputs))
						stock.set(kind, stock.get(kind)! - amount);
					for (const [kind, amount] of Object.entries(recipe.outputs)) {
						stock.set(kind, (stock.get(kind) ?? 0) + amount);
					}
				}
				expect(runStock(startingWith(a, b, c)).counts).toEqual(
					PUBLISHED_KINDS.map((kind) => stock.get(kind) ?? 0),
				);
			}),
		);
	});
});
