import { isRecord } from '../../json.ts';
import { isListOf, isOneOf, isWhole } from '../kit/shape.ts';
import { flips, play, type ReversiMove } from './board.ts';

/** A position and the moves that follow; the answer is the board after them. */
export interface ReversiInstance {
	/** Rows and columns, even. */
	size: number;
	/** The position before the moves: one line of `0` (black), `1` (white) and `*` (empty) per row. */
	board: string[];
	/** In order; each flips something. */
	moves: ReversiMove[];
}

/** A board of 4 to 20 rows, an even number, and up to 400 moves that are all legal. */
export function parseReversi(value: unknown): ReversiInstance | null {
	if (!isRecord(value)) return null;
	const { size, board, moves } = value;
	if (!isWhole(size, 4, 20) || size % 2 === 1) return null;
	const isLine = (line: unknown): line is string =>
		typeof line === 'string' && line.length === size && /^[01*]+$/.test(line);
	const isMove = (move: unknown): move is ReversiMove =>
		isRecord(move) &&
		isOneOf(move['player'], ['0', '1']) &&
		isWhole(move['row'], 1, size) &&
		isWhole(move['col'], 1, size);
	if (!isListOf(board, size, size, isLine) || !isListOf(moves, 1, 400, isMove)) return null;
	let position: string[] = board;
	for (const move of moves) {
		if (flips(position, move).length === 0) return null;
		position = play(position, move);
	}
	return { size, board, moves };
}
