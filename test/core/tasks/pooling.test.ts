import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { pooling } from '../../../src/core/tasks/pooling/family.ts';
import type { PoolingInstance } from '../../../src/core/tasks/pooling/instance.ts';

const average: PoolingInstance = {
	matrix: [
		[1, 2, -3],
		[4, 0, 5],
		[-6, 7, 8],
	],
	window: 2,
	mode: 'average',
};
const largest: PoolingInstance = { ...average, mode: 'max' };

function judge(instance: PoolingInstance, reply: string): string {
	return pooling.verify(instance, lastMarked(reply)!).kind;
}

describe('pooling: checking', () => {
	it('pools the worked example', () => {
		expect([pooling.solve(average), pooling.solve(largest)]).toEqual(['1.75,1,1.25,5', '4,5,7,8']);
	});

	it.each([
		['<<<1.75,1,1.25,5>>>', 'correct'],
		['<<<7/4, 1, 5/4, 5.0>>>', 'correct'],
		['<<<[[1.75, 1], [1.25, 5]]>>>', 'correct'],
		['<<<1.75, 1\n1.25, 5>>>', 'correct'],
		['<<<1.75, 1,\n1.25, 5>>>', 'correct'],
		['<<<1.75 1\n1.25 5>>>', 'correct'],
		['<<<\n```\n1.75, 1\n1.25, 5\n```\n>>>', 'correct'],
		['<<<"1.75","1.0","1.25","5.00">>>', 'correct'],
		['<<<+1.75,1,1.25,5>>>', 'correct'],
		['<<<2,1,1,5>>>', 'incorrect'],
		['<<<1.75,1.25,1,5>>>', 'incorrect'],
		['<<<4,5,7,8>>>', 'incorrect'],
		['<<<-1.75,1,1.25,5>>>', 'incorrect'],
		['<<<1.75,1,1.25>>>', 'incorrect'],
		['<<<1.75,1,1.25,5,5>>>', 'incorrect'],
		['<<<1.75,,1,1.25,5>>>', 'malformed'],
		['<<<7/0,1,1.25,5>>>', 'malformed'],
		['<<<1.75e0,1,1.25,5>>>', 'malformed'],
		['<<<a,b,c,d>>>', 'malformed'],
		['<<<.,1,1.25,5>>>', 'malformed'],
		['<<<>>>', 'malformed'],
	])('judges the averages %j as %s', (reply, kind) => {
		expect(judge(average, reply)).toBe(kind);
	});

	it.each([
		['<<<4,5,7,8>>>', 'correct'],
		['<<<4.0, 5.0, 7.0, 8.0>>>', 'correct'],
		['<<<1.75,1,1.25,5>>>', 'incorrect'],
		['<<<4.001,5,7,8>>>', 'incorrect'],
	])('judges the maxima %j as %s', (reply, kind) => {
		expect(judge(largest, reply)).toBe(kind);
	});

	it('names the fault', () => {
		const why = (answer: string, instance = average): string => pooling.verify(instance, answer).why;
		expect(why('1.75,1.25,1,5')).toContain('column by column');
		expect(why('4,5,7,8')).toContain('largest numbers, not averages');
		expect(why('1.75,1,1.5,5')).toBe('In row 2, column 1 of the output the average is 1.25, not 1.5');
		expect(why('1.75,1,1.25')).toContain('4 values are asked for, the answer has 3');
	});

	it('does not take a stride of the window for a stride of 1', () => {
		const instance: PoolingInstance = {
			matrix: [
				[1, 2, 3, 4],
				[5, 6, 7, 8],
				[9, 10, 11, 12],
				[13, 14, 15, 16],
			],
			window: 2,
			mode: 'max',
		};
		const verdict = pooling.verify(instance, '6,8,14,16');
		expect(verdict.kind).toBe('incorrect');
		expect(verdict.why).toContain('moved by 1');
		expect(pooling.verify(instance, '6,7,8,10,11,12,14,15,16').kind).toBe('correct');
	});

	it('takes averages that are off by at most 0.002, exactly', () => {
		const ninths: PoolingInstance = {
			matrix: Array.from({ length: 4 }, (_, i) => Array.from({ length: 4 }, () => (i === 0 ? 1 : 0))),
			window: 3,
			mode: 'average',
		};
		// 3/9 in the first row of the output, 0 in the second.
		expect(pooling.solve(ninths)).toBe('0.3333,0.3333,0,0');
		expect(judge(ninths, '<<<0.333,1/3,0,0>>>')).toBe('correct');
		expect(judge(ninths, '<<<0.332,0.335,0,0.002>>>')).toBe('correct');
		expect(judge(ninths, '<<<0.3313,0.333,0,0>>>')).toBe('incorrect');
		expect(judge(ninths, '<<<0.333,0.333,0,0.0020001>>>')).toBe('incorrect');
		expect(judge(ninths, '<<<0.3,0.333,0,0>>>')).toBe('incorrect');
	});

	it('agrees with floating point, and rejects every single fault in a right answer, on every level', () => {
		const mutations: ((values: number[], at: number) => (number | string)[])[] = [
			(values, at) => values.map((value, i) => (i === at ? value + 1 : value)),
			(values, at) => values.map((value, i) => (i === at ? value - 0.01 : value)),
			(values, at) => values.filter((_, i) => i !== at),
			(values, at) => values.map((value, i) => (i === at ? 'x' : value)),
		];
		fc.assert(
			fc.property(
				fc.constantFrom(...pooling.levels),
				fc.nat(),
				fc.constantFrom(...mutations),
				fc.nat(),
				(level, seed, mutate, at) => {
					const instance = pooling.generate(level, createRng('pooling test', level.id, seed));
					const { matrix, window, mode } = instance;
					const starts = Array.from({ length: matrix.length - window + 1 }, (_, i) => i);
					const values = starts.flatMap((i) =>
						starts.map((j) => {
							const cells = matrix.slice(i, i + window).flatMap((row) => row.slice(j, j + window));
							const sum = cells.reduce((total, cell) => total + cell, 0);
							return mode === 'max' ? Math.max(...cells) : sum / window ** 2;
						}),
					);
					expect(pooling.verify(instance, values.map((value) => value.toFixed(4)).join(', ')).kind).toBe(
						'correct',
					);
					const wrong = mutate(values, at % values.length);
					expect(pooling.verify(instance, wrong.join(', ')).kind).not.toBe('correct');
				},
			),
		);
	});

	it('refuses matrices that are not square, and windows that do not fit', () => {
		expect(pooling.parse({ ...average, matrix: [[1, 2, 3]] })).toBeNull();
		expect(pooling.parse({ ...average, window: 3 })).toBeNull();
		expect(pooling.parse({ ...average, window: 1 })).toBeNull();
		expect(pooling.parse({ ...average, mode: 'min' })).toBeNull();
		expect(pooling.parse({ ...average, matrix: average.matrix.map((row) => row.map(() => 0.5)) })).toBeNull();
	});
});

describe('pooling: generating', () => {
	it('keeps sizes and entries of the level', () => {
		for (const { id, params } of pooling.levels) {
			const level = pooling.levels.find((each) => each.id === id)!;
			const { matrix, window, mode } = pooling.generate(level, createRng(id));
			expect([matrix.length, window, mode]).toEqual([params.side, params.window, params.mode]);
			expect(Math.min(...matrix.flat())).toBeGreaterThanOrEqual(params.entries[0]);
			expect(Math.max(...matrix.flat())).toBeLessThanOrEqual(params.entries[1]);
		}
	});

	it('grows by the number of entries looked at', () => {
		const work = pooling.levels.map(({ params: { side, window } }) => ((side - window + 1) * window) ** 2);
		expect(work).toEqual([...work].sort((a, b) => a - b));
	});
});
