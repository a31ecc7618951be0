import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { pythonProgram } from '../kit/python.ts';
import { demo } from './demo.ts';
import { generate, type Params } from './generate.ts';
import { importer } from './import.ts';
import { type EightQueensInstance, parseEightQueens } from './instance.ts';
import program from './program.py?raw';
import { attacks, type Cell, searchQueens } from './solver.ts';

const levels: readonly Level<Params>[] = [
	{ id: '6-one', label: '6 × 6, one way left', published: false, params: few(6, 0, 1) },
	...[1, 2, 3, 4, 5].map((grade) => graded(8, grade)),
	...[2, 3, 4, 5].map((grade) => graded(10, grade)),
	...[3, 4, 5].map((grade) => graded(12, grade)),
	...[4, 5].map((grade) => graded(14, grade)),
	{ id: '14-three', label: '14 × 14, at most three ways left', published: false, params: few(14, 4, 3) },
	{ id: '16-one', label: '16 × 16, one way left', published: false, params: few(16, 5, 1) },
];

export const eightQueens: TaskFamily<EightQueensInstance, Params> = {
	id: 'eight-queens',
	split: 'unseen',
	area: ['search', 'spatial'],
	seeksSolution: true,
	rules:
		'Fill the board up to one queen in every row. No two queens may share a row, a column or a diagonal. ' +
		'The queens that stand already must stay, and no queen may stand on a crossed-out cell. ' +
		'Any placement that keeps these rules is right.',
	levels,
	generate: ({ params }, rng) => generate(params, rng),
	parse: parseEightQueens,
	question,
	verify,
	canonical: (_, answer) => parseCells(answer)?.map(String).sort().join(' ') ?? null,
	fits: ({ size }, answer) => parseCells(answer)?.length === size,
	solve: (instance) => format(solutionCells(instance)),
	slip,
	python: ({ size, queens, blocked }) => pythonProgram({ size, given: queens, blocked }, program),
	draw: (instance): Drawing[] => [
		{
			kind: 'grid',
			look: 'chess',
			caption: '♛ queens that stand already, ✕ forbidden squares',
			rows: boardRows(instance).map((row) =>
				Array.from(row, (mark) =>
					mark === '1'
						? { text: '♛', tone: 'given' as const }
						: mark === 'X'
							? { text: '✕', tone: 'wall' as const }
							: { text: '', tone: 'empty' as const },
				),
			),
			rowLabels: Array.from({ length: instance.size }, (_, index) => String(index)),
			columnLabels: Array.from({ length: instance.size }, (_, index) => String(index)),
		},
	],
	importer,
	demo,
};

function few(size: number, queens: number, solutions: number): Params {
	return { size, choice: { kind: 'few', queens, solutions } };
}

function graded(size: number, grade: number): Level<Params> {
	return {
		id: `${String(size)}-${String(grade)}`,
		label: `${String(size)} × ${String(size)}, grade ${String(grade)}`,
		published: true,
		params: { size, choice: { kind: 'grade', grade } },
	};
}

function boardRows({ size, queens, blocked }: EightQueensInstance): string[] {
	const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => '0'));
	for (const [row, col] of queens) (rows[row] as string[])[col] = '1';
	for (const [row, col] of blocked) (rows[row] as string[])[col] = 'X';
	return rows.map((row) => row.join(''));
}

function question(instance: EightQueensInstance): string {
	const n = String(instance.size);
	return (
		`Here is a board of ${n} rows and ${n} columns. 1 is a queen that stands already, X is a forbidden cell, ` +
		`0 is a free cell:\n\n${boardRows(instance).join('\n')}\n\n` +
		`Add queens until there are ${n} on the board, such that no two queens share a row, a column or a diagonal ` +
		'(of any length). The queens that stand already must stay where they are, and no queen may stand on a ' +
		'forbidden cell. If there are several such placements, give any one of them.\n\n' +
		'Rows and columns are counted from 0: row 0 is the top line, column 0 the first character of a line. ' +
		`List all ${n} queens, the given ones included, as pairs "row column", separated by commas, in any order, ` +
		'between <<< and >>>. For a board of 4 rows an answer would look like <<<0 1, 1 3, 2 0, 3 2>>>.'
	);
}

