/** Rows and columns are 0-based; `side` counts cells. */
export interface Square {
	side: number;
	/** Of the bottom right cell. */
	row: number;
	column: number;
}

/** For every cell, the side of the largest one-letter square whose bottom right cell it is. */
export function sidesOf(rows: readonly string[]): number[][] {
	const sides: number[][] = [];
	for (const [i, row] of rows.entries()) {
		const [above, sidesAbove] = [rows[i - 1], sides[i - 1]];
		const line: number[] = [];
		for (let j = 0; j < row.length; j++) {
			const same = above?.[j] === row[j] && above?.[j - 1] === row[j] && row[j - 1] === row[j];
			line.push(same ? 1 + Math.min(line[j - 1] ?? 0, sidesAbove?.[j] ?? 0, sidesAbove?.[j - 1] ?? 0) : 1);
		}
		sides.push(line);
	}
	return sides;
}

/** The first one from the top, by its bottom right cell, where several are as large. Side 0 for no rows. */
export function largestSquare(rows: readonly string[]): Square {
	let best: Square = { side: 0, row: 0, column: 0 };
	for (const [row, line] of sidesOf(rows).entries()) {
		for (const [column, side] of line.entries()) if (side > best.side) best = { side, row, column };
	}
	return best;
}

/** The one square of at least `minSide` that every other such square lies inside; null when there is none or several. */
export function onlyMaximalSquare(rows: readonly string[], minSide: number): Square | null {
	const best = largestSquare(rows);
	if (best.side < minSide) return null;
	const inside = (row: number, column: number, side: number): boolean =>
		row <= best.row &&
		column <= best.column &&
		row - side >= best.row - best.side &&
		column - side >= best.column - best.side;
	const alone = sidesOf(rows).every((line, row) =>
		line.every((side, column) => side < minSide || inside(row, column, side)),
	);
	return alone ? best : null;
}
