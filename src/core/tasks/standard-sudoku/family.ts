import type { Rng } from '../../rng.ts';
import { correct, incorrect, type Verdict } from '../../verdict.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { canonicalGrid } from '../kit/answer-grid.ts';
import { readCompletion } from '../kit/completion.ts';
import { formatGrid, inRows, repeatedCell } from '../kit/grid.ts';
import { pythonProgram } from '../kit/python.ts';
import { importer } from './import.ts';
import { parseSudoku, type SudokuInstance } from './instance.ts';
import program from './program.py?raw';
import { searchSudoku } from './search.ts';
import { solve } from './solver.ts';

interface Params {
	/** Empty cells, both ends included. */
	blanks: readonly [number, number];
	/** Of how many puzzles the one with the most branching in the search is kept. */
	hardestOf: number;
}

const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

const levels: readonly Level<Params>[] = [
	level('30-35', [30, 35], false),
	level('36-40', [36, 40], false),
	level('41-45', [41, 45], false),
	level('46-50', [46, 50], false),
	level('51-55', [51, 55], true),
	level('56-57', [56, 57], false),
	{
		id: '56-hard',
		label: '56-57 empty cells, much branching',
		published: false,
		params: { blanks: [56, 57], hardestOf: 12 },
	},
];

export const standardSudoku: TaskFamily<SudokuInstance, Params> = {
	id: 'standard-sudoku',
	split: 'seen',
	area: ['logic', 'search'],
	seeksSolution: true,
	rules:
		'Fill every empty cell of a 9 by 9 grid with a digit from 1 to 9. ' +
		'Each row, each column and each of the nine 3 by 3 boxes must hold every digit exactly once. ' +
		'The digits already in the grid stay where they are.',
	levels,
	generate,
	parse: parseSudoku,
	question: ({ puzzle }) =>
		'Solve this Sudoku. The grid has nine rows and nine columns; `_` marks an empty cell:\n\n' +
		`${puzzle.map((row) => row.map((digit) => (digit === 0 ? '_' : digit)).join(',')).join('\n')}\n\n` +
		'Fill every empty cell with a digit from 1 to 9 so that each row, each column and each of the nine 3x3 boxes ' +
		'(the boxes cover rows and columns 1-3, 4-6 and 7-9) contains every digit exactly once. ' +
		'The given digits must not change.\n\n' +
		'Write the complete grid between <<< and >>>: nine lines from top to bottom, each with nine digits from left to ' +
		'right separated by commas. The first two lines of such an answer look like this:\n' +
		'<<<\n1,2,3,4,5,6,7,8,9\n4,5,6,7,8,9,1,2,3\n...\n>>>',
	verify,
	canonical: (_, answer) => canonicalGrid(answer, 9),
	solve,
	slip,
	python: ({ puzzle }) => pythonProgram({ grid: puzzle }, program),
	draw: ({ puzzle }): Drawing[] => [
		{
			kind: 'grid',
			blocks: 3,
			rows: puzzle.map((row) =>
				row.map((digit) =>
					digit === 0 ? { text: '', tone: 'empty' } : { text: String(digit), tone: 'given' },
				),
			),
		},
	],
	importer,
};

function level(id: string, blanks: readonly [number, number], published: boolean): Level<Params> {
	return { id, label: `${id} empty cells`, published, params: { blanks, hardestOf: 1 } };
}

function generate({ params }: Level<Params>, rng: Rng): SudokuInstance {
	let best = carve(params.blanks, rng);
	let bestBranches = searchSudoku(best, 2).branches;
	for (let tried = 1; tried < params.hardestOf; tried++) {
		const other = carve(params.blanks, rng);
		const { branches } = searchSudoku(other, 2);
		if (branches > bestBranches) [best, bestBranches] = [other, branches];
	}
	return { puzzle: inRows(best, 9) };
}

