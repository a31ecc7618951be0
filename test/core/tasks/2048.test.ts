import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { game2048 } from '../../../src/core/tasks/2048/family.ts';
import type { Game2048Instance } from '../../../src/core/tasks/2048/instance.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';

const small: Game2048Instance = {
	grid: [
		[4, 0, 2],
		[4, 8, 0],
		[0, 0, 16],
	],
	start: [0, 0],
	moves: 'drdr',
};

function kindOf(reply: string): string {
	return game2048.verify(small, lastMarked(reply)!).kind;
}

describe('the 2048 verifier', () => {
	it.each([
		'<<<0,0,2,0,0,0,0,0,32>>>',
		'<<< 0, 0, 2, 0, 0, 0, 0, 0, 32 >>>',
		'<<<[[0,0,2],[0,0,0],[0,0,32]]>>>',
		'<<<0,0,2\n0,0,0\n0,0,32>>>',
		'<<<0,0,2,\n0,0,0,\n0,0,32>>>',
		'<<<0 0 2\n0 0 0\r\n0 0 32>>>',
		'<<<"0","0","2","0","0","0","0","0","32">>>',
		'<<<0,0,2.0,0,0,0,0,0,32.0>>>',
	])('accepts %j', (reply) => {
		expect(kindOf(reply)).toBe('correct');
	});

	it.each([
		['the grid as it was', '<<<4,0,2,4,8,0,0,0,16>>>', 'incorrect'],
		['the real game, where all tiles slide', '<<<0,0,0,0,0,2,8,8,16>>>', 'incorrect'],
		['the start read from 0', '<<<4,0,2,4,0,0,0,8,16>>>', 'incorrect'],
		['eight numbers', '<<<0,0,2,0,0,0,0,32>>>', 'incorrect'],
		['ten numbers', '<<<0,0,2,0,0,0,0,0,32,0>>>', 'incorrect'],
		['a letter', '<<<0,0,2,0,x,0,0,0,32>>>', 'malformed'],
		['a negative number', '<<<0,0,2,0,-0,0,0,0,32>>>', 'malformed'],
		['an empty place', '<<<0,0,2,,0,0,0,0,32>>>', 'malformed'],
		['nothing', '<<<>>>', 'malformed'],
	])('rejects %s', (_, reply, kind) => {
		expect(kindOf(reply)).toBe(kind);
	});

	it('names the cell', () => {
		expect(game2048.verify(small, '0,0,2,0,0,0,0,0,16')).toEqual({
			kind: 'incorrect',
			why: 'Row 3, column 3 should hold 32, not 16',
		});
	});

	it('rejects a right answer with a value doubled, moved or dropped', () => {
		for (const level of game2048.levels) {
			for (let seed = 0; seed < 20; seed++) {
				const instance = game2048.generate(level, createRng('mutation', level.id, seed));
				const right = game2048.solve(instance).split(',');
				const at = right.findIndex((value) => value !== '0');
				const gap = right.findIndex((value) => value === '0');
				const doubled = right.with(at, String(2 * Number(right[at])));
				const wrongs = [doubled, right.slice(1), [...right, '0'], instance.grid.flat().map(String)];
				if (gap >= 0) wrongs.push(right.with(at, '0').with(gap, right[at]!));
				for (const wrong of wrongs) expect(game2048.verify(instance, wrong.join(',')).kind).toBe('incorrect');
			}
		}
	});
});

describe('2048', () => {
	it.each<[string, Game2048Instance, string]>([
		[
			'an empty start cell',
			{
				grid: [
					[0, 2],
					[4, 0],
				],
				start: [0, 0],
				moves: 'rdlu',
			},
			'0,2,4,0',
		],
		[
			'walls only',
			{
				grid: [
					[2, 4],
					[4, 8],
				],
				start: [0, 0],
				moves: 'uull',
			},
			'2,4,4,8',
		],
		[
			'two merges in a row',
			{
				grid: [
					[2, 2, 4],
					[0, 0, 0],
					[0, 0, 0],
				],
				start: [0, 0],
				moves: 'rr',
			},
			'0,0,8,0,0,0,0,0,0',
		],
		[
			'a blocked command in between',
			{
				grid: [
					[2, 4, 0],
					[0, 0, 0],
					[0, 0, 0],
				],
				start: [0, 0],
				moves: 'rdr',
			},
			'0,4,0,0,2,0,0,0,0',
		],
	])('follows %s', (_, instance, answer) => {
		expect(game2048.solve(instance)).toBe(answer);
	});

	it('keeps the sum of all tiles, starts on a tile and merges at least once', () => {
		for (const level of game2048.levels) {
			for (let seed = 0; seed < 50; seed++) {
				const instance = game2048.generate(level, createRng('sum', level.id, seed));
				const before = instance.grid.flat();
				const afterwards = game2048.solve(instance).split(',').map(Number);
				const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);
				expect(sum(afterwards)).toBe(sum(before));
				expect(instance.grid[instance.start[0]]![instance.start[1]]).toBeGreaterThan(0);
				expect(afterwards.filter(Boolean).length).toBeLessThan(before.filter(Boolean).length);
			}
		}
	});

	it('has levels that grow in cells and commands', () => {
		const work = game2048.levels.map(({ params }) => params.size ** 2 * params.moves);
		expect(work).toEqual([...work].sort((a, b) => a - b));
	});

	it('refuses tiles that are no powers of two and starts off the grid', () => {
		expect(game2048.parse(small)).toEqual(small);
		expect(game2048.parse({ ...small, start: [3, 0] })).toBeNull();
		expect(game2048.parse({ ...small, moves: 'up' })).toBeNull();
		expect(
			game2048.parse({
				...small,
				grid: [
					[3, 0],
					[0, 0],
				],
			}),
		).toBeNull();
		expect(game2048.parse({ ...small, grid: [[2, 0], [0]] })).toBeNull();
	});
});
