import { spansOf } from './spans.ts';

/** Cells of a row. A bar inside a formula, code or an answer parts no cells; nor does one behind a backslash, which loses it. */
export function cellsOf(row: string): string[] {
	const cells: string[] = [];
	const spans = spansOf(row, { fences: false });
	let cell = '';
	let next = 0;
	for (let at = 0; at < row.length; at++) {
		const span = spans[next];
		if (span?.start === at) {
			cell += row.slice(at, span.end).replaceAll('\\|', '|');
			at = span.end - 1;
			next++;
		} else if (row.startsWith('\\|', at)) {
			cell += '|';
			at++;
		} else if (row.charAt(at) === '|') {
			cells.push(cell.trim());
			cell = '';
		} else cell += row.charAt(at);
	}
	cells.push(cell.trim());
	// The bars at both ends frame the row.
	if (cells[0] === '') cells.shift();
	if (cells.at(-1) === '') cells.pop();
	return cells;
}
