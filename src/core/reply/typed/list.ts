import { unwrap } from './bare.ts';
import { framesOf } from './frame.ts';

/** Items of a list as written, lower case. */
export interface List {
	items: readonly string[];
	/** Lengths of its rows, for a list of lists or a grid; null for one row. */
	rows: readonly number[] | null;
	/** Written in braces: the order means nothing. */
	isSet: boolean;
	/** Written in square or round brackets, as what has an order is. */
	isBracketed: boolean;
}

/**
 * Reads brackets, commas, "and" before the last, bullets, or lines as a list of at least one item. `bySpaces` also cuts at
 * blanks, for items of one word or number. Null for a text that is no list, denies something or names alternatives.
 */
export function readList(text: string, bySpaces: boolean): List | null {
	const inner = listPart(text.trim());
	if (inner === null || framesOf(inner.toLowerCase()).some((frame) => frame !== 'bounded')) return null;
	const isSet = /^\{[^{}]*\}$/.test(inner);
	const nested = rowsOf(inner);
	const rows = nested.map((row) => itemsOf(row, bySpaces, nested.length > 1)).filter((row) => row.length > 0);
	const items = rows.flat();
	if (items.length === 0 || items.some((item) => item.length > 200 || isSentence(item))) return null;
	const isGrid = rows.length > 1 && rows.some((row) => row.length > 1);
	return {
		items,
		rows: isGrid ? rows.map((row) => row.length) : null,
		isSet,
		isBracketed: /^[[(]/.test(inner),
	};
}

/** An item of many words with a verb, or one that goes on as a clause does, shows a sentence with commas. */
function isSentence(item: string): boolean {
	if (/^(?:which|who|because|but|has|have|is|are|was|were) \S/.test(item)) return true;
	return item.split(/\s+/, 5).length > 4 && /\b(?:is|are|was|were|has|have|had|both|which|that)\b/.test(item);
}

/** What follows "are:" or a colon, or stands in the only brackets; the whole text otherwise. */
function listPart(text: string): string | null {
	const plain = text.replace(/[.;]$/, '').trim();
	const brackets = /^[^[\]{}]*?([[{(].*[\]})])[^[\]{}]*$/s.exec(plain);
	const led = /^[^\n]*?(?:\b(?:is|are|was|were)\b(?: +(?:as follows|therefore|thus))?:?|:|=)\s+(.+)$/s.exec(
		plain,
	);
	const isWhole = /^[[{(]/.test(plain);
	if (isWhole) return /[\]})]$/.test(plain) ? plain : null;
	if (
		brackets !== null &&
		/(?:is|are|:|=|^)\s*$/.test(plain.slice(0, plain.indexOf((brackets[1] ?? '').charAt(0))).trim() || ':')
	)
		return brackets[1] ?? null;
	return led?.[1] ?? plain;
}

function rowsOf(text: string): string[] {
	const flat = text.trim();
	if (/^[[({]\s*[[({]/.test(flat))
		return flat
			.slice(1, -1)
			.split(/[\])}]\s*,?\s*/)
			.filter((row) => row.trim() !== '');
	const inside = /^[[{(][^[\]{}()]*[\]})]$/s.test(flat) ? flat.slice(1, -1) : flat;
	return inside.includes('\n') ? inside.split('\n') : [inside];
}

function itemsOf(row: string, bySpaces: boolean, isLine: boolean): string[] {
	const numbering = isLine ? /^\s*(?:[-*•] +|\d+[.)] +)/ : /^\s*[-*•] +(?!\d)/;
	const plain = row.replace(numbering, '').replace(/^[\s[({]+|[\s\])}]+$/g, '');
	const joined = plain
		.replace(/^first /i, '')
		.replace(/,? (?:and|und|&) /gi, ', ')
		.replace(/ (?:then|->|→) /gi, ', ');
	// Beside commas with blanks, one before three digits groups thousands.
	const items = joined.split(/,\s/.test(joined) ? /,(?!\d{3}(?!\d))|;/ : /[,;]/);
	const cut = items.length === 1 && bySpaces ? plain.split(/\s+/) : items;
	return cut.map((item) => unwrap(item).toLowerCase()).filter((item) => item !== '');
}
