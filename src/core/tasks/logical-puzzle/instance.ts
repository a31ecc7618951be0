import { isRecord } from '../../json.ts';
import { isListOf, isWhole } from '../kit/shape.ts';

/** So many cells of a grid are to be chosen that every line keeps the rule. */
export interface LogicalPuzzleInstance {
	/** n rows of n integers, top row first. */
	grid: number[][];
	/** How many cells to choose. */
	pick: number;
	rule: LineRule;
	/** A cell that must be chosen; row and column from 0. */
	start: Cell;
	/** Whether the chosen values must be pairwise different. */
	distinctValues: boolean;
}

/** Row and column, both counted from 0, row 0 on top. */
export type Cell = readonly [row: number, column: number];

/** What holds for the chosen cells of every row and every column; a line without chosen cells always satisfies it. */
export type LineRule = { kind: 'sumAtMost'; limit: number } | { kind: 'productPositive' };

const MAX_SIZE = 20;

/** Of any grid up to 20 x 20; whether a choice exists is not asked. */
export function parseLogicalPuzzle(value: unknown): LogicalPuzzleInstance | null {
	if (!isRecord(value)) return null;
	const { grid, pick, rule, start, distinctValues } = value;
	const size = Array.isArray(grid) ? grid.length : 0;
	const isValue = (cell: unknown): cell is number => isWhole(cell, -999, 999);
	const isRow = (row: unknown): row is number[] => isListOf(row, size, size, isValue);
	if (!isListOf(grid, 1, MAX_SIZE, isRow) || !isWhole(pick, 1, size * size)) return null;
	const isIndex = (index: unknown): index is number => isWhole(index, 0, size - 1);
	if (!isListOf(start, 2, 2, isIndex) || typeof distinctValues !== 'boolean' || !isRecord(rule)) return null;
	const lineRule: LineRule | null =
		rule['kind'] === 'productPositive'
			? { kind: 'productPositive' }
			: rule['kind'] === 'sumAtMost' && isWhole(rule['limit'], -9999, 9999)
				? { kind: 'sumAtMost', limit: rule['limit'] }
				: null;
	if (lineRule === null) return null;
	// Unsolvable instances of the public data are kept: a person may want to look at them.
	return { grid, pick, rule: lineRule, start: start as [number, number], distinctValues };
}
