import { formatGrid, inRows } from '../kit/grid.ts';
import type { SudokuInstance } from './instance.ts';
import { searchSudoku } from './search.ts';

export function solve({ puzzle }: SudokuInstance): string {
	const { solution } = searchSudoku(puzzle.flat(), 1);
	return solution === null ? 'no solution' : formatGrid(inRows(solution, 9));
}
