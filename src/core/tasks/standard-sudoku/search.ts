/** 81 cells, row by row, 0 = empty. */
export type SudokuCells = readonly number[];

/** What a search for completions came to. */
export interface SudokuSearch {
	/** Completions found, at most the number asked for; fewer when the search gave up. */
	count: number;
	/** The first completion, or null. */
	solution: number[] | null;
	/** Cells at which the search had two or more digits to choose from: a measure of logical difficulty. */
	branches: number;
}

/** Far beyond any puzzle with one solution; contradictory grids with few digits would go on for ever. */
const MAX_BRANCHES = 100_000;

const FULL = 0b1111111110;
const ASCENDING = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const BIT_COUNT = Uint8Array.from({ length: 1024 }, (_, mask) => mask.toString(2).replaceAll('0', '').length);
const ROW = Uint8Array.from({ length: 81 }, (_, cell) => Math.floor(cell / 9));
const COLUMN = Uint8Array.from({ length: 81 }, (_, cell) => cell % 9);
const BOX = Uint8Array.from(
	{ length: 81 },
	(_, cell) => Math.floor(cell / 27) * 3 + Math.floor((cell % 9) / 3),
);

/** Depth-first search on the cell with the fewest candidates, stopping at `stopAfter` completions. */
export function searchSudoku(
	cells: SudokuCells,
	stopAfter: number,
	digitOrder: readonly number[] = ASCENDING,
): SudokuSearch {
	const grid = Uint8Array.from(cells);
	const rows = new Uint16Array(9);
	const columns = new Uint16Array(9);
	const boxes = new Uint16Array(9);
	const empty: number[] = [];
	const search: SudokuSearch = { count: 0, solution: null, branches: 0 };

	const toggle = (cell: number, bit: number): void => {
		flip(rows, ROW[cell] as number, bit);
		flip(columns, COLUMN[cell] as number, bit);
		flip(boxes, BOX[cell] as number, bit);
	};
	const candidates = (cell: number): number =>
		FULL &
		~(
			(rows[ROW[cell] as number] as number) |
			(columns[COLUMN[cell] as number] as number) |
			(boxes[BOX[cell] as number] as number)
		);

	for (let cell = 0; cell < 81; cell++) {
		const digit = grid[cell] as number;
		if (digit === 0) empty.push(cell);
		else if ((candidates(cell) & (1 << digit)) === 0) return search;
		else toggle(cell, 1 << digit);
	}

	const visit = (): void => {
		if (empty.length === 0) {
			search.count++;
			search.solution ??= Array.from(grid);
			return;
		}
		let best = 0;
		let fewest = 10;
		for (let i = 0; i < empty.length && fewest > 1; i++) {
			const size = BIT_COUNT[candidates(empty[i] as number)] as number;
			if (size < fewest) {
				fewest = size;
				best = i;
			}
		}
		if (fewest === 0) return;
		if (fewest > 1 && ++search.branches > MAX_BRANCHES) return;
		const cell = empty[best] as number;
		const last = empty.pop() as number;
		if (best < empty.length) empty[best] = last;
		const choices = candidates(cell);
		for (const digit of digitOrder) {
			const bit = 1 << digit;
			if ((choices & bit) === 0) continue;
			grid[cell] = digit;
			toggle(cell, bit);
			visit();
			toggle(cell, bit);
			if (search.count >= stopAfter || search.branches > MAX_BRANCHES) break;
		}
		grid[cell] = 0;
		if (best < empty.length) {
			empty.push(last);
			empty[best] = cell;
		} else empty.push(cell);
	};
	visit();
	return search;
}

function flip(unit: Uint16Array, index: number, bit: number): void {
	unit[index] = (unit[index] as number) ^ bit;
}
