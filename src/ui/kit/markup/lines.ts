import { type Span, spansOf } from './spans.ts';
import { hasWords, isBlank } from './words.ts';

/** Lines of a text that is read as blocks, with what is known of each before any block is read. Indices from 0. */
export interface Lines {
	text: readonly string[];
	/** A fence opens here, in this very text and not in a list or quotation of it. */
	fence: readonly (Span | null)[];
	/** The line begins inside a formula, an answer, a fence or code: its first signs say nothing. */
	isInside: readonly boolean[];
	/** Index of the first line at or after it that is not blank; number of lines when there is none. */
	nextFull: readonly number[];
	/** The lines are those of a list item: what stands below its first line may be a list of single letters. */
	isItem: boolean;
	source: string;
}

export function linesOf(source: string, isItem: boolean): Lines {
	const text = source.split('\n');
	const spans = spansOf(source, { fences: true });
	const fence: (Span | null)[] = [];
	const isInside: boolean[] = [];
	let start = 0;
	let next = 0;
	for (const line of text) {
		while (next < spans.length && (spans[next]?.end ?? 0) <= start) next++;
		const span = spans[next];
		isInside.push(span !== undefined && span.start < start);
		const opens = span?.kind === 'fence' && span.start === start && /^[ \t]*(?:```|~~~)/.test(line);
		fence.push(opens ? span : null);
		start += line.length + 1;
	}
	const nextFull: number[] = [];
	for (let at = text.length - 1; at >= 0; at--) {
		nextFull[at] = isBlank(text[at] ?? '') ? (nextFull[at + 1] ?? text.length) : at;
	}
	return { text, fence, isInside, nextFull, isItem, source };
}

export interface Marker {
	indent: string;
	sign: string;
	/** Signs before the content. */
	width: number;
}

const MARKER = /^([ \t]*)([-*+]|\d{1,9}[.)])([ \t]+)(?=\S)/;

/**
 * The mark of the list item on a line; null for a line of a sum, a drawing or a year at the start of a sentence. A list of
 * numbers or single letters (`- 5`) follows nothing or words: below `12`, it is a subtraction.
 */
export function markerOf(lines: Lines, at: number, isInList = false): Marker | null {
	const line = lines.text[at] ?? '';
	const match = MARKER.exec(line);
	if (match === null) return null;
	const [whole, indent = '', sign = ''] = match;
	const marker = { indent, sign, width: whole.length };
	if (/^\d/.test(sign)) return sign.length > 4 ? null : marker;
	const content = line.slice(whole.length);
	if (hasWords(content) || /^[`[]/.test(content)) return marker;
	const above = lines.text[at - 1] ?? '';
	const isItem = sign !== '+' && /^[\p{L}\p{N}$\\(<]/u.test(content);
	if (!isItem || isInList || isBlank(above)) return isItem ? marker : null;
	return (lines.isItem && at === 1) || (hasWords(above) && !/[\d)]\s*$/.test(above.slice(-20)))
		? marker
		: null;
}

/** Level and words of a heading; a count (`# 5`, `# of cats`) and a row of a maze are none. */
export function headingOf(line: string): { level: number; words: string } | null {
	const match = /^ {0,3}(#{1,6})[ \t]+(?=\S)/.exec(line);
	if (match === null) return null;
	const level = match[1]?.length ?? 1;
	const words = line.slice(match[0].length).trimEnd();
	const isHeading =
		hasWords(words) || /^(?:\\[([]|\$|`)/.test(words) || (level > 1 && /[\p{L}\p{N}]/u.test(words));
	return isHeading && !/^of\b/.test(words) ? { level, words } : null;
}

const QUOTE = /^ {0,3}>(?: |$)/;

/** The line without the mark of a quotation; null when it has none. */
export function unquoted(line: string): string | null {
	const match = QUOTE.exec(line);
	return match === null ? null : line.slice(match[0].length);
}

/** Whether a quotation can begin here: `> 5` compares, `>>> x` is a prompt. */
export function opensQuote(line: string, isInParagraph: boolean): boolean {
	const content = unquoted(line)?.replace(/^[> ]+/, '');
	if (content === undefined || /^=/.test(content) || (isInParagraph && /^\d/.test(content))) return false;
	return hasWords(content) || /^(?:\\[([]|\$\$|`|<<<|[-*] \p{L})/u.test(content);
}

/** A drawn line between paragraphs; the line under a sum, under a column or in a drawing is none. */
export function isRule(lines: Lines, at: number): boolean {
	const line = (lines.text[at] ?? '').trim();
	if (!/^(?:-{3,}|\*{3,}|- - -|\* \* \*)$/.test(line)) return false;
	const around = [lines.text[at - 1] ?? '', lines.text[at + 1] ?? ''];
	return around.every((near) => isBlank(near) || (line.startsWith('-') && hasWords(near)));
}

const TABLE_RULE = /^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?[ \t]*$/;

export function opensTable(lines: Lines, at: number): boolean {
	const rule = lines.text[at + 1] ?? '';
	return (
		(lines.text[at] ?? '').includes('|') &&
		rule.length < 2_000 &&
		TABLE_RULE.test(rule) &&
		lines.isInside[at + 1] !== true
	);
}

/** Whether a line ends the paragraph above it. */
export function opensBlock(lines: Lines, at: number): boolean {
	if (lines.isInside[at] === true) return false;
	const line = lines.text[at] ?? '';
	if (lines.fence[at] != null || headingOf(line) !== null || isRule(lines, at)) return true;
	if (opensQuote(line, true) || opensTable(lines, at)) return true;
	const marker = markerOf(lines, at);
	if (marker === null || !/^\d/.test(marker.sign) || /^1[.)]/.test(marker.sign)) return marker !== null;
	// A sentence may go on with a number at the start of its next line.
	return !/[\p{L}\d,]\s*$/u.test((lines.text[at - 1] ?? '').slice(-20));
}
