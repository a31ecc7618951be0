import { isRecord } from '../../json.ts';
import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import { parseAnswerGrid } from '../kit/answer-grid.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { searchSquares } from './search.ts';
import { isListOf, isWhole } from '../kit/shape.ts';
import { importer } from './import.ts';

export interface LetterLogicInstance {
	size: number;
	/** Lower-case letters, as many as `size`. */
	letters: string[];
	/** Top row first; null is an empty cell. */
	grid: (string | null)[][];
}

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
	label: 'Letter Logic Diagram',
	split: 'seen',
	area: ['logic', 'search'],
	rules:
		'Fill every empty cell of a square grid with a letter. ' +
		'Each row and each column must hold every letter exactly once. ' +
		'All cells of the diagonal from the top right corner to the bottom left corner must hold one and the same letter, which is not announced. ' +
		'The letters already in the grid stay where they are.',
	levels,
	generate,
	parse,
	question,
	verify,
	solve: (instance) => {
		const { solution } = searchSquares(toCells(instance), instance.size, 1);
		return solution === null ? 'no solution' : layOut(toRows(instance, solution));
	},
	slip,
	python,
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
	const grid = Array.from({ length: size }, (_, row) =>
		cells.slice(row * size, (row + 1) * size).map((letter) => letters[letter] ?? null),
	);
	return { size, letters, grid };
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

function parse(value: unknown): LetterLogicInstance | null {
	if (!isRecord(value)) return null;
	const { size, letters, grid } = value;
	if (!isWhole(size, 3, 9)) return null;
	const isLetter = (letter: unknown): letter is string =>
		typeof letter === 'string' && /^[a-z]$/.test(letter);
	if (!isListOf(letters, size, size, isLetter) || new Set(letters).size !== size) return null;
	const isCell = (cell: unknown): cell is string | null =>
		cell === null || (isLetter(cell) && letters.includes(cell));
	const isRow = (row: unknown): row is (string | null)[] => isListOf(row, size, size, isCell);
	if (!isListOf(grid, size, size, isRow)) return null;
	const instance = { size, letters, grid };
	return searchSquares(toCells(instance), size, 1).count === 1 ? instance : null;
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
	const cells = parseAnswerGrid(answer);
	if (cells === null) return malformed('The answer is not a grid of letters');
	if (cells.length !== size) {
		return malformed(
			`The answer has ${cells.length} ${cells.length === 1 ? 'row' : 'rows'} instead of ${size}`,
		);
	}
	for (const [r, row] of cells.entries()) {
		if (row.length !== size) {
			const entries = row.length === 1 ? 'entry' : 'entries';
			return malformed(`Row ${r + 1} has ${row.length} ${entries} instead of ${size}`);
		}
		for (const [c, letter] of row.entries()) {
			const place = `Row ${r + 1}, column ${c + 1}`;
			if (/^[_.]?$/.test(letter)) return incorrect(`${place} is still empty`);
			if (!letters.includes(letter))
				return malformed(`${place} is not one of the letters ${letters.join(', ')}`);
			const given = grid[r]?.[c] ?? null;
			if (given !== null && given !== letter) {
				return incorrect(`${place} is given as ${given}, the answer has ${letter}`);
			}
		}
	}
	for (let n = 0; n < size; n++) {
		const inRow = repeated(cells[n] ?? []);
		if (inRow !== null) return incorrect(`Row ${n + 1} holds ${inRow} more than once`);
		const inColumn = repeated(cells.map((row) => row[n] ?? ''));
		if (inColumn !== null) return incorrect(`Column ${n + 1} holds ${inColumn} more than once`);
	}
	const diagonal = new Set(cells.map((row, r) => row[size - 1 - r]));
	return diagonal.size === 1
		? correct('Rows, columns and the diagonal are all in order')
		: incorrect(
				`The diagonal from top right to bottom left holds different letters: ${[...diagonal].join(', ')}`,
			);
}

function repeated(letters: readonly string[]): string | null {
	return letters.find((letter, i) => letters.indexOf(letter) !== i) ?? null;
}

function toCells({ grid, letters }: LetterLogicInstance): number[] {
	return grid.flat().map((letter) => (letter === null ? -1 : letters.indexOf(letter)));
}

function toRows({ size, letters }: LetterLogicInstance, cells: readonly number[]): string[][] {
	return Array.from({ length: size }, (_, row) =>
		cells.slice(row * size, (row + 1) * size).map((letter) => letters[letter] as string),
	);
}

function layOut(rows: readonly (readonly string[])[]): string {
	return rows.map((row) => row.join(',')).join('\n');
}

/** Two letters of one row in each other's column: the row still looks complete. */
function slip(instance: LetterLogicInstance, rng: Rng): string {
	const { solution } = searchSquares(toCells(instance), instance.size, 1);
	const rows = toRows(instance, solution ?? fullSquare(instance.size, rng));
	const open = rows.flatMap((row, r) => {
		const columns = row.flatMap((_, c) => (instance.grid[r]?.[c] === null ? [c] : []));
		return columns.length > 1 ? [{ row, columns }] : [];
	});
	const columns = rows.map((_, c) => c);
	const { row, columns: free } = rng.pick(open.length > 0 ? open : [{ row: rows[0] as string[], columns }]);
	const [a, b] = rng.sample(free, 2) as [number, number];
	[row[a], row[b]] = [row[b] as string, row[a] as string];
	return layOut(rows);
}

function python({ size, letters, grid }: LetterLogicInstance): string {
	const rows = grid.map((row) => `    "${row.map((letter) => letter ?? '_').join('')}",`);
	return `size = ${size}
letters = "${letters.join('')}"
grid = [list(row) for row in [
${rows.join('\n')}
]]
empty = "_"


def candidates(row, column):
    """Letters that neither the row nor the column holds yet."""
    used = set(grid[row]) | {grid[r][column] for r in range(size)}
    return [letter for letter in letters if letter not in used]


def fill():
    """Fill the cell with the fewest candidates first; undo and try the next one when stuck."""
    best, best_cell = None, None
    for row in range(size):
        for column in range(size):
            if grid[row][column] == empty:
                options = candidates(row, column)
                if best is None or len(options) < len(best):
                    best, best_cell = options, (row, column)
    if best is None:
        return True
    row, column = best_cell
    for letter in best:
        grid[row][column] = letter
        if fill():
            return True
    grid[row][column] = empty
    return False


def put_diagonal(letter):
    """Write one letter along the diagonal; False when a given cell or a clash forbids it."""
    for row in range(size):
        column = size - 1 - row
        if grid[row][column] == empty:
            if letter not in candidates(row, column):
                return False
            grid[row][column] = letter
        elif grid[row][column] != letter:
            return False
    return True


given = [row[:] for row in grid]
for letter in letters:
    grid = [row[:] for row in given]
    if put_diagonal(letter) and fill():
        print("<<<")
        for row in grid:
            print(",".join(row))
        print(">>>")
        break
`;
}
