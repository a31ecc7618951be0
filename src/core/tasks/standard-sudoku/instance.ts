import { isRecord } from '../../json.ts';
import { isListOf, isWhole } from '../kit/shape.ts';
import { searchSudoku } from './search.ts';

/** Nine rows of nine integers, top row first; 0 is an empty cell, 1 to 9 a given one. */
export interface SudokuInstance {
	puzzle: number[][];
}

/** Nine rows of nine digits that have a completion. */
export function parseSudoku(value: unknown): SudokuInstance | null {
	if (!isRecord(value)) return null;
	const { puzzle } = value;
	const isDigit = (digit: unknown): digit is number => isWhole(digit, 0, 9);
	const isRow = (row: unknown): row is number[] => isListOf(row, 9, 9, isDigit);
	if (!isListOf(puzzle, 9, 9, isRow)) return null;
	return searchSudoku(puzzle.flat(), 1).count === 1 ? { puzzle } : null;
}
