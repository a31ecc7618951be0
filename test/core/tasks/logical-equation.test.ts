import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { logicalEquation as family } from '../../../src/core/tasks/logical-equation/family.ts';
import type { LogicalEquationInstance } from '../../../src/core/tasks/logical-equation/instance.ts';
import { findAssignments } from '../../../src/core/tasks/logical-equation/solver.ts';

const four: LogicalEquationInstance = {
	letterCount: 4,
	values: [2, 5, 8, 20],
	relations: [
		{ kind: 'multiple', left: 'A', right: 'C', tenths: 25 },
		{ kind: 'sum', left: 'B', right: 'D', total: 7 },
		{ kind: 'greater', left: 'D', right: 'B' },
	],
};
const three: LogicalEquationInstance = {
	letterCount: 3,
	values: [1, 2, 3],
	relations: [{ kind: 'difference', left: 'A', right: 'B', total: 1 }],
};

function kind(instance: LogicalEquationInstance, reply: string): string {
	return family.verify(instance, lastMarked(reply) ?? '').kind;
}

describe('logical equation verdicts', () => {
	it('forgives brackets, blanks and quotes', () => {
		expect(kind(four, '<<<[20, 2, 8, 5]>>>')).toBe('correct');
		expect(kind(four, '<<< 20,2,8,5 >>>')).toBe('correct');
		expect(kind(four, '<<<["20","2","8","5"]>>>')).toBe('correct');
		expect(kind(four, '<<<[20.0, 2, 8, 5]>>>')).toBe('correct');
	});

	it('names the first relation that fails', () => {
		expect(family.verify(four, '[20, 5, 8, 2]')).toEqual({
			kind: 'incorrect',
			why: 'Relation 3 (D > B) fails with D = 2 and B = 5',
			credit: { relations: 2 / 3 },
		});
	});

	it('wants one value per letter', () => {
		expect(kind(four, '<<<[20, 2, 8]>>>')).toBe('incorrect');
		expect(kind(four, '<<<[20, 2, 8, 5, 5]>>>')).toBe('incorrect');
	});

	it('accepts every assignment that fits', () => {
		expect(kind(three, '<<<[2, 1, 3]>>>')).toBe('correct');
		expect(kind(three, '<<<[3, 2, 1]>>>')).toBe('correct');
		expect(findAssignments(three, 10)).toHaveLength(2);
	});

	it('uses no number twice and none beside the pool', () => {
		expect(family.verify(three, '[2, 1, 2]').why).toBe('A and C are both 2');
		expect(family.verify(three, '[2, 1, 3.9]').why).toBe('C is 3.9, which is not in the pool');
	});

	it('never runs what it is given', () => {
		expect(kind(three, '<<<[1+1, 1, 3]>>>')).toBe('malformed');
		expect(kind(three, '<<<__import__("os")>>>')).toBe('malformed');
		expect(kind(three, '<<<>>>')).toBe('malformed');
	});

	it('shows only the beginning of what is no number, on one line', () => {
		expect(family.verify(three, '2 or\n1, 3').why).toBe('"2 or 1" is not a plain number');
		expect(family.verify(three, 'so it must be '.repeat(10)).why).toBe(
			'"so it must be so it must be so it must b…" is not a plain number',
		);
	});

	it('counts the last block', () => {
		expect(kind(four, '<<<[20, 2, 8, 5]>>> or rather <<<[20, 5, 8, 2]>>>')).toBe('incorrect');
	});
});

describe('logical equation puzzles', () => {
	const anyLevel = fc.constantFrom(...family.levels);

	it('rejects a doubled number, a foreign number and a short list', () => {
		fc.assert(
			fc.property(anyLevel, fc.integer(), fc.nat(), (level, seed, at) => {
				const instance = family.generate(level, createRng(seed));
				const right = findAssignments(instance, 1)[0]!;
				const place = at % right.length;
				const list = (values: number[]): string => `[${values.join(', ')}]`;
				const next = right[(place + 1) % right.length]!;
				expect(family.verify(instance, list(right)).kind).toBe('correct');
				expect(family.verify(instance, list(right.with(place, next))).kind).toBe('incorrect');
				expect(family.verify(instance, list(right.with(place, 7777))).kind).toBe('incorrect');
				expect(family.verify(instance, list(right.slice(1))).kind).toBe('incorrect');
			}),
			{ numRuns: 60 },
		);
	});

	it('leaves exactly one answer where the level says so', () => {
		for (const level of family.levels.filter(({ id }) => id.endsWith('unique'))) {
			for (let seed = 0; seed < 5; seed++) {
				expect(findAssignments(family.generate(level, createRng(seed)), 2)).toHaveLength(1);
			}
		}
	});

	it('never shows a relation beside its mirror', () => {
		for (const level of family.levels) {
			const { relations } = family.generate(level, createRng('mirror', level.id));
			const pairs = relations.map(({ kind, left, right }) => kind + [left, right].sort().join(''));
			expect(new Set(pairs).size).toBe(pairs.length);
		}
	});

	it('has levels that grow in letters, then in relations', () => {
		const sizes = family.levels.map(({ params }) => params.letters * 100 + (params.relations ?? 0));
		expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
	});
});
