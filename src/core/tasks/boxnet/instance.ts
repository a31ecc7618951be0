import { isRecord } from '../../json.ts';
import { isListOf, isWhole } from '../kit/shape.ts';

/** A grid of squares, each with an arm; every box has to come to a target of its colour. */
export interface BoxNetInstance {
	rows: number;
	cols: number;
	/** Every square once, row by row, 0-based; colours with one entry per object. */
	squares: { row: number; col: number; boxes: string[]; targets: string[] }[];
}

/** At most 12 rows and columns, as many boxes as targets of every colour. */
export function parseBoxNet(value: unknown): BoxNetInstance | null {
	if (!isRecord(value) || !isWhole(value['rows'], 1, 12) || !isWhole(value['cols'], 1, 12)) return null;
	const { rows, cols, squares } = value;
	const isColor = (color: unknown): color is string =>
		typeof color === 'string' && /^[a-z]{1,20}$/.test(color);
	const isSquare = (square: unknown): square is BoxNetInstance['squares'][number] =>
		isRecord(square) &&
		isWhole(square['row'], 0, rows - 1) &&
		isWhole(square['col'], 0, cols - 1) &&
		isListOf(square['boxes'], 0, 60, isColor) &&
		isListOf(square['targets'], 0, 60, isColor);
	if (!isListOf(squares, rows * cols, rows * cols, isSquare)) return null;
	if (squares.some(({ row, col }, index) => row * cols + col !== index)) return null;
	const boxes = squares.flatMap((square) => square.boxes).toSorted();
	const targets = squares.flatMap((square) => square.targets).toSorted();
	const isBalanced = boxes.length > 0 && boxes.join() === targets.join();
	// The pairing of boxes and targets costs 2 to the number of boxes of one colour.
	return isBalanced && boxes.every((color, index) => boxes[index + 12] !== color)
		? { rows, cols, squares }
		: null;
}
