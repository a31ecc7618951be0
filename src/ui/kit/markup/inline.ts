import { pairRuns, type Run } from './emphasis.ts';
import { type Span, spansOf } from './spans.ts';
import type { Inline, Line } from './tree.ts';
import { isBlank, looksLikeGrid } from './words.ts';

/** Reads running text. `breaks` is for cells of a table, where `<br>` is the only way to end a line. Linear in the text. */
export function readLine(text: string, { breaks = false } = {}): Line {
	const parts = inlineOf(text, breaks);
	const plain = parts.map((part) => (part.kind === 'text' ? part.text : ''));
	return { parts, isGrid: looksLikeGrid(plain.join('')) };
}

const ESCAPED = /[*_`~$|<>]/;
const BREAK = /<br ?\/?>/iy;

/** A stretch that is done, or a run of signs that waits for its partner. */
type Piece = { part: Inline } | { run: number };

function inlineOf(text: string, breaks: boolean): Inline[] {
	const pieces: Piece[] = [];
	const runs: Run[] = [];
	let at = 0;
	for (const span of spansOf(text, { fences: false })) {
		readText(text, at, span.start, breaks, pieces, runs);
		pieces.push({ part: spanPart(text, span) });
		at = span.end;
	}
	readText(text, at, text.length, breaks, pieces, runs);
	const paired = pairRuns(text, runs);
	const parts = pieces.flatMap((piece): readonly Inline[] =>
		'part' in piece ? [piece.part] : (paired[piece.run] ?? []),
	);
	return besideDisplays(joined(parts));
}

/** Text without spans: escapes are taken off, runs of emphasis signs set apart. */
function readText(
	text: string,
	from: number,
	to: number,
	breaks: boolean,
	pieces: Piece[],
	runs: Run[],
): void {
	let plainFrom = from;
	const plain = (end: number, next: number): void => {
		if (end > plainFrom) pieces.push({ part: { kind: 'text', text: text.slice(plainFrom, end) } });
		plainFrom = next;
	};
	for (let at = from; at < to; at++) {
		const sign = text.charAt(at);
		if (sign === '\\') {
			if (isEscape(text, at)) plain(at, at + 1);
			at++;
		} else if (sign === '*' || sign === '_' || sign === '~') {
			let end = at + 1;
			while (end < to && text.charAt(end) === sign) end++;
			plain(at, end);
			pieces.push({ run: runs.push({ sign, start: at, end }) - 1 });
			at = end - 1;
		} else if (breaks && sign === '<') {
			BREAK.lastIndex = at;
			if (!BREAK.test(text)) continue;
			plain(at, BREAK.lastIndex);
			pieces.push({ part: { kind: 'text', text: '\n' } });
			at = BREAK.lastIndex - 1;
		}
	}
	plain(to, to);
}

/** A backslash is taken off only before a sign that would have meant something there: paths and patterns keep theirs. */
function isEscape(text: string, at: number): boolean {
	const next = text.charAt(at + 1);
	if (ESCAPED.test(next)) return true;
	if (/[-#+]/.test(next)) return at === 0 || text.charAt(at - 1) === '\n';
	return /[.)]/.test(next) && /(?:^|\n)\d{1,9}$/.test(text.slice(Math.max(0, at - 10), at));
}

function spanPart(text: string, span: Span): Inline {
	const inside = text.slice(span.from, span.to);
	switch (span.kind) {
		case 'formula':
			return {
				kind: 'formula',
				source: text.slice(span.start, span.end),
				display: !/^(?:\\\(|\$[^$])/.test(text.slice(span.start, span.start + 2)),
			};
		case 'answer':
			return { kind: 'answer', content: readLine(trimmed(inside)) };
		default:
			return codePart(inside);
	}
}

/** An answer in code ticks is marked like any other. */
function codePart(inside: string): Inline {
	// One blank on each side only keeps ticks apart.
	const isPadded = /^\s/.test(inside) && /\s/.test(inside.charAt(inside.length - 1)) && inside.trim() !== '';
	const text = isPadded ? inside.slice(1, -1) : inside;
	const answer = onlyAnswer(text);
	if (answer === null) return { kind: 'code', text };
	return {
		kind: 'answer',
		content: { parts: [{ kind: 'code', text: answer }], isGrid: looksLikeGrid(answer) },
	};
}

/** Content of a text that is one answer marker and nothing else; null for others. */
export function onlyAnswer(text: string): string | null {
	const marker = text.trim();
	if (!marker.startsWith('<<<') || !marker.endsWith('>>>')) return null;
	const spans = spansOf(marker, { fences: false });
	const [span] = spans;
	if (span?.kind !== 'answer' || span.start > 0 || span.end < marker.length) return null;
	return trimmed(marker.slice(span.from, span.to));
}

/** Without empty lines around and blanks at the end; the indent of a first row stays. */
function trimmed(text: string): string {
	const start = text.search(/\S/);
	const line = text.lastIndexOf('\n', Math.max(0, start)) + 1;
	return text.slice(text.trim().includes('\n') ? line : Math.max(0, start)).trimEnd();
}

function joined(parts: readonly Inline[]): Inline[] {
	const result: Inline[] = [];
	for (const part of parts) {
		const last = result.at(-1);
		if (part.kind === 'text' && last?.kind === 'text') {
			result[result.length - 1] = { kind: 'text', text: last.text + part.text };
		} else result.push(part);
	}
	return result;
}

/** A displayed formula begins and ends its line anyway: the line breaks beside it would draw empty lines. */
function besideDisplays(parts: readonly Inline[]): Inline[] {
	const isDisplay = (part: Inline | undefined): boolean => part?.kind === 'formula' && part.display;
	return parts.map((part, index): Inline => {
		if (part.kind !== 'text') return part;
		let { text } = part;
		if (isDisplay(parts[index + 1]) && isBlank(text)) return { kind: 'text', text: '' };
		if (isDisplay(parts[index - 1])) text = text.replace(/^[ \t]*\n?/, '');
		if (isDisplay(parts[index + 1])) text = text.replace(/\n[ \t]*$/, '');
		return { kind: 'text', text };
	});
}
