import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { lightPuzzles } from '../../../src/core/tasks/light-puzzles/family.ts';
import type { LightPuzzlesInstance } from '../../../src/core/tasks/light-puzzles/instance.ts';

const small: LightPuzzlesInstance = {
	size: 3,
	lights: [
		[1, 0, 0],
		[0, 1, 1],
		[0, 0, 1],
	],
	buttons: [
		{
			name: 'A',
			cells: [
				[0, 0],
				[1, 2],
				[2, 1],
			],
		},
		{
			name: 'B',
			cells: [
				[1, 1],
				[1, 2],
			],
		},
	],
	presses: ['A', 'B'],
};

function kindOf(reply: string): string {
	return lightPuzzles.verify(small, lastMarked(reply)!).kind;
}

describe('the light puzzle verifier', () => {
	it.each([
		'<<<0,0,0,0,0,1,0,1,1>>>',
		'<<<0, 0, 0, 0, 0, 1, 0, 1, 1>>>',
		'<<<[[0,0,0],[0,0,1],[0,1,1]]>>>',
		'<<<["0","0","0","0","0","1","0","1","1"]>>>',
		'<<<0,0,0\n0,0,1\n0,1,1>>>',
		'<<<000\n001\n011>>>',
		'<<<0 0 0\r\n0 0 1\r\n0 1 1\r\n>>>',
	])('accepts %j', (reply) => {
		expect(kindOf(reply)).toBe('correct');
	});

	it.each([
		['wiring read column first', '<<<0,0,0,0,0,0,0,0,1>>>', 'incorrect'],
		['one lamp too few', '<<<0,0,0,0,0,1,0,1>>>', 'incorrect'],
		['one lamp too many', '<<<0,0,0,0,0,1,0,1,1,1>>>', 'incorrect'],
		['the grid as it was', '<<<1,0,0,0,1,1,0,0,1>>>', 'incorrect'],
		['one long number', '<<<000001011>>>', 'malformed'],
		['a 2', '<<<0,0,0,0,0,1,0,1,2>>>', 'malformed'],
		['a -1', '<<<0,0,0,0,0,1,0,1,-1>>>', 'malformed'],
		['words', '<<<off,off,off,off,off,on,off,on,on>>>', 'malformed'],
		['true and false', '<<<false,false,false,false,false,true,false,true,true>>>', 'malformed'],
		['nothing', '<<<>>>', 'malformed'],
	])('rejects %s', (_, reply, kind) => {
		expect(kindOf(reply)).toBe(kind);
	});

	it('rejects the 0-based reading of the shown positions', () => {
		const shifted = {
			...small,
			buttons: small.buttons.map(({ name, cells }) => ({
				name,
				cells: cells
					.map(([row, col]): [number, number] => [row + 1, col + 1])
					.filter(([row, col]) => row < 3 && col < 3),
			})),
		};
		expect(lightPuzzles.verify(small, lightPuzzles.solve(shifted)).kind).toBe('incorrect');
	});

	it('names a lamp that is wrong', () => {
		expect(lightPuzzles.verify(small, '0,0,0,0,0,1,0,1,0')).toEqual({
			kind: 'incorrect',
			why: 'The lamp in row 3, column 3 is on at the end (1 lamp wrong in all)',
		});
	});

	it('leaves the grid alone when a button is pressed twice', () => {
		expect(lightPuzzles.solve({ ...small, presses: ['A', 'A'] })).toBe('1,0,0,0,1,1,0,0,1');
	});

	it('rejects a right answer with any lamp switched, one dropped, or copied from the start', () => {
		for (const level of lightPuzzles.levels) {
			for (let seed = 0; seed < 10; seed++) {
				const instance = lightPuzzles.generate(level, createRng('mutation', level.id, seed));
				const right = lightPuzzles.solve(instance).split(',');
				for (let at = 0; at < right.length; at++) {
					const switched = right.map((lamp, index) => (index === at ? (lamp === '0' ? '1' : '0') : lamp));
					expect(lightPuzzles.verify(instance, switched.join(',')).kind).toBe('incorrect');
				}
				expect(lightPuzzles.verify(instance, right.slice(1).join(',')).kind).toBe('incorrect');
				expect(lightPuzzles.verify(instance, instance.lights.flat().join(',')).kind).toBe('incorrect');
			}
		}
	});
});

describe('light puzzle levels', () => {
	it('grow in lamps, buttons and presses', () => {
		const work = lightPuzzles.levels.map(({ params }) => params.buttons * params.widest + params.presses);
		expect(work).toEqual([...work].sort((a, b) => a - b));
	});

	it('does not depend on the order of the presses', () => {
		for (let seed = 0; seed < 50; seed++) {
			const rng = createRng('order', seed);
			const instance = lightPuzzles.generate(lightPuzzles.levels.at(-1)!, rng);
			const shuffled = { ...instance, presses: rng.shuffle(instance.presses) };
			expect(lightPuzzles.solve(shuffled)).toBe(lightPuzzles.solve(instance));
		}
	});

	it('refuses wiring off the grid and presses of unknown buttons', () => {
		expect(lightPuzzles.parse(small)).toEqual(small);
		expect(lightPuzzles.parse({ ...small, presses: ['C'] })).toBeNull();
		expect(
			lightPuzzles.parse({ ...small, buttons: [{ name: 'A', cells: [[3, 0]] }], presses: ['A'] }),
		).toBeNull();
		expect(lightPuzzles.parse({ ...small, lights: [[1, 0, 2]] })).toBeNull();
	});
});
