import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Level, TaskFamily } from '../family.ts';
import { formatSample, stripFence, unquoted } from '../kit/answer-form.ts';
import { pythonProgram } from '../kit/python.ts';
import { importer } from './import.ts';
import { parsePatternRecognition, type PatternRecognitionInstance } from './instance.ts';
import program from './program.py?raw';
import { place, solve } from './solver.ts';
import { largestSquare, onlyMaximalSquare, sidesOf } from './squares.ts';

interface Params {
	/** Fewest and most rows, and columns. */
	size: readonly [number, number];
	/** How many different letters there are. */
	letters: number;
	/** Strips, frames and angles of one letter that are no squares. */
	decoys: number;
}

const levels: readonly Level<Params>[] = [
	level({ size: [5, 6], letters: 26, decoys: 0 }, false),
	level({ size: [6, 15], letters: 26, decoys: 0 }, true),
	level({ size: [12, 16], letters: 6, decoys: 3 }, false),
	level({ size: [16, 20], letters: 5, decoys: 5 }, false),
	level({ size: [20, 25], letters: 4, decoys: 8 }, false),
	level({ size: [26, 30], letters: 3, decoys: 10 }, false),
];

const ALPHABET = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

export const patternRecognition: TaskFamily<PatternRecognitionInstance, Params> = {
	id: 'pattern-recognition',
	split: 'seen',
	area: ['spatial', 'search'],
	rules:
		'Somewhere in a matrix of letters there is a filled square block in which all letters are equal. ' +
		'Find the largest such square and give the row and the column of its bottom right cell. ' +
		'Rows and columns are counted from 0, starting at the top left.',
	levels,
	generate,
	parse: parsePatternRecognition,
	question,
	verify,
	canonical: (_, answer) => parsePair(answer)?.join(' ') ?? null,
	solve,
	slip,
	python: ({ rows }) => pythonProgram({ rows }, program),
	draw: ({ rows }) => [
		{
			kind: 'grid',
			caption: 'Matrix',
			rows: rows.map((row) => Array.from(row, (text) => ({ text }))),
			rowLabels: rows.map((_, i) => String(i)),
			columnLabels: Array.from(rows[0] ?? '', (_, j) => String(j)),
		},
	],
	importer,
};

function level(params: Params, published: boolean): Level<Params> {
	const [smallest, largest] = params.size;
	const decoys = params.decoys > 0 ? `, ${String(params.letters)} letters, decoys` : '';
	return {
		id: `${String(smallest)}-${String(largest)}`,
		label: `${String(smallest)} to ${String(largest)} rows and columns${decoys}`,
		published,
		params,
	};
}

function generate({ params }: Level<Params>, rng: Rng): PatternRecognitionInstance {
	const minSide = 3;
	const alphabet = rng.sample(ALPHABET, params.letters);
	for (;;) {
		const [height, width] = [rng.int(...params.size), rng.int(...params.size)];
		const side = rng.int(minSide, Math.max(minSide, Math.floor(Math.min(height, width) / 2)));
		const cells = Array.from({ length: height }, () =>
			Array.from({ length: width }, () => rng.pick(alphabet)),
		);
		for (let i = 0; i < params.decoys; i++) drawDecoy(cells, rng.pick(alphabet), rng);
		const [top, left] = [rng.int(0, height - side), rng.int(0, width - side)];
		fill(cells, top, left, side, side, rng.pick(alphabet));
		const rows = cells.map((row) => row.join(''));
		const square = onlyMaximalSquare(rows, minSide);
		const planted =
			square?.side === side && square.row === top + side - 1 && square.column === left + side - 1;
		if (planted) return { rows, minSide };
	}
}

function fill(
	cells: string[][],
	top: number,
	left: number,
	height: number,
	width: number,
	letter: string,
): void {
	for (const row of cells.slice(top, top + height)) row.fill(letter, left, left + width);
}

/** A strip two cells wide, a hollow frame, or an angle. */
function drawDecoy(cells: string[][], letter: string, rng: Rng): void {
	const size = rng.int(4, 6);
	const [top, left] = [rng.int(0, cells.length - size), rng.int(0, (cells[0]?.length ?? 0) - size)];
	const kind = rng.int(0, 3);
	if (kind === 0) fill(cells, top, left, 2, size, letter);
	else if (kind === 1) fill(cells, top, left, size, 2, letter);
	else {
		fill(cells, top, left, 1, size, letter);
		fill(cells, top, left, size, 1, letter);
		if (kind === 3) {
			fill(cells, top + size - 1, left, 1, size, letter);
			fill(cells, top, left + size - 1, size, 1, letter);
		}
	}
}

function question(instance: PatternRecognitionInstance): string {
	const { rows, minSide } = instance;
	return (
		`In the matrix of letters below, a square block of at least ${String(minSide)} x ${String(minSide)} cells ` +
		'is filled with one and the same letter, without a gap. There is exactly one largest such square; ' +
		'smaller squares inside it do not count.\n\n' +
		`${rows.map((line) => Array.from(line).join(' ')).join('\n')}\n\n` +
		'In which row and which column is the bottom right cell of the largest square? ' +
		'Rows are counted from 0 at the top, columns from 0 at the left. Put the row, then the column, ' +
		`between <<< and >>>, written like <<<${formatSample(solve(instance), ['[7, 2]', '[5, 8]'])}>>>.`
	);
}

function verify({ rows, minSide }: PatternRecognitionInstance, answer: string): Verdict {
	const given = parsePair(answer);
	if (given === null) return malformed('The answer is not one row and one column, counted from 0');
	const [row, column] = given;
	const { side, row: bottom, column: right } = largestSquare(rows);
	if (row === bottom && column === right) return correct('The largest square ends exactly there');
	if (row === bottom + 1 && column === right + 1) {
		return incorrect('Both numbers are one too large: rows and columns are counted from 0');
	}
	if (row === right && column === bottom) return incorrect('The row must come first, then the column');
	if (row === bottom - side + 1 && column === right - side + 1) {
		return incorrect('This is the top left cell of the square, the bottom right one is asked for');
	}
	const ending = sidesOf(rows)[row]?.[column];
	if (ending === undefined)
		return incorrect(`The matrix has no row ${String(row)} with a column ${String(column)}`);
	return incorrect(
		ending >= minSide
			? 'The square that ends there is only a part of a larger one'
			: `No square of ${String(minSide)} x ${String(minSide)} equal letters ends in row ${String(row)}, column ${String(column)}`,
	);
}

function parsePair(answer: string): [number, number] | null {
	if (answer.length > 200) return null;
	const text = stripFence(answer.trim());
	const inner = /^\[([^[\]]*)\]$|^\(([^()]*)\)$/.exec(text);
	const tokens = (inner?.[1] ?? inner?.[2] ?? text)
		.trim()
		.split(/\s*,\s*|\s+/)
		.map(unquoted);
	const [row, column] = tokens;
	const whole = tokens.length === 2 && tokens.every((token) => /^\d{1,6}$/.test(token));
	return whole ? [Number(row), Number(column)] : null;
}

/** Counted from 1, column first, the wrong corner, or a smaller square inside. */
function slip({ rows, minSide }: PatternRecognitionInstance, rng: Rng): string {
	const { side, row, column } = largestSquare(rows);
	const careless: [number, number][] = [
		[row + 1, column + 1],
		[row - side + 1, column - side + 1],
		[row, column - side + 1],
	];
	if (row !== column) careless.push([column, row]);
	if (side > minSide) careless.push([row - 1, column], [row, column - 1]);
	return place(...rng.pick(careless));
}
