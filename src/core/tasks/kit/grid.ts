/** A flat list of cells as rows of `width`. */
export function inRows<T>(cells: readonly T[], width: number): T[][] {
	return Array.from({ length: Math.ceil(cells.length / width) }, (_, row) =>
		cells.slice(row * width, (row + 1) * width),
	);
}

/** The form in which a grid is asked for: one line per row, the cells separated by commas. */
export function formatGrid(rows: readonly (readonly (string | number)[])[]): string {
	return rows.map((row) => row.join(',')).join('\n');
}

/** The first cell that stands there a second time, or null. */
export function repeatedCell<T>(cells: readonly T[]): T | null {
	return cells.find((cell, index) => cells.indexOf(cell) !== index) ?? null;
}
