import { incorrect, malformed, type Verdict } from '../../verdict.ts';
import { parseAnswerGrid } from './answer-grid.ts';

/** What may stand in the cells of a grid that is to be completed. */
export interface CellForm {
	/** What the cells hold, in the plural. */
	name: string;
	/** How people leave a cell empty. */
	isBlank(text: string): boolean;
	isSymbol(text: string): boolean;
	/** The sentence about a cell with something else in it; row and column count from 1. */
	stranger(row: number, column: number): string;
}

/**
 * The cells of a completed grid in which every given cell (not null) stands as it was, or the verdict on the answer that
 * is none. Whether the rules of the puzzle hold is the caller's business.
 */
export function readCompletion(
	answer: string,
	given: readonly (readonly (string | null)[])[],
	form: CellForm,
): { cells: string[][] } | { fault: Verdict } {
	const size = given.length;
	const cells = parseAnswerGrid(answer);
	if (cells === null) return { fault: malformed(`The answer is not a grid of ${form.name}`) };
	if (cells.length !== size) {
		const rows = cells.length === 1 ? 'row' : 'rows';
		return { fault: malformed(`The answer has ${cells.length} ${rows} instead of ${size}`) };
	}
	for (const [r, row] of cells.entries()) {
		if (row.length !== size) {
			const entries = row.length === 1 ? 'entry' : 'entries';
			return { fault: malformed(`Row ${r + 1} has ${row.length} ${entries} instead of ${size}`) };
		}
		for (const [c, text] of row.entries()) {
			const place = `Row ${r + 1}, column ${c + 1}`;
			if (form.isBlank(text)) return { fault: incorrect(`${place} is still empty`) };
			if (!form.isSymbol(text)) return { fault: malformed(form.stranger(r + 1, c + 1)) };
			const wanted = given[r]?.[c] ?? null;
			if (wanted !== null && wanted !== text) {
				return { fault: incorrect(`${place} is given as ${wanted}, the answer has ${text}`) };
			}
		}
	}
	return { cells };
}
