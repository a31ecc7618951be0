import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { eightQueens } from '../../../src/core/tasks/eight-queens/family.ts';
import type { EightQueensInstance } from '../../../src/core/tasks/eight-queens/instance.ts';
import { searchQueens } from '../../../src/core/tasks/eight-queens/solver.ts';

const board: EightQueensInstance = {
	size: 8,
	queens: [
		[1, 3],
		[5, 0],
	],
	blocked: [
		[0, 0],
		[7, 7],
		[4, 5],
	],
};

function kindOf(reply: string, instance = board): string {
	return eightQueens.verify(instance, lastMarked(reply) ?? '').kind;
}

const RIGHT = '<<<0 1, 1 3, 2 5, 3 7, 4 2, 5 0, 6 6, 7 4>>>';

describe('the eight queens verifier', () => {
	it('accepts both completions of the board in any order and layout', () => {
		for (const reply of [
			RIGHT,
			'<<<0 6, 1 3, 2 1, 3 4, 4 7, 5 0, 6 2, 7 5>>>',
			'<<<  7 4 ,6 6,5 0,4 2,3 7,2 5,1 3,0 1 >>>',
			'<<<[[0,1],[1,3],[2,5],[3,7],[4,2],[5,0],[6,6],[7,4]]>>>',
			'<<<(0, 1), (1, 3), (2, 5), (3, 7), (4, 2), (5, 0), (6, 6), (7, 4)>>>',
			'<<<0 1\n1 3\n2 5\n3 7\n4 2\n5 0\n6 6\n7 4>>>',
		]) {
			expect(kindOf(reply), reply).toBe('correct');
		}
	});

	it.each([
		['a standard placement that moves the given queens', '<<<0 0, 1 4, 2 7, 3 5, 4 2, 5 6, 6 1, 7 3>>>'],
		['the new queens alone', '<<<0 1, 2 5, 3 7, 4 2, 6 6, 7 4>>>'],
		[
			'queens beside the board',
			'<<<100 200, 101 202, 102 204, 103 206, 104 208, 105 210, 106 212, 107 214>>>',
		],
		['coordinates counted from 1', '<<<1 2, 2 4, 3 6, 4 8, 5 3, 6 1, 7 7, 8 5>>>'],
		['nine pairs', '<<<0 1, 1 3, 2 5, 3 7, 4 2, 5 0, 6 6, 7 4, 7 4>>>'],
		['a repeated pair', '<<<0 1, 1 3, 2 5, 3 7, 4 2, 5 0, 6 6, 6 6>>>'],
		['column before row', '<<<1 0, 3 1, 5 2, 7 3, 2 4, 0 5, 6 6, 4 7>>>'],
		['negative numbers', '<<<0 -1, 1 3, 2 5, 3 7, 4 2, 5 0, 6 6, 7 4>>>'],
	])('rejects %s', (_, reply) => {
		expect(kindOf(reply)).toBe('incorrect');
	});

	it.each([
		['words after the pairs', '<<<0 1, 1 3, 2 5, 3 7, 4 2, 5 0, 6 6, 7 4, foo>>>'],
		['an empty block', '<<<>>>'],
		['words', '<<<the queens are safe>>>'],
		['an odd number of numbers', '<<<0 1 1>>>'],
		['pairs glued into long numbers', '<<<0000001, 1 3, 2 5, 3 7, 4 2, 5 0, 6 6, 7 4>>>'],
	])('calls %s malformed', (_, reply) => {
		expect(kindOf(reply)).toBe('malformed');
	});

	it('names the fault', () => {
		expect(eightQueens.verify(board, '0 0, 1 4, 2 7, 3 5, 4 2, 5 6, 6 1, 7 3')).toEqual({
			kind: 'incorrect',
			why: 'A queen stands on the forbidden cell (row 0, column 0)',
		});
		expect(eightQueens.verify(board, '0 1, 1 2, 2 5, 3 7, 4 3, 5 0, 6 6, 7 4').why).toBe(
			'The queens at (row 0, column 1) and (row 1, column 2) share a diagonal',
		);
	});

	it('judges boards of other sizes by their own size', () => {
		const ten: EightQueensInstance = { size: 10, queens: [[0, 1]], blocked: [[9, 9]] };
		const columns = [1, 3, 5, 7, 9, 0, 2, 4, 6, 8];
		expect(kindOf(`<<<${columns.map((col, row) => `${row} ${col}`).join(', ')}>>>`, ten)).toBe('correct');
	});

	it('rejects single faults in a right answer, on every level', () => {
		for (const level of eightQueens.levels) {
			for (let seed = 0; seed < 10; seed++) {
				const instance = eightQueens.generate(level, createRng('mutation', level.id, seed));
				const right = eightQueens.solve(instance).split(', ');
				const columnTwice = [`0 ${right[1]!.split(' ')[1]!}`, ...right.slice(1)];
				for (const wrong of [
					right.slice(1),
					columnTwice,
					[...right, right[0]!],
					[right[1]!, ...right.slice(1)],
				]) {
					expect(eightQueens.verify(instance, wrong.join(', ')).kind, wrong.join(', ')).toBe('incorrect');
				}
			}
		}
	});
});

describe('queens search', () => {
	it('finds the known numbers of placements', () => {
		const counts = [4, 5, 6, 7, 8, 9].map(
			(size) => searchQueens({ size, queens: [], blocked: [] }, 1000).solutions.length,
		);
		expect(counts).toEqual([2, 10, 4, 40, 92, 352]);
		expect(
			searchQueens(board, 10)
				.solutions.map((columns) => columns.join(' '))
				.sort(),
		).toEqual(['1 3 5 7 2 0 6 4', '6 3 1 4 7 0 2 5']);
	});
});

describe('eight queens levels', () => {
	it('grow in board size', () => {
		const sizes = eightQueens.levels.map((level) => level.params.size);
		expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
	});

	it('leave one way where the level says so, and never an empty board', () => {
		for (const level of eightQueens.levels) {
			for (let seed = 0; seed < 10; seed++) {
				const instance = eightQueens.generate(level, createRng('ways', level.id, seed));
				expect(instance.blocked.length).toBeGreaterThan(0);
				const { choice } = level.params;
				if (choice.kind === 'few') {
					const ways = searchQueens(instance, 10).solutions.length;
					expect(ways).toBeGreaterThan(0);
					expect(ways).toBeLessThanOrEqual(choice.solutions);
				} else {
					expect(instance.queens.length).toBeLessThanOrEqual(3);
					expect(instance.blocked.length).toBeLessThanOrEqual(4);
				}
			}
		}
	});

	it('refuse boards that are contradictory or cannot be solved', () => {
		const at = (queens: number[][], blocked: number[][]) => eightQueens.parse({ size: 4, queens, blocked });
		expect(at([[0, 1]], [])).not.toBeNull();
		expect(at([[0, 0]], [])).toBeNull();
		expect(
			at(
				[
					[0, 1],
					[1, 1],
				],
				[],
			),
		).toBeNull();
		expect(at([[0, 1]], [[0, 1]])).toBeNull();
		expect(at([[0, 4]], [])).toBeNull();
	});
});
