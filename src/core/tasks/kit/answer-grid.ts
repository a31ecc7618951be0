import { stripFence, unquoted } from './answer-form.ts';

/** Far above any grid asked for; what is longer is rejected before it is looked at. */
const MAX_GRID_LENGTH = 8000;

/**
 * Reads a grid as people write one: a nested list with or without quotes, or one line per row with the cells separated by
 * commas, by blanks, or glued together. Cells come back trimmed and unquoted, an empty cell as ''. Null when the text is
 * neither; row lengths are the caller's business.
 */
export function parseAnswerGrid(answer: string): string[][] | null {
	if (answer.length > MAX_GRID_LENGTH) return null;
	const text = stripFence(answer.trim());
	if (text === '') return null;
	if (/^\[\s*\[/.test(text)) return nestedList(text);
	// Tuples of rows read like lists of rows.
	return /^[[(]\s*\(/.test(text) ? nestedList(text.replace(/\(/g, '[').replace(/\)/g, ']')) : lines(text);
}

/** One way of writing for square grids with the same cells; null for what is none of this size. */
export function canonicalGrid(answer: string, size: number): string | null {
	const rows = parseAnswerGrid(answer);
	return rows?.length === size && rows.every((row) => row.length === size) ? JSON.stringify(rows) : null;
}

function nestedList(text: string): string[][] | null {
	const inner = text.slice(1).trimStart();
	if (!/\]\s*,?\s*\]$/.test(inner)) return null;
	const rows = inner.slice(1, inner.lastIndexOf(']', inner.length - 2)).split(/\]\s*,\s*\[/);
	if (rows.some((row) => /[[\]]/.test(row))) return null;
	return rows.map(commaCells);
}

function lines(text: string): string[][] | null {
	const rows = text
		.split('\n')
		.map((line) => line.replace('\r', ''))
		.filter((line) => line.trim() !== '')
		.map((line) => line.replace(/^\s*[[(](.*)[\])]\s*,?\s*$/, '$1'));
	if (rows.some((row) => /[[\]]/.test(row))) return null;
	return rows.map((row) => {
		if (row.includes(',')) return commaCells(row);
		const bare = row.trim();
		return /\s/.test(bare) ? bare.split(/\s+/).map(unquoted) : Array.from(bare);
	});
}

function commaCells(row: string): string[] {
	return row.split(',').map((cell) => unquoted(cell));
}
