import type { Rng } from '../../rng.ts';
import { correct, incorrect, type Verdict } from '../../verdict.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { canonicalGrid } from '../kit/answer-grid.ts';
import { readCompletion } from '../kit/completion.ts';
import { formatGrid, inRows, repeatedCell } from '../kit/grid.ts';
import { pythonProgram } from '../kit/python.ts';
import { importer } from './import.ts';
import { parseLetterLogic, type LetterLogicInstance } from './instance.ts';
import program from './program.py?raw';
import { searchSquares } from './search.ts';
import { completed, lettersOf, solve } from './solver.ts';

interface Params {
	size: number;
	/** Empty cells aimed at; a few fewer when one completion cannot be kept. */
	blanks: number;
}

const levels: readonly Level<Params>[] = [
	level(5, 8, false),
	level(7, 15, true),
	level(7, 20, true),
	level(7, 25, true),
	level(7, 30, true),
	level(7, 35, false),
	level(9, 55, false),
];

export const letterLogicDiagram: TaskFamily<LetterLogicInstance, Params> = {
	id: 'letter-logic-diagram',
	split: 'seen',
	area: ['logic', 'search'],
	seeksSolution: true,
	rules:
		'Fill every empty cell of a square grid with a letter. ' +
		'Each row and each column must hold every letter exactly once. ' +
		'All cells of the diagonal from the top right corner to the bottom left corner must hold one and the same letter, which is not announced. ' +
		'The letters already in the grid stay where they are.',
	levels,
	generate,
	parse: parseLetterLogic,
	question,
	verify,
	canonical: ({ size }, answer) => canonicalGrid(answer, size),
	solve,
	slip,
	python: ({ letters, grid }) =>
		pythonProgram(
			{ letters: letters.join(''), grid: grid.map((row) => row.map((letter) => letter ?? '_').join('')) },
			program,
		),
	draw: ({ grid, size }): Drawing[] => [
		{
			kind: 'grid',
			rows: grid.map((row, r) =>
				row.map((letter, c) => {
					const blank = r + c === size - 1 ? 'mark' : 'empty';
					return { text: letter ?? '', tone: letter === null ? blank : 'given' };
				}),
			),
			caption: 'The marked diagonal holds one letter throughout',
		},
	],
	importer,
};

function level(size: number, blanks: number, published: boolean): Level<Params> {
	return {
		id: `${size}x${size}-${blanks}`,
		label: `${size} × ${size}, ${blanks} empty cells`,
		published,
		params: { size, blanks },
	};
}

function generate({ params: { size, blanks } }: Level<Params>, rng: Rng): LetterLogicInstance {
	const letters = Array.from({ length: size }, (_, i) => String.fromCharCode(97 + i));
	let deepest: { cells: number[]; empty: number } | null = null;
	// Now and then a square cannot be emptied that far without a second completion.
	for (let tried = 0; tried < 8; tried++) {
		const cells = fullSquare(size, rng);
		let empty = 0;
		for (const cell of rng.shuffle([...cells.keys()])) {
			if (empty === blanks) break;
			const letter = cells[cell] as number;
			cells[cell] = -1;
			const { count, complete } = searchSquares(cells, size, 2);
			if (complete && count === 1) empty++;
			else cells[cell] = letter;
		}
		if (deepest === null || empty > deepest.empty) deepest = { cells, empty };
		if (deepest.empty === blanks) break;
	}
	const { cells } = deepest as { cells: number[] };
	const given = cells.map((letter) => letters[letter] ?? null);
	return { size, letters, grid: inRows(given, size) };
}

/** A first row and first column at random, the rest by search with shuffled letters: no rotated copies of one row. */
function fullSquare(size: number, rng: Rng): number[] {
	const all = Array.from({ length: size }, (_, i) => i);
	for (;;) {
		const cells = Array.from({ length: size * size }, () => -1);
		rng.shuffle(all).forEach((letter, column) => (cells[column] = letter));
		const corner = cells[0] as number;
		const diagonal = cells[size - 1] as number;
		const others = rng.shuffle(all.filter((letter) => letter !== corner && letter !== diagonal));
		[...others, diagonal].forEach((letter, i) => (cells[(i + 1) * size] = letter));
		// Some cells in the middle at random make squares differ in structure; too many may clash, then draw again.
		for (let extra = 0; extra < size; extra++) {
			cells[rng.int(1, size - 2) * size + rng.int(1, size - 2)] = rng.pick(all);
		}
		const { solution } = searchSquares(cells, size, 1, rng.shuffle(all));
		if (solution !== null) return solution;
	}
}

function question({ size, letters, grid }: LetterLogicInstance): string {
	const [first, second, third] = letters as [string, string, string];
	return `Complete this ${size} x ${size} grid with the letters ${letters.join(', ')}. \`_\` marks an empty cell:

${grid.map((row) => row.map((letter) => letter ?? '_').join(',')).join('\n')}

1. Each row contains each of the ${size} letters exactly once.
2. Each column contains each of the ${size} letters exactly once.
3. All ${size} cells of the diagonal that runs from the top right corner to the bottom left corner hold one and the same letter. Which letter that is, you have to find out.
4. The given letters must not change.

Any completed grid that meets these rules is right. Write it between <<< and >>>: ${size} lines from top to bottom, each with ${size} letters from left to right, separated by commas. A grid of three lines would look like this:
<<<
${second},${third},${first}
${third},${first},${second}
${first},${second},${third}
>>>`;
}

function verify({ size, letters, grid }: LetterLogicInstance, answer: string): Verdict {
	const read = readCompletion(answer, grid, {
		name: 'letters',
		isBlank: (text) => /^[_.]?$/.test(text),
		isSymbol: (text) => letters.includes(text),
		stranger: (row, column) => `Row ${row}, column ${column} is not one of the letters ${letters.join(', ')}`,
	});
	if ('fault' in read) return read.fault;
	const { cells } = read;
	for (let n = 0; n < size; n++) {
		const inRow = repeatedCell(cells[n] ?? []);
		if (inRow !== null) return incorrect(`Row ${n + 1} holds ${inRow} more than once`);
		const inColumn = repeatedCell(cells.map((row) => row[n] ?? ''));
		if (inColumn !== null) return incorrect(`Column ${n + 1} holds ${inColumn} more than once`);
	}
	const diagonal = new Set(cells.map((row, r) => row[size - 1 - r]));
	return diagonal.size === 1
		? correct('Rows, columns and the diagonal are all in order')
		: incorrect(
				`The diagonal from top right to bottom left holds different letters: ${[...diagonal].join(', ')}`,
			);
}

/** Two letters of one row in each other's column: the row still looks complete. */
function slip(instance: LetterLogicInstance, rng: Rng): string {
	const rows = completed(instance) ?? lettersOf(instance, fullSquare(instance.size, rng));
	const open = rows.flatMap((row, r) => {
		const columns = row.flatMap((_, c) => (instance.grid[r]?.[c] === null ? [c] : []));
		return columns.length > 1 ? [{ row, columns }] : [];
	});
	const columns = rows.map((_, c) => c);
	const { row, columns: free } = rng.pick(open.length > 0 ? open : [{ row: rows[0] as string[], columns }]);
	const [a, b] = rng.sample(free, 2) as [number, number];
	[row[a], row[b]] = [row[b] as string, row[a] as string];
	return formatGrid(rows);
}
