import { isRecord } from '../../json.ts';
import { isListOf, isWhole } from '../kit/shape.ts';
import { searchSquares } from './search.ts';

/** A Latin square to be completed whose anti-diagonal holds one letter throughout. */
export interface LetterLogicInstance {
	size: number;
	/** Lower-case letters, as many as `size`. */
	letters: string[];
	/** Top row first; null is an empty cell. */
	grid: (string | null)[][];
}

/** Of 3 to 9 letters, with at least one completion. */
export function parseLetterLogic(value: unknown): LetterLogicInstance | null {
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
	return searchSquares(cellsOf(instance), size, 1).count === 1 ? instance : null;
}

/** The cells for the search: row by row, the index of the letter, -1 where it is missing. */
export function cellsOf({ grid, letters }: LetterLogicInstance): number[] {
	return grid.flat().map((letter) => (letter === null ? -1 : letters.indexOf(letter)));
}
