import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { unquoted } from '../kit/answer-form.ts';
import { pythonProgram } from '../kit/python.ts';
import { redraw } from '../kit/redraw.ts';
import { importer } from './import.ts';
import { parseLogicalPuzzle, type Cell, type LineRule, type LogicalPuzzleInstance } from './instance.ts';
import products from './products.py?raw';
import { asPairs, findSelection, solve } from './solver.ts';
import sums from './sums.py?raw';

interface Params {
	size: number;
	pick: number;
	lowest: number;
	highest: number;
}

const SUM_LIMIT = 4;

const levels: readonly Level<Params>[] = [
	level(2, 2, 1, 3, false),
	level(2, 3, 1, 3, true),
	level(3, 4, 1, 4, true),
	level(4, 6, -5, 8, true),
	level(5, 9, -8, 8, true),
	level(5, 10, -10, 10, true),
	level(6, 12, -12, 12, true),
	level(7, 16, -14, 14, true),
	level(8, 18, -16, 16, true),
	level(9, 20, -18, 18, true),
	level(10, 25, -20, 20, true),
	level(12, 32, -24, 24, false),
	level(14, 40, -28, 28, false),
];

export const logicalPuzzle: TaskFamily<LogicalPuzzleInstance, Params> = {
	id: 'logical-puzzle',
	split: 'seen',
	area: ['search', 'logic'],
	seeksSolution: true,
	rules:
		'Choose a given number of cells in a grid of numbers, one fixed cell among them, all with different values. ' +
		'In every row and every column the chosen numbers must obey one rule: ' +
		'either their sum stays at or below 4, or their product is positive. ' +
		'A row or column without chosen cells is fine.',
	levels,
	generate,
	parse: parseLogicalPuzzle,
	question,
	verify,
	canonical: (_, answer) =>
		answer.length > MAX_ANSWER_LENGTH
			? null
			: (readPairs(unquoted(answer))?.map(String).sort().join(' ') ?? null),
	fits: ({ pick }, answer) => readPairs(unquoted(answer.slice(0, MAX_ANSWER_LENGTH)))?.length === pick,
	solve,
	slip,
	python: ({ grid, pick, rule, start, distinctValues: distinct }) =>
		rule.kind === 'sumAtMost'
			? pythonProgram({ grid, pick, start, distinct, limit: rule.limit }, sums)
			: pythonProgram({ grid, pick, start, distinct }, products),
	draw: ({ grid, start, pick, rule, distinctValues }): Drawing[] => [
		{
			kind: 'grid',
			caption: `Choose ${String(pick)} cells${distinctValues ? ' of different values' : ''}, the framed one among them; in each row and column ${
				rule.kind === 'sumAtMost'
					? `the chosen add up to at most ${String(rule.limit)}`
					: 'the product of the chosen is positive'
			}`,
			rowLabels: grid.map((_, i) => String(i)),
			columnLabels: grid.map((_, i) => String(i)),
			rows: grid.map((row, r) =>
				row.map((value, c) => ({
					text: String(value),
					tone: r === start[0] && c === start[1] ? 'start' : 'plain',
				})),
			),
		},
	],
	importer,
};

function level(
	size: number,
	pick: number,
	lowest: number,
	highest: number,
	published: boolean,
): Level<Params> {
	return {
		id: `${size}x${size}-${pick}`,
		label: `${pick} of ${size} × ${size} cells, values ${lowest} to ${highest}`,
		published,
		params: { size, pick, lowest, highest },
	};
}

function generate(
	{ params: { size, pick, lowest, highest } }: Level<Params>,
	rng: Rng,
): LogicalPuzzleInstance {
	const rule: LineRule = lowest < 0 ? { kind: 'productPositive' } : { kind: 'sumAtMost', limit: SUM_LIMIT };
	const value = (): number =>
		lowest < 0 && !rng.chance(0.7) ? rng.int(lowest, -1) : rng.int(Math.max(1, lowest), highest);
	return redraw(() => {
		const grid = Array.from({ length: size }, () => Array.from({ length: size }, value));
		const instance: LogicalPuzzleInstance = { grid, pick, rule, start: [0, size - 1], distinctValues: true };
		const isTrivial = lowest < 0 && positivesSuffice(instance);
		return isTrivial || findSelection(instance).cells === null ? null : instance;
	}, 3000);
}

/** Then no line matters: any positive cells of different values would do. */
function positivesSuffice({ grid, pick, start }: LogicalPuzzleInstance): boolean {
	const positive = new Set(grid.flat().filter((value) => value > 0));
	return (grid[start[0]]?.[start[1]] ?? 0) > 0 && positive.size >= pick;
}

