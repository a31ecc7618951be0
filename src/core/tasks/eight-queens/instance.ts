import { isRecord } from '../../json.ts';
import { isListOf, isWhole } from '../kit/shape.ts';
import { attacks, type Cell, searchQueens } from './solver.ts';

/** A queen is wanted in each row so that none attacks another, on no forbidden cell. */
export interface EightQueensInstance {
	/** Rows, columns and queens. */
	size: number;
	/** Queens that stand already, 0-based [row, column], mutually non-attacking. */
	queens: Cell[];
	/** Forbidden cells, 0-based, none of them in `queens`. */
	blocked: Cell[];
}

const MAX_SIZE = 20;

/** A board of 4 to 20 rows that can be filled. */
export function parseEightQueens(value: unknown): EightQueensInstance | null {
	if (!isRecord(value) || !isWhole(value['size'], 4, MAX_SIZE)) return null;
	const { size, queens, blocked } = value;
	const isCell = (cell: unknown): cell is Cell =>
		isListOf(cell, 2, 2, (part): part is number => isWhole(part, 0, size - 1));
	if (!isListOf(queens, 0, size, isCell) || !isListOf(blocked, 0, size * size, isCell)) return null;
	if (queens.some((queen, index) => queens.slice(index + 1).some((other) => attacks(queen, other))))
		return null;
	const taken = new Set(queens.concat(blocked).map(String));
	if (taken.size !== queens.length + blocked.length) return null;
	const instance = { size, queens, blocked };
	return searchQueens(instance, 1, 200_000).solutions.length === 1 ? instance : null;
}