function verify({ size, queens, blocked }: EightQueensInstance, answer: string): Verdict {
	const cells = parseCells(answer);
	if (cells === null) return malformed('The answer is not a list of "row column" pairs');
	if (cells.length !== size) {
		return incorrect(`The answer names ${count(cells.length, 'queen')}, the board needs ${String(size)}`);
	}
	const outside = cells.find((cell) => cell.some((part) => part < 0 || part >= size));
	if (outside)
		return incorrect(`${show(outside)} is not on the board: both numbers run from 0 to ${String(size - 1)}`);
	for (const [index, cell] of cells.entries()) {
		const other = cells.slice(0, index).find((earlier) => attacks(earlier, cell));
		if (other) return incorrect(`The queens at ${show(other)} and ${show(cell)} ${shared(other, cell)}`);
	}
	const forbidden = blocked.find(([row, col]) => cells.some((cell) => cell[0] === row && cell[1] === col));
	if (forbidden) return incorrect(`A queen stands on the forbidden cell ${show(forbidden)}`);
	const missing = queens.find(([row, col]) => !cells.some((cell) => cell[0] === row && cell[1] === col));
	if (missing) return incorrect(`The given queen at ${show(missing)} is missing`);
	return correct('All queens are in place and none attacks another');
}

const MAX_ANSWER_LENGTH = 2000;

/** Whole numbers, read two by two; nothing else than digits, blanks, commas, brackets and quotes may stand around. */
function parseCells(answer: string): Cell[] | null {
	if (answer.length > MAX_ANSWER_LENGTH || !/^[-\d\s,;[\](){}"'`]+$/.test(answer)) return null;
	const numbers = (answer.match(/-?\d+/g) ?? []).map(Number);
	if (numbers.length === 0 || numbers.length % 2 === 1) return null;
	return Array.from({ length: numbers.length / 2 }, (_, index) => [
		numbers[2 * index] as number,
		numbers[2 * index + 1] as number,
	]);
}

function shared(a: Cell, b: Cell): string {
	if (a[0] === b[0] && a[1] === b[1]) return 'are the same one';
	return a[0] === b[0] ? 'share a row' : a[1] === b[1] ? 'share a column' : 'share a diagonal';
}

function show([row, col]: Cell): string {
	return `(row ${String(row)}, column ${String(col)})`;
}

function count(number: number, noun: string): string {
	return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}

function solutionCells(instance: EightQueensInstance): Cell[] {
	const columns = searchQueens(instance, 1).solutions[0];
	if (columns === undefined) throw new Error('The board has no solution');
	return columns.map((col, row) => [row, col]);
}

function format(cells: readonly Cell[]): string {
	return cells.map(([row, col]) => `${String(row)} ${String(col)}`).join(', ');
}

/** Forgets the forbidden cells or the given queens, or exchanges two columns and overlooks a diagonal. */
function slip(instance: EightQueensInstance, rng: Rng): string {
	const right = solutionCells(instance);
	const easier = [
		{ ...instance, blocked: [] },
		{ ...instance, queens: [] },
	].filter(() => rng.chance(0.4));
	const careless = easier.flatMap((board) =>
		searchQueens(board, 1, 20_000).solutions.map((columns) => columns.map((col, row): Cell => [row, col])),
	);
	for (let swap = 0; swap < 20; swap++) {
		const [a, b] = rng.sample(right, 2) as [Cell, Cell];
		careless.push(right.map((cell): Cell => (cell === a ? [a[0], b[1]] : cell === b ? [b[0], a[1]] : cell)));
	}
	// Two queens in one column are always wrong.
	careless.push(right.map(([row, col]) => [row, row === 0 ? (right[1] as Cell)[1] : col]));
	const wrong = careless.find((cells) => verify(instance, format(cells)).kind === 'incorrect');
	return format(wrong ?? right.slice(1));
}