/** Empties cells in random order and keeps a cell empty only while the puzzle has one completion. */
function carve([fewest, most]: readonly [number, number], rng: Rng): number[] {
	const target = rng.int(fewest, most);
	let deepest: { cells: number[]; blanks: number } | null = null;
	// Now and then a grid cannot be emptied that far; the next one nearly always can.
	for (let tried = 0; tried < 12; tried++) {
		const cells = fullGrid(rng);
		let blanks = 0;
		for (const cell of rng.shuffle([...cells.keys()])) {
			if (blanks === target) break;
			const digit = cells[cell] as number;
			cells[cell] = 0;
			if (searchSudoku(cells, 2).count === 1) blanks++;
			else cells[cell] = digit;
		}
		if (blanks >= fewest) return cells;
		if (deepest === null || blanks > deepest.blanks) deepest = { cells, blanks };
	}
	return (deepest as { cells: number[] }).cells;
}

/** Seeds the three diagonal boxes, which do not touch each other, and completes the rest with shuffled digits. */
function fullGrid(rng: Rng): number[] {
	const cells = Array.from({ length: 81 }, () => 0);
	for (const corner of [0, 30, 60]) {
		rng.shuffle(DIGITS).forEach((digit, i) => (cells[corner + Math.floor(i / 3) * 9 + (i % 3)] = digit));
	}
	return searchSudoku(cells, 1, rng.shuffle(DIGITS)).solution as number[];
}

function verify({ puzzle }: SudokuInstance, answer: string): Verdict {
	const given = puzzle.map((row) => row.map((digit) => (digit === 0 ? null : String(digit))));
	const read = readCompletion(answer, given, {
		name: 'digits',
		isBlank: (text) => /^[0_.]?$/.test(text),
		isSymbol: (text) => /^[1-9]$/.test(text),
		stranger: (row) => `Row ${row} has an entry that is not a digit from 1 to 9`,
	});
	if ('fault' in read) return read.fault;
	for (const unit of units(read.cells)) {
		const digit = repeatedCell(unit.cells);
		if (digit !== null) return incorrect(`${unit.name} holds ${digit} more than once`);
	}
	return correct('Every row, column and box holds each digit once');
}

/** The 27 rows, columns and boxes. */
function units(grid: readonly (readonly string[])[]): { name: string; cells: string[] }[] {
	const at = (row: number, column: number): string => grid[row]?.[column] ?? '';
	const steps = [0, 1, 2, 3, 4, 5, 6, 7, 8];
	return steps.flatMap((n) => {
		const [top, left] = [Math.floor(n / 3) * 3, (n % 3) * 3];
		return [
			{ name: `Row ${String(n + 1)}`, cells: steps.map((i) => at(n, i)) },
			{ name: `Column ${String(n + 1)}`, cells: steps.map((i) => at(i, n)) },
			{
				name: `The box with rows ${String(top + 1)}-${String(top + 3)} and columns ${String(left + 1)}-${String(left + 3)}`,
				cells: steps.map((i) => at(top + Math.floor(i / 3), left + (i % 3))),
			},
		];
	});
}

/** The classic hurried mistake: rows are right, but two digits of one row sit in each other's column. */
function slip(instance: SudokuInstance, rng: Rng): string {
	const solution = inRows(searchSudoku(instance.puzzle.flat(), 1).solution ?? fullGrid(rng), 9);
	for (const r of rng.shuffle([...solution.keys()])) {
		const open = (instance.puzzle[r] as number[]).flatMap((digit, c) => (digit === 0 ? [c] : []));
		if (open.length < 2) continue;
		const [a, b] = rng.sample(open, 2) as [number, number];
		const row = solution[r] as number[];
		[row[a], row[b]] = [row[b] as number, row[a] as number];
		return formatGrid(solution);
	}
	const row = solution[rng.int(0, 8)] as number[];
	const column = rng.int(0, 8);
	row[column] = ((row[column] as number) % 9) + 1;
	return formatGrid(solution);
}
