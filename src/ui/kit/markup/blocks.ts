import { readLine } from './inline.ts';
import {
	headingOf,
	isRule,
	type Lines,
	linesOf,
	markerOf,
	opensBlock,
	opensQuote,
	opensTable,
	unquoted,
} from './lines.ts';
import { cellsOf } from './table.ts';
import type { Block, Line } from './tree.ts';
import { indentOf, isBlank, unindent } from './words.ts';

/** Lists and quotations inside each other; what lies deeper stays text. */
const DEEPEST = 8;
/** Columns; lines indented so far are aligned by hand. */
const ALIGNED = 4;

/**
 * Reads a model's text as blocks. A small Markdown that loses nothing: what might be a formula, a sum, a price or a
 * drawing stays as written, HTML and links are text. Linear in the text; any text will do.
 */
export function readBlocks(text: string): Block[] {
	return blocksOf(text.replace(/\r\n?/g, '\n'), 0, false);
}

function blocksOf(source: string, depth: number, isItem: boolean): Block[] {
	const lines = linesOf(source, isItem);
	const blocks: Block[] = [];
	for (let at = 0; at < lines.text.length;) {
		const full = lines.nextFull[at] ?? at;
		if (full > at) {
			at = full;
			continue;
		}
		const { block, end } = blockAt(lines, at, depth);
		blocks.push(block);
		at = end;
	}
	return blocks;
}

interface Found {
	block: Block;
	/** Index of the first line after it. */
	end: number;
}

function blockAt(lines: Lines, at: number, depth: number): Found {
	const line = lines.text[at] ?? '';
	const fence = fenceAt(lines, at);
	if (fence !== null) return fence;
	const heading = headingOf(line);
	if (heading !== null) {
		// A heading whose formula or answer goes on below takes these lines along.
		const end = continuedTo(lines, at + 1);
		const words = [heading.words, ...lines.text.slice(at + 1, end)].join('\n');
		return { block: { kind: 'heading', level: heading.level, content: readLine(words) }, end };
	}
	if (isRule(lines, at)) return { block: { kind: 'rule' }, end: at + 1 };
	if (opensTable(lines, at)) return tableAt(lines, at);
	if (depth < DEEPEST && opensQuote(line, false)) return quoteAt(lines, at, depth);
	if (depth < DEEPEST && markerOf(lines, at) !== null) return listAt(lines, at, depth);
	let end = at + 1;
	while (
		end < lines.text.length &&
		(lines.isInside[end] === true || (lines.nextFull[end] === end && !opensBlock(lines, end)))
	) {
		end++;
	}
	return { block: { kind: 'paragraph', content: paragraph(lines.text.slice(at, end)) }, end };
}

function paragraph(lines: readonly string[]): Line {
	if (lines.every((line) => isBlank(line) || indentOf(line) >= ALIGNED)) {
		return { ...readLine(lines.map((line) => unindent(line, ALIGNED)).join('\n')), isGrid: true };
	}
	return readLine(lines.join('\n').trimEnd());
}

function continuedTo(lines: Lines, from: number): number {
	let end = from;
	while (lines.isInside[end] === true) end++;
	return end;
}

function fenceAt(lines: Lines, at: number): Found | null {
	const fence = lines.fence[at];
	if (fence == null) return null;
	const line = lines.text[at] ?? '';
	const label = line.replace(/^[ \t]*[`~]+/, '').trim();
	const inside = fence.to > fence.from ? lines.source.slice(fence.from, fence.to).split('\n') : [];
	const text = inside.map((row) => unindent(row, indentOf(line))).join('\n');
	return { block: { kind: 'code', label, text }, end: continuedTo(lines, at + 1) };
}

function tableAt(lines: Lines, at: number): Found {
	let end = at + 2;
	while ((lines.text[end] ?? '').includes('|') && lines.isInside[end] !== true && lines.fence[end] == null)
		end++;
	const rows = [at, ...Array.from({ length: end - at - 2 }, (_, row) => at + 2 + row)];
	return {
		block: {
			kind: 'table',
			rows: rows.map((row) => cellsOf(lines.text[row] ?? '').map((cell) => readLine(cell, { breaks: true }))),
		},
		end,
	};
}

function quoteAt(lines: Lines, at: number, depth: number): Found {
	const inside: string[] = [];
	let end = at;
	for (; end < lines.text.length; end++) {
		const line = lines.text[end] ?? '';
		const content = unquoted(line);
		if (content === null && lines.isInside[end] !== true) break;
		inside.push(content ?? line);
	}
	return { block: { kind: 'quote', blocks: blocksOf(inside.join('\n'), depth + 1, false) }, end };
}

function listAt(lines: Lines, at: number, depth: number): Found {
	const items: { sign: string; width: number; lines: string[] }[] = [];
	const first = markerOf(lines, at);
	const base = indentOf(first?.indent ?? '');
	const kind = kindOf(first?.sign ?? '');
	let end = at;
	for (; end < lines.text.length; end++) {
		const line = lines.text[end] ?? '';
		const item = items.at(-1);
		if (item !== undefined && lines.isInside[end] === true) {
			item.lines.push(unindent(line, item.width));
			continue;
		}
		const full = lines.nextFull[end] ?? end;
		const next = lines.text[full];
		if (next === undefined) break;
		const isDeeper = indentOf(next) >= base + 2;
		const marker = isDeeper || isRule(lines, full) ? null : markerOf(lines, full, true);
		if (!isDeeper && (marker === null || kindOf(marker.sign) !== kind)) break;
		if (full > end) {
			item?.lines.push('');
			end = full - 1;
		} else if (marker !== null) {
			const rest = line.slice(marker.width);
			items.push({
				sign: marker.sign,
				width: indentOf(line.slice(0, marker.width).replace(/\S/g, ' ')),
				lines: [rest],
			});
		} else item?.lines.push(unindent(line, item.width));
	}
	return {
		block: {
			kind: 'list',
			isNumbered: kind !== first?.sign,
			items: items.map(({ sign, lines: own }) => ({
				sign,
				blocks: blocksOf(own.join('\n'), depth + 1, true),
			})),
		},
		end,
	};
}

/** Items of one list share a bullet, or the sign behind their numbers. */
function kindOf(sign: string): string {
	return sign.slice(-1);
}
