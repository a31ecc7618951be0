import { isRecord } from '../../json.ts';
import { isListOf, isWhole } from '../kit/shape.ts';

/** 0-based, row 0 on top. */
export type Cell = [row: number, col: number];

/** One tile is steered over a board by commands; the answer is the board after all of them. */
export interface Game2048Instance {
	/** Square; 0 is an empty cell, every other number a power of two. */
	grid: number[][];
	/** The steered tile, 0-based here, 1-based in the question. */
	start: Cell;
	/** Characters u, d, l, r. */
	moves: string;
}

/** A grid of 2 to 20 rows, tiles up to 2 ** 20, at most 200 moves. */
export function parseGame2048(value: unknown): Game2048Instance | null {
	if (!isRecord(value) || !Array.isArray(value['grid'])) return null;
	const { grid, start, moves } = value;
	const size = grid.length;
	const isTile = (tile: unknown): tile is number =>
		isWhole(tile, 0, 2 ** 20) && (tile === 0 || (tile > 1 && Number.isInteger(Math.log2(tile))));
	const isRow = (row: unknown): row is number[] => isListOf(row, size, size, isTile);
	const isPart = (part: unknown): part is number => isWhole(part, 0, size - 1);
	if (!isListOf(grid, 2, 20, isRow) || !isListOf(start, 2, 2, isPart)) return null;
	if (typeof moves !== 'string' || !/^[udlr]{0,200}$/.test(moves)) return null;
	return { grid, start: start as Cell, moves };
}
