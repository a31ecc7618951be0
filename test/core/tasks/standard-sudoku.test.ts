import { describe, expect, it } from 'vitest';
import { standardSudoku } from '../../../src/core/tasks/standard-sudoku/family.ts';
import { searchSudoku } from '../../../src/core/tasks/standard-sudoku/search.ts';
import { drawInstances, judgeReply, mean } from '../../support/judge.ts';

const instance = {
	puzzle: rows('003500420 008904037 900706005 600100070 000003000 180472056 006300008 090000510 051040062'),
};
const solution = rows(
	'763581429 518924637 942736185 635198274 427653891 189472356 276315948 894267513 351849762',
);
const emptyPuzzle = { puzzle: solution.map((row) => row.map(() => 0)) };

function rows(text: string): number[][] {
	return text.split(' ').map((row) => Array.from(row, Number));
}

function lines(grid: readonly (readonly unknown[])[], separator = ','): string {
	return grid.map((row) => row.join(separator)).join('\n');
}

function changed(row: number, column: number, value: unknown): unknown[][] {
	return solution.map((cells, r) => cells.map((cell, c) => (r === row && c === column ? value : cell)));
}

function judge(answer: string, puzzle = instance): string {
	return judgeReply(standardSudoku, puzzle, `Here it is: <<<${answer}>>>`);
}

describe('standardSudoku.verify', () => {
	it('accepts the layouts people use', () => {
		const layouts = [
			lines(solution),
			`\n${lines(solution, ', ')}\n`,
			lines(solution, ' '),
			lines(solution, ''),
			JSON.stringify(solution),
			JSON.stringify(solution, null, 2),
			JSON.stringify(solution.map((row) => row.map(String))),
			`\`\`\`\n${lines(solution)}\n\`\`\``,
			solution.map((row) => JSON.stringify(row)).join('\n'),
		];
		expect(layouts.map((layout) => judge(layout))).toEqual(layouts.map(() => 'correct'));
	});

	it('rejects two exchanged digits of a row, both in empty cells', () => {
		const swapped = changed(0, 0, 6).map((row, r) => row.map((cell, c) => (r === 0 && c === 1 ? 7 : cell)));
		expect(standardSudoku.verify(instance, lines(swapped))).toEqual({
			kind: 'incorrect',
			why: 'Column 1 holds 6 more than once',
		});
	});

	it('rejects a valid Sudoku that changes given digits', () => {
		const renamed = solution.map((row) => row.map((d) => (d === 1 ? 2 : d === 2 ? 1 : d)));
		const transposed = solution.map((_, r) => solution.map((row) => row[r]!));
		expect([judge(lines(renamed)), judge(lines(transposed))]).toEqual(['incorrect', 'incorrect']);
		expect([judge(lines(renamed), emptyPuzzle), judge(lines(transposed), emptyPuzzle)]).toEqual([
			'correct',
			'correct',
		]);
	});

	it('rejects a Latin square whose boxes are wrong', () => {
		const cyclic = solution.map((_, r) => solution.map((__, c) => ((r + c) % 9) + 1));
		expect(standardSudoku.verify(emptyPuzzle, lines(cyclic))).toEqual({
			kind: 'incorrect',
			why: 'The box with rows 1-3 and columns 1-3 holds 2 more than once',
		});
	});

	it('rejects surplus and missing rows and columns', () => {
		const grids = [
			[...solution, solution[0]!],
			solution.map((row) => [...row, 1]),
			solution.slice(0, 8),
			solution.map((row) => row.slice(0, 8)),
		];
		expect(grids.map((grid) => judge(JSON.stringify(grid)))).toEqual(grids.map(() => 'malformed'));
	});

	it('counts rows and entries in plain words', () => {
		const why = (answer: string): string => standardSudoku.verify(instance, answer).why;
		expect(why(lines(solution, '').replaceAll('\n', ''))).toBe('The answer has 1 row instead of 9');
		expect(why(lines(solution.slice(0, 8)))).toBe('The answer has 8 rows instead of 9');
		expect(why(solution.map((row) => row[0]).join('\n'))).toBe('Row 1 has 1 entry instead of 9');
	});

	it('rejects what is not a digit, and cells left empty', () => {
		expect(judge(JSON.stringify(changed(1, 1, 1.5)))).toBe('malformed');
		expect(judge(lines(changed(0, 3, '5.0')))).toBe('malformed');
		expect(judge(JSON.stringify(changed(1, 1, true)))).toBe('malformed');
		expect(judge(lines(changed(1, 1, 0)))).toBe('incorrect');
		expect(judge(lines(changed(1, 1, '')))).toBe('incorrect');
		expect(judge(lines(instance.puzzle))).toBe('incorrect');
	});

	it('reports a reply without markers as no answer', () => {
		expect(judgeReply(standardSudoku, instance, lines(solution))).toBe('no-answer');
	});
});

describe('standardSudoku', () => {
	it('solves the worked example and finds it unique', () => {
		expect(standardSudoku.solve(instance)).toBe(lines(solution));
		expect(searchSudoku(instance.puzzle.flat(), 2).count).toBe(1);
		expect(searchSudoku(emptyPuzzle.puzzle.flat(), 2).count).toBe(2);
	});

	it('refuses puzzles whose givens already clash', () => {
		const clash = emptyPuzzle.puzzle.map((row, r) => row.map((_, c) => (r === 4 && c < 2 ? 3 : 0)));
		expect(standardSudoku.parse({ puzzle: clash })).toBeNull();
		expect(standardSudoku.parse(emptyPuzzle)).toEqual(emptyPuzzle);
	});

	it('gives up on a nearly empty grid that nothing completes instead of searching for ever', () => {
		// The top left box needs a 9, but the 9s around it leave no cell for one.
		const nines = [
			[0, 3],
			[1, 6],
			[3, 0],
			[6, 1],
		];
		const blocked = emptyPuzzle.puzzle.map((row, r) =>
			row.map((_, c): number => (nines.some(([y, x]) => y === r && x === c) ? 9 : 0)),
		);
		blocked[2]![2] = 1;
		expect(standardSudoku.parse({ puzzle: blocked })).toBeNull();
	});

	const drawn = drawInstances(standardSudoku, 12);

	it('keeps exactly one completion at every level', () => {
		for (const { instances } of drawn) {
			for (const { puzzle } of instances) expect(searchSudoku(puzzle.flat(), 2).count).toBe(1);
		}
	});

	it('grows in empty cells, then in branching', () => {
		const blanks = drawn.map(({ instances }) =>
			mean(instances.map(({ puzzle }) => puzzle.flat().filter((digit) => digit === 0).length)),
		);
		expect(blanks.slice(0, 6)).toEqual([...blanks.slice(0, 6)].sort((a, b) => a - b));
		const branches = drawn.map(({ instances }) =>
			mean(instances.map(({ puzzle }) => searchSudoku(puzzle.flat(), 2).branches)),
		);
		expect(branches.at(-1)).toBeGreaterThan(branches.at(-2)!);
	});

	it('rejects every single fault in a right answer', () => {
		for (const { instances } of drawn) {
			for (const sudoku of instances) {
				const right = standardSudoku.solve(sudoku).split('\n');
				const faults = [
					[...right.slice(1), right[0]!],
					[right[0]!.replace('1', '2'), ...right.slice(1)],
					right.map((row) => row.split(',').reverse().join(',')),
					right.slice(0, 8),
				];
				for (const fault of faults) {
					expect(standardSudoku.verify(sudoku, fault.join('\n')).kind).not.toBe('correct');
				}
			}
		}
	});
});