function question({ grid, pick, rule, start, distinctValues }: LogicalPuzzleInstance): string {
	const [r, c] = start;
	const size = grid.length;
	return `Choose cells in this grid of ${size} rows and ${size} columns:

${grid.map((row) => row.join(',')).join('\n')}

Rows and columns are numbered from 0: the top row is row 0, the leftmost column is column 0.

1. Choose exactly ${pick} different cells.
2. ${distinctValues ? 'The values of the chosen cells must all be different.' : 'Equal values may be chosen.'}
3. The cell in row ${r}, column ${c} (value ${grid[r]?.[c] ?? ''}) must be among them.
4. ${
		rule.kind === 'sumAtMost'
			? `In every row and in every column, the sum of the chosen values must be at most ${rule.limit}.`
			: 'In every row and in every column, the product of the chosen values must be greater than 0.'
	} A row or column without any chosen cell is fine.

Any choice that meets these rules is right. Give the cells as pairs "row column", separated by commas, in any order, between <<< and >>>. For three cells the form would be <<<0 0, 1 2, 2 1>>>.`;
}

const MAX_ANSWER_LENGTH = 6000;

function verify({ grid, pick, rule, start, distinctValues }: LogicalPuzzleInstance, answer: string): Verdict {
	const cells = answer.length > MAX_ANSWER_LENGTH ? null : readPairs(unquoted(answer));
	if (cells === null) return malformed('The answer is not a list of pairs "row column"');
	if (cells.length !== pick) return incorrect(`The answer has ${cells.length} cells instead of ${pick}`);
	const size = grid.length;
	const seenCells = new Set<number>();
	const seenValues = new Set<number>();
	for (const [r, c] of cells) {
		if (r >= size || c >= size)
			return incorrect(`There is no cell in row ${r}, column ${c}: indices end at ${size - 1}`);
		if (seenCells.has(r * size + c)) return incorrect(`The cell in row ${r}, column ${c} is chosen twice`);
		const value = grid[r]?.[c] ?? 0;
		if (distinctValues && seenValues.has(value)) return incorrect(`The value ${value} is chosen twice`);
		seenCells.add(r * size + c);
		seenValues.add(value);
	}
	if (!seenCells.has(start[0] * size + start[1])) {
		return incorrect(`The cell in row ${start[0]}, column ${start[1]} must be chosen`);
	}
	for (let n = 0; n < size; n++) {
		const inRow = cells.filter(([r]) => r === n).map(([r, c]) => grid[r]?.[c] ?? 0);
		const inColumn = cells.filter(([, c]) => c === n).map(([r, c]) => grid[r]?.[c] ?? 0);
		const fault = lineFault(rule, inRow, `row ${n}`) ?? lineFault(rule, inColumn, `column ${n}`);
		if (fault !== null) return incorrect(fault);
	}
	return correct('Every row and every column obeys the rule');
}

function lineFault(rule: LineRule, values: readonly number[], name: string): string | null {
	const shown = values.join(', ');
	if (rule.kind === 'sumAtMost') {
		const sum = values.reduce((total, value) => total + value, 0);
		return sum <= rule.limit
			? null
			: `The values chosen in ${name} (${shown}) sum to ${sum}, over ${rule.limit}`;
	}
	if (values.includes(0)) return `The values chosen in ${name} (${shown}) include 0, so their product is 0`;
	return values.filter((value) => value < 0).length % 2 === 0
		? null
		: `The values chosen in ${name} (${shown}) have a negative product`;
}

/** `0 2, 0 0` or a bracketed list such as `[[0, 2], [0, 0]]`; null for anything else, junk between pairs included. */
function readPairs(text: string): Cell[] | null {
	if (!/^[\d\s,()[\]{}"']+$/.test(text)) return null;
	const isBracketed = /[()[\]]/.test(text);
	// One pair a line needs no commas.
	const parts = isBracketed ? [text] : text.replace(/,?[ \t]*\n\s*/g, ',').split(',');
	if (!isBracketed && parts.some((part) => !/^\s*\d+\s+\d+\s*$/.test(part))) return null;
	const numbers = (text.match(/\d+/g) ?? []).map(Number);
	if (numbers.length === 0 || numbers.length % 2 !== 0) return null;
	return numbers.flatMap((row, i): Cell[] => (i % 2 === 0 ? [[row, numbers[i + 1] as number]] : []));
}

/** One chosen cell exchanged for another without looking at its row and column again. */
function slip(instance: LogicalPuzzleInstance, rng: Rng): string {
	const all = instance.grid.flatMap((row, r) => row.map((_, c): Cell => [r, c]));
	const right = findSelection(instance).cells ?? all.slice(0, instance.pick);
	const chosen = new Set(right.map(String));
	const free = rng.shuffle(all.filter((cell) => !chosen.has(String(cell))));
	for (const gone of right.toReversed()) {
		for (const other of free) {
			const text = asPairs(right.map((cell) => (cell === gone ? other : cell)));
			if (verify(instance, text).kind === 'incorrect') return text;
		}
	}
	return asPairs([...right, ...right.slice(-1)]);
}
