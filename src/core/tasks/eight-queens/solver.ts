/** 0-based. */
export type Cell = [row: number, col: number];

/** A board that wants one queen per row. */
export interface QueensBoard {
	size: number;
	queens: readonly Readonly<Cell>[];
	blocked: readonly Readonly<Cell>[];
}

/** Solutions in the order they were found, no more than were asked for. */
export interface QueensSearch {
	/** Each solution lists the column of the queen of row 0, 1, … */
	solutions: number[][];
	/** False when a limit ended the search: there may be more solutions. */
	complete: boolean;
}

/**
 * Backtracking over rows, always the row with the fewest free columns next, with bit masks for columns and diagonals.
 * Stops after `maxSolutions` solutions or `maxNodes` placements. Sizes up to 30 fit into the masks.
 */
export function searchQueens(board: QueensBoard, maxSolutions: number, maxNodes = 2_000_000): QueensSearch {
	const { size } = board;
	const free = Array.from({ length: size }, () => 2 ** size - 1);
	for (const [row, col] of board.blocked) free[row] = (free[row] as number) & ~(1 << col);
	for (const [row, col] of board.queens) free[row] = (free[row] as number) & (1 << col);

	const columns = Array.from({ length: size }, () => -1);
	const solutions: number[][] = [];
	// A diagonal index can exceed 31, so diagonals are plain lists; only the columns of a row are masks.
	const rising = Array.from({ length: 2 * size }, () => false);
	const falling = Array.from({ length: 2 * size }, () => false);
	let takenColumns = 0;
	let nodes = 0;

	const candidates = (row: number): number => {
		let open = (free[row] as number) & ~takenColumns;
		for (let rest = open; rest !== 0; rest &= rest - 1) {
			const col = 31 - Math.clz32(rest & -rest);
			if (rising[row + col] === true || falling[row - col + size] === true) open &= ~(1 << col);
		}
		return open;
	};

	const place = (placed: number): boolean => {
		if (placed === size) {
			solutions.push([...columns]);
			return solutions.length < maxSolutions;
		}
		let bestRow = -1;
		let bestOpen = 0;
		let bestCount = size + 1;
		for (let row = 0; row < size && bestCount > 1; row++) {
			if ((columns[row] as number) >= 0) continue;
			const open = candidates(row);
			const count = countBits(open);
			if (count === 0) return true;
			if (count < bestCount) [bestRow, bestOpen, bestCount] = [row, open, count];
		}
		for (let rest = bestOpen; rest !== 0; rest &= rest - 1) {
			if (++nodes > maxNodes) return false;
			const col = 31 - Math.clz32(rest & -rest);
			columns[bestRow] = col;
			takenColumns |= 1 << col;
			rising[bestRow + col] = falling[bestRow - col + size] = true;
			const goOn = place(placed + 1);
			rising[bestRow + col] = falling[bestRow - col + size] = false;
			takenColumns &= ~(1 << col);
			columns[bestRow] = -1;
			if (!goOn) return false;
		}
		return true;
	};

	return { complete: place(0), solutions };
}

/** In one row, column or diagonal; a queen attacks its own cell. */
export function attacks(a: Readonly<Cell>, b: Readonly<Cell>): boolean {
	return a[0] === b[0] || a[1] === b[1] || Math.abs(a[0] - b[0]) === Math.abs(a[1] - b[1]);
}

function countBits(mask: number): number {
	let count = 0;
	for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
	return count;
}
