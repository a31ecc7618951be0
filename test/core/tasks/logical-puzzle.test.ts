import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { logicalPuzzle as family } from '../../../src/core/tasks/logical-puzzle/family.ts';
import type { LogicalPuzzleInstance } from '../../../src/core/tasks/logical-puzzle/instance.ts';
import { findSelection } from '../../../src/core/tasks/logical-puzzle/solver.ts';
import { drawInstances, judgeReply } from '../../support/judge.ts';

const example: LogicalPuzzleInstance = {
	grid: [
		[-6, 4, -3],
		[2, 5, 1],
		[-5, 3, -2],
	],
	pick: 5,
	rule: { kind: 'productPositive' },
	start: [0, 2],
	distinctValues: true,
};
const small: LogicalPuzzleInstance = {
	grid: [
		[3, 1],
		[3, 2],
	],
	pick: 3,
	rule: { kind: 'sumAtMost', limit: 4 },
	start: [0, 1],
	distinctValues: true,
};

function judge(answer: string, instance = example): string {
	return judgeReply(family, instance, `<<<${answer}>>>`);
}

/** Every choice of cells, through the verifier. */
function allAnswers(instance: LogicalPuzzleInstance): string[] {
	const cells = instance.grid.flatMap((row, r) => row.map((_, c) => `${r} ${c}`));
	const choices = (from: number, left: number): string[][] =>
		left === 0
			? [[]]
			: cells
					.slice(from)
					.flatMap((cell, i) => choices(from + i + 1, left - 1).map((rest) => [cell, ...rest]));
	return choices(0, instance.pick)
		.map((choice) => choice.join(', '))
		.filter((answer) => family.verify(instance, answer).kind === 'correct');
}

describe('logicalPuzzle.verify', () => {
	it('accepts the five solutions of the worked example, in any order and layout', () => {
		expect(allAnswers(example)).toHaveLength(5);
		const layouts = [
			'0 2, 0 0, 2 0, 2 2, 1 1',
			'1 1,2 2,  0 0 , 2 0, 0 2',
			'(0, 2), (0, 0), (2, 0), (2, 2), (1, 0)',
			'[[0,2],[0,0],[2,0],[2,2],[2,1]]',
			'[(0, 2), (0, 0), (2, 0), (2, 2), (0, 1)]',
		];
		expect(layouts.map((layout) => judge(layout))).toEqual(layouts.map(() => 'correct'));
	});

	it.each([
		['0 2, 0 0, 2 0, 2 2, 9 9', 'There is no cell in row 9, column 9: indices end at 2'],
		['1 3, 1 1, 3 1, 3 3, 2 2', 'There is no cell in row 1, column 3: indices end at 2'],
		['1 1, 1 1, 1 1, 1 1, 1 1', 'The cell in row 1, column 1 is chosen twice'],
		['0 1, 1 0, 1 1, 1 2, 2 1', 'The cell in row 0, column 2 must be chosen'],
		['0 2, 0 0, 2 0, 2 2', 'The answer has 4 cells instead of 5'],
		['0 2, 0 0, 2 0, 2 2, 1 1, 1 0', 'The answer has 6 cells instead of 5'],
		['0 2, 0 0, 0 1, 1 0, 1 1', 'The values chosen in column 0 (-6, 2) have a negative product'],
	])('says what is wrong with %s', (answer, why) => {
		expect(family.verify(example, answer)).toEqual({ kind: 'incorrect', why });
	});

	it('does not ignore junk', () => {
		const answers = [
			'0 2, 0 0, 2 0, 2 2, 1 1, foo',
			'0 2 0 0, 2 0',
			'-1 0, 0 2',
			'0.0 2',
			'02',
			'[[0,2],[0]]',
		];
		expect(answers.map((answer) => judge(answer))).toEqual(answers.map(() => 'malformed'));
	});

	it('checks sums and different values', () => {
		expect(judge('0 1, 1 1, 0 0', small)).toBe('correct');
		expect(family.verify(small, '0 1, 0 0, 1 0').why).toBe('The value 3 is chosen twice');
		expect(family.verify({ ...small, distinctValues: false }, '0 1, 0 0, 1 0').why).toBe(
			'The values chosen in column 0 (3, 3) sum to 6, over 4',
		);
	});

	it('calls a line without chosen cells fine and a chosen 0 a broken product', () => {
		const zero: LogicalPuzzleInstance = {
			...example,
			grid: [
				[0, 4, 7],
				[2, 5, 1],
				[8, 3, 6],
			],
			pick: 2,
		};
		expect(judge('0 2, 0 1', zero)).toBe('correct');
		expect(family.verify(zero, '0 2, 0 0').why).toBe(
			'The values chosen in row 0 (7, 0) include 0, so their product is 0',
		);
	});
});

