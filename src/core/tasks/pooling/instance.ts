import { isRecord } from '../../json.ts';
import { isListOf, isOneOf, isWhole } from '../kit/shape.ts';

/** A window slides over the matrix with stride 1 and no padding; the answer is the summary of each position, row by row. */
export interface PoolingInstance {
	/** Square, integers. */
	matrix: number[][];
	/** Side of the window: at least 2, less than the side of the matrix. */
	window: number;
	mode: 'max' | 'average';
}

const MAX_SIDE = 30;
/** Averages may be off by 0.002; with windows of up to 10 x 10 true values are at least 0.01 apart. */
const MAX_WINDOW = 10;
const MAX_ENTRY = 1_000_000;

/** From 3 x 3 to 30 x 30 entries, windows of up to 10 x 10. */
export function parsePooling(value: unknown): PoolingInstance | null {
	if (!isRecord(value)) return null;
	const { matrix, window, mode } = value;
	if (!isOneOf(mode, ['max', 'average'] as const)) return null;
	if (!isListOf(matrix, 3, MAX_SIDE, isRow)) return null;
	if (!isWhole(window, 2, Math.min(MAX_WINDOW, matrix.length - 1))) return null;
	return matrix.every((row) => row.length === matrix.length) ? { matrix, window, mode } : null;
}

function isRow(value: unknown): value is number[] {
	return isListOf(value, 0, MAX_SIDE, (entry) => isWhole(entry, -MAX_ENTRY, MAX_ENTRY));
}
