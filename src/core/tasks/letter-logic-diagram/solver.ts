import { formatGrid, inRows } from '../kit/grid.ts';
import { cellsOf, type LetterLogicInstance } from './instance.ts';
import { searchSquares } from './search.ts';

export function solve(instance: LetterLogicInstance): string {
	const rows = completed(instance);
	return rows === null ? 'no solution' : formatGrid(rows);
}

/** Top row first; null when nothing fits. */
export function completed(instance: LetterLogicInstance): string[][] | null {
	const { solution } = searchSquares(cellsOf(instance), instance.size, 1);
	return solution === null ? null : lettersOf(instance, solution);
}

/** `cells` row by row, each a 0-based place among the letters. */
export function lettersOf({ size, letters }: LetterLogicInstance, cells: readonly number[]): string[][] {
	return inRows(
		cells.map((letter) => letters[letter] as string),
		size,
	);
}
