import { describe, expect, it } from 'vitest';
import { letterLogicDiagram as family } from '../../../src/core/tasks/letter-logic-diagram/family.ts';
import type { LetterLogicInstance } from '../../../src/core/tasks/letter-logic-diagram/instance.ts';
import { searchSquares } from '../../../src/core/tasks/letter-logic-diagram/search.ts';
import { drawInstances, judgeReply, mean } from '../../support/judge.ts';

const letters = Array.from('abcdefg');
const example = puzzle('fc__ga_ _da_f__ _bc__ga cag____ __e___c _efg__d efbad__');
const solution = rows('fcdbgae gdacfeb dbcfega cagebdf bgedafc aefgcbd efbadcg');

function rows(text: string): string[][] {
	return text.split(' ').map((row) => Array.from(row));
}

function puzzle(text: string): LetterLogicInstance {
	const grid = rows(text).map((row) => row.map((cell) => (cell === '_' ? null : cell)));
	return { size: 7, letters, grid };
}

function lines(grid: readonly (readonly (string | null)[])[], separator = ','): string {
	return grid.map((row) => row.map((cell) => cell ?? '').join(separator)).join('\n');
}

function judge(answer: string, instance = example): string {
	return judgeReply(family, instance, `<<<${answer}>>>`);
}

function emptied(...cells: [number, number][]): LetterLogicInstance {
	const grid = solution.map((row, r) =>
		row.map((cell, c) => (cells.some(([y, x]) => y === r && x === c) ? null : cell)),
	);
	return { size: 7, letters, grid };
}

const blank: LetterLogicInstance = { size: 7, letters, grid: solution.map((row) => row.map(() => null)) };

describe('letterLogicDiagram.verify', () => {
	it('accepts the layouts people use', () => {
		const layouts = [
			lines(solution),
			lines(solution, ' , '),
			lines(solution, ' '),
			lines(solution, ''),
			JSON.stringify(solution),
			JSON.stringify(solution, null, 1),
			`[${solution.map((row) => `[${row.join(',')}]`).join(',')}]`,
			`[${solution.map((row) => `[${row.join(', ')}]`).join(',\n ')}]`,
		];
		expect(layouts.map((layout) => judge(layout))).toEqual(layouts.map(() => 'correct'));
	});

	it('rejects a changed given cell and two letters swapped in a row', () => {
		const changed = [Array.from('cfdbgae'), ...solution.slice(1)];
		expect(family.verify(example, lines(changed))).toEqual({
			kind: 'incorrect',
			why: 'Row 1, column 1 is given as f, the answer has c',
		});
		const swapped = [Array.from('fcbdgae'), ...solution.slice(1)];
		expect(family.verify(example, lines(swapped))).toEqual({
			kind: 'incorrect',
			why: 'Column 3 holds b more than once',
		});
	});

	it('insists on the right diagonal', () => {
		const cyclic = letters.map((_, r) => letters.map((__, c) => letters[(r + c) % 7]!));
		const mirrored = cyclic.map((row) => [...row].reverse());
		expect(judge(lines(cyclic), blank)).toBe('correct');
		expect(family.verify(blank, lines(mirrored))).toEqual({
			kind: 'incorrect',
			why: 'The diagonal from top right to bottom left holds different letters: a, c, e, g, b, d, f',
		});
		const moved = [...cyclic.slice(1), cyclic[0]!];
		expect(judge(lines(moved), blank)).toBe('correct');
		expect(judge(lines([...cyclic.slice(1, 3), cyclic[0]!, ...cyclic.slice(3)]), blank)).toBe('incorrect');
	});

	it('rejects missing and surplus rows, capitals, and the unfilled puzzle', () => {
		expect(judge(lines(solution.slice(0, 6)))).toBe('malformed');
		expect(judge(lines([...solution, solution[0]!]))).toBe('malformed');
		expect(judge(lines(solution).toUpperCase())).toBe('malformed');
		expect(judge(lines(example.grid))).toBe('incorrect');
		expect(judge(lines(example.grid).replaceAll(',,', ',_,').replaceAll(',,', ',_,'))).toBe('incorrect');
	});

	it('counts rows and entries in plain English', () => {
		expect(family.verify(example, 'fcdbgae').why).toBe('The answer has 1 row instead of 7');
		expect(family.verify(example, solution.map((row) => row[0]!).join('\n')).why).toBe(
			'Row 1 has 1 entry instead of 7',
		);
	});

	it('accepts both completions where there are two', () => {
		const open = emptied([0, 0], [0, 4], [1, 0], [1, 4]);
		const variant = [Array.from('gcdbfae'), Array.from('fdacgeb'), ...solution.slice(2)];
		expect(searchSquares(open.grid.flat().map(index), 7, 9).count).toBe(2);
		expect([judge(lines(solution), open), judge(lines(variant), open)]).toEqual(['correct', 'correct']);
	});
});

function index(letter: string | null): number {
	return letter === null ? -1 : letters.indexOf(letter);
}

describe('letterLogicDiagram', () => {
	it('solves the worked example, which has one completion', () => {
		expect(family.solve(example)).toBe(lines(solution));
		expect(searchSquares(example.grid.flat().map(index), 7, 2)).toMatchObject({ count: 1, complete: true });
	});

	it('refuses grids that cannot be completed', () => {
		const clash = blank.grid.map((row, r) => row.map((cell, c) => (r === 0 && c === 6 ? 'a' : cell)));
		expect(family.parse({ ...blank, grid: clash })).not.toBeNull();
		clash[6]![0] = 'b';
		expect(family.parse({ ...blank, grid: clash })).toBeNull();
		expect(family.parse({ ...blank, grid: clash.slice(1) })).toBeNull();
	});

	const drawn = drawInstances(family, 12);

	it('keeps exactly one completion', () => {
		for (const { instances } of drawn) {
			for (const { grid, size, letters: own } of instances) {
				const cells = grid.flat().map((letter) => (letter === null ? -1 : own.indexOf(letter)));
				expect(searchSquares(cells, size, 2).count).toBe(1);
			}
		}
	});

	it('does not hide rotated copies of one row', () => {
		const isCyclic = (instance: LetterLogicInstance): boolean => {
			const [first, ...others] = family.solve(instance).split('\n');
			const twice = `${first!},${first!}`;
			return others.every((row) => twice.includes(row));
		};
		const sevens = drawn.flatMap(({ instances }) => instances.filter(({ size }) => size === 7));
		expect(sevens.filter(isCyclic)).toEqual([]);
	});

	it('rejects single faults of a right answer', () => {
		for (const { instances } of drawn) {
			for (const instance of instances) {
				const right = family.solve(instance).split('\n');
				const faults = [
					[...right.slice(1), right[0]!],
					[right[0]!.replace('a', 'b'), ...right.slice(1)],
					right.slice(1),
					right.map((row) => row.split(',').reverse().join(',')),
				];
				for (const fault of faults) {
					expect(family.verify(instance, fault.join('\n')).kind).not.toBe('correct');
				}
			}
		}
	});

	it('grows in empty cells', () => {
		const blanks = drawn.map(({ instances }) =>
			mean(instances.map(({ grid }) => grid.flat().filter((cell) => cell === null).length)),
		);
		expect(blanks.slice(0, 5)).toEqual([8, 15, 20, 25, 30]);
		expect(blanks[5]).toBeGreaterThan(33);
		expect(blanks[6]).toBeGreaterThan(50);
	});
});
