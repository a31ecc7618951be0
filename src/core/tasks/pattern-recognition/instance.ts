import { isRecord } from '../../json.ts';
import { isListOf, isWhole } from '../kit/shape.ts';
import { onlyMaximalSquare } from './squares.ts';

/** Exactly one largest one-letter square is in the matrix; the answer is its bottom right cell, row first, 0-based. */
export interface PatternRecognitionInstance {
	/** Rows from top to bottom, capitals, all of the same length. */
	rows: string[];
	/** Smaller squares do not count. */
	minSide: number;
}

const MAX_SIZE = 60;

/** Up to 60 rows and columns, with one largest square. */
export function parsePatternRecognition(value: unknown): PatternRecognitionInstance | null {
	if (!isRecord(value)) return null;
	const { rows, minSide } = value;
	if (!isWhole(minSide, 2, MAX_SIZE) || !isListOf(rows, 1, MAX_SIZE, isRow)) return null;
	if (rows.some((row) => row.length !== rows[0]?.length)) return null;
	return onlyMaximalSquare(rows, minSide) === null ? null : { rows, minSide };
}

function isRow(value: unknown): value is string {
	return typeof value === 'string' && value.length <= MAX_SIZE && /^[A-Z]+$/.test(value);
}
