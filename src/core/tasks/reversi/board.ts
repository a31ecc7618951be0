/** Black, white, no disc. */
export type Disc = '0' | '1' | '*';

/** 1-based, row from the top, column from the left; `0` is black, `1` is white. */
export interface ReversiMove {
	player: '0' | '1';
	row: number;
	col: number;
}

const DIRECTIONS = [-1, 0, 1]
	.flatMap((down) => [-1, 0, 1].map((right) => [down, right] as const))
	.filter(([down, right]) => down !== 0 || right !== 0);

/** The four centre cells, white on the falling diagonal. */
export function startPosition(size: number): string[] {
	const middle = size / 2;
	return Array.from({ length: size }, (_, row) =>
		Array.from({ length: size }, (__, col) => {
			if (row < middle - 1 || row > middle || col < middle - 1 || col > middle) return '*';
			return row === col ? '1' : '0';
		}).join(''),
	);
}

/** For each direction with something to flip the 0-based cells, nearest first. Empty when the cell is taken. */
export function flips(
	board: readonly string[],
	{ player, row, col }: ReversiMove,
): [row: number, col: number][][] {
	if (board[row - 1]?.[col - 1] !== '*') return [];
	const other = opponent(player);
	const runs: [number, number][][] = [];
	for (const [down, right] of DIRECTIONS) {
		let length = 1;
		while (board[row - 1 + length * down]?.[col - 1 + length * right] === other) length++;
		if (length === 1 || board[row - 1 + length * down]?.[col - 1 + length * right] !== player) continue;
		runs.push(
			Array.from({ length: length - 1 }, (_, index): [number, number] => [
				row - 1 + (index + 1) * down,
				col - 1 + (index + 1) * right,
			]),
		);
	}
	return runs;
}

/** The board after a legal move. Throws on an illegal one: instances are checked where they come in. */
export function play(board: readonly string[], move: ReversiMove): string[] {
	const runs = flips(board, move);
	if (runs.length === 0) throw new Error(`Illegal move at (${String(move.row)}, ${String(move.col)})`);
	return setDiscs(board, [...runs.flat(), [move.row - 1, move.col - 1]], move.player);
}

/** `cells` are 0-based; gives a new board. */
export function setDiscs(
	board: readonly string[],
	cells: readonly (readonly [row: number, col: number])[],
	disc: Disc,
): string[] {
	const lines = [...board];
	for (const [row, col] of cells) {
		const line = lines[row] as string;
		lines[row] = line.slice(0, col) + disc + line.slice(col + 1);
	}
	return lines;
}

/** Row by row; none where the player has to pass. */
export function legalMoves(board: readonly string[], player: '0' | '1'): ReversiMove[] {
	const moves: ReversiMove[] = [];
	for (let row = 1; row <= board.length; row++) {
		for (let col = 1; col <= board.length; col++) {
			const move = { player, row, col };
			if (flips(board, move).length > 0) moves.push(move);
		}
	}
	return moves;
}

export function opponent(player: '0' | '1'): '0' | '1' {
	return player === '0' ? '1' : '0';
}
