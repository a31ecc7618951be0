/** A square of letter indices, row by row; -1 is an empty cell. */
export type LetterCells = readonly number[];

/** What a search for completions came to. */
export interface SquareSearch {
	/** Completions found, at most the number asked for, or fewer when the search gave up. */
	count: number;
	/** The first completion, or null. */
	solution: number[] | null;
	/** False when the search gave up before it knew. */
	complete: boolean;
}

const MAX_NODES = 200_000;

/**
 * Completes a Latin square whose anti-diagonal (row r, column size-1-r) holds one letter throughout: for each possible
 * letter of the diagonal, depth-first search on the cell with the fewest letters left.
 */
export function searchSquares(
	cells: LetterCells,
	size: number,
	stopAfter: number,
	letterOrder: readonly number[] = Array.from({ length: size }, (_, i) => i),
): SquareSearch {
	const search: SquareSearch = { count: 0, solution: null, complete: true };
	let nodes = 0;
	for (const diagonal of letterOrder) {
		const grid = [...cells];
		const rowOpen = new Int32Array(size).fill((1 << size) - 1);
		const columnOpen = new Int32Array(size).fill((1 << size) - 1);
		const take = (cell: number, letter: number): boolean => {
			const [row, column] = [Math.floor(cell / size), cell % size];
			const bit = 1 << letter;
			if (((rowOpen[row] as number) & (columnOpen[column] as number) & bit) === 0) return false;
			grid[cell] = letter;
			rowOpen[row] = (rowOpen[row] as number) & ~bit;
			columnOpen[column] = (columnOpen[column] as number) & ~bit;
			return true;
		};
		const giveBack = (cell: number, letter: number): void => {
			const [row, column] = [Math.floor(cell / size), cell % size];
			rowOpen[row] = (rowOpen[row] as number) | (1 << letter);
			columnOpen[column] = (columnOpen[column] as number) | (1 << letter);
			grid[cell] = -1;
		};

		let possible = true;
		const empty: number[] = [];
		for (let cell = 0; cell < size * size && possible; cell++) {
			const given = cells[cell] as number;
			const onDiagonal = Math.floor(cell / size) + (cell % size) === size - 1;
			if (onDiagonal) possible = (given < 0 || given === diagonal) && take(cell, diagonal);
			else if (given >= 0) possible = take(cell, given);
			else empty.push(cell);
		}
		if (!possible) continue;

		const visit = (): void => {
			if (empty.length === 0) {
				search.count++;
				search.solution ??= [...grid];
				return;
			}
			let best = 0;
			let bestOpen = 0;
			let fewest = size + 1;
			for (let i = 0; i < empty.length && fewest > 1; i++) {
				const cell = empty[i] as number;
				const open = (rowOpen[Math.floor(cell / size)] as number) & (columnOpen[cell % size] as number);
				const count = bitCount(open);
				if (count < fewest) [best, bestOpen, fewest] = [i, open, count];
			}
			if (fewest === 0) return;
			const cell = empty[best] as number;
			empty[best] = empty.at(-1) as number;
			empty.pop();
			for (const letter of letterOrder) {
				if ((bestOpen & (1 << letter)) === 0) continue;
				if (++nodes > MAX_NODES) search.complete = false;
				if (!search.complete) break;
				take(cell, letter);
				visit();
				giveBack(cell, letter);
				if (search.count >= stopAfter) break;
			}
			empty.push(cell);
			[empty[best], empty[empty.length - 1]] = [empty.at(-1) as number, empty[best] as number];
		};
		visit();
		if (search.count >= stopAfter || !search.complete) break;
	}
	return search;
}

function bitCount(set: number): number {
	let count = 0;
	for (let rest = set; rest !== 0; rest &= rest - 1) count++;
	return count;
}
