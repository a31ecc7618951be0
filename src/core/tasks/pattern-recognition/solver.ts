import type { PatternRecognitionInstance } from './instance.ts';
import { largestSquare } from './squares.ts';

export function solve({ rows }: PatternRecognitionInstance): string {
	const { row, column } = largestSquare(rows);
	return place(row, column);
}

/** A cell as the answer writes it. */
export function place(row: number, column: number): string {
	return `[${String(row)}, ${String(column)}]`;
}
