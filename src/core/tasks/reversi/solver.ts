import { play } from './board.ts';
import type { ReversiInstance } from './instance.ts';

export function solve(instance: ReversiInstance): string {
	return cellsOf(after(instance));
}

/** The board after all moves. */
export function after({ board, moves }: ReversiInstance): string[] {
	return moves.reduce((position: string[], move) => play(position, move), board);
}

/** A board as the answer writes it: all cells, row by row, with commas between. */
export function cellsOf(board: readonly string[]): string {
	return board.flatMap((line) => Array.from(line)).join(',');
}