describe('logicalPuzzle.slip', () => {
	it('names as many different cells as asked for', () => {
		for (const { instances } of drawInstances(family, 20)) {
			for (const [seed, instance] of instances.entries()) {
				const cells = family.slip(instance, createRng(seed)).split(', ');
				expect(new Set(cells).size).toBe(instance.pick);
			}
		}
	});
});

describe('findSelection', () => {
	it('finds a selection exactly where one exists', () => {
		for (const { level: id, instances } of drawInstances(family, 3).slice(0, 4)) {
			for (const instance of instances) {
				// More cells than the level asks for: often impossible.
				for (const pick of [instance.pick, instance.pick + 2, instance.pick + 3]) {
					if (pick > instance.grid.length ** 2) continue;
					const harder = { ...instance, pick };
					const { cells, complete } = findSelection(harder);
					expect({ id, pick, solvable: cells !== null, complete }).toEqual({
						id,
						pick,
						solvable: allAnswers(harder).length > 0,
						complete: true,
					});
				}
			}
		}
	});

	it('says so when there is none', () => {
		const impossible: LogicalPuzzleInstance = { ...small, grid: small.grid.map((row) => row.map(() => 3)) };
		expect(findSelection(impossible)).toEqual({ cells: null, complete: true });
		expect(family.solve(impossible)).toBe('no solution');
		expect(family.parse(impossible)).toEqual(impossible);
	});
});

describe('logicalPuzzle.generate', () => {
	const drawn = drawInstances(family, 20);

	it('accepts another selection where there is one', () => {
		let several = 0;
		for (const { instances } of drawn.slice(0, 4)) {
			for (const instance of instances.slice(0, 5)) {
				const answers = allAnswers(instance);
				const own = family.solve(instance).split(', ').sort().join();
				expect(answers.map((answer) => answer.split(', ').sort().join())).toContain(own);
				if (answers.length > 1) several++;
			}
		}
		expect(several).toBeGreaterThan(3);
	});

	it('never leaves product puzzles to positive cells alone', () => {
		for (const { instances } of drawn.slice(3)) {
			for (const instance of instances) {
				const values = family
					.solve(instance)
					.split(', ')
					.map((pair) => pair.split(' ').map(Number))
					.map(([r, c]) => instance.grid[r!]![c!]!);
				expect(values.some((value) => value < 0)).toBe(true);
			}
		}
	});

	it('rejects single faults of a right answer', () => {
		for (const { instances } of drawn) {
			for (const instance of instances) {
				const right = family.solve(instance).split(', ');
				const start = instance.start.join(' ');
				const faults = [
					right.slice(1),
					[...right.slice(1), right[1]!],
					right.map((pair) => (pair === start ? `${instance.grid.length} 0` : pair)),
					[...right, right[0]!],
				];
				for (const fault of faults) {
					expect(family.verify(instance, fault.join(', ')).kind).toBe('incorrect');
				}
			}
		}
	});

	it('grows in grid and cells to choose', () => {
		const picks = drawn.map(({ instances }) => instances[0]!.pick);
		expect(picks).toEqual([2, 3, 4, 6, 9, 10, 12, 16, 18, 20, 25, 32, 40]);
	});
});
