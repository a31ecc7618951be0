/** Room for the beginning of a text. */
interface Room {
	/** Lines on screen. */
	lines: number;
	/** Characters of a line, about. */
	width: number;
}

/** The beginning of a text, with "…" at its end where it was cut inside a sentence. */
export interface Lead {
	shown: string;
	/** More follows. */
	isCut: boolean;
}

/**
 * The beginning of a text as far as there is room for it, ended behind a sentence or a line; behind a word, with "…", where no
 * sentence ends in time. Formulas, code, marked answers and emphasis stay whole, and "9.11" is no end of a sentence. Looks at no
 * more of a long text than could be shown.
 */
export function leadOf(text: string, room: Room): Lead {
	const whole = text.trim();
	const end = endOfRoom(whole, room);
	if (end === whole.length) return { shown: whole, isCut: false };
	const spans = wholeSpans(whole.slice(0, end + LONGEST_SPAN));
	const holding = spans.find(([from, to]) => from <= end && to > end);
	const last = (isEnd: (text: string, at: number) => boolean): number => {
		for (let at = end; at > 0; at--) {
			if (isEnd(whole, at) && !spans.some(([from, to]) => from < at && at < to)) return at;
		}
		return 0;
	};
	const sentence = last(endsSentence);
	if (sentence > 0) return { shown: whole.slice(0, sentence).trimEnd(), isCut: true };
	const word = last((of, at) => isSpace(of[at]) && !isSpace(of[at - 1])) || holding?.[1] || end;
	// A character cut in half would be shown as none.
	const shown = whole.slice(0, word).replace(/[\ud800-\udbff]$/, '');
	return { shown: `${shown}…`, isCut: true };
}

/** Where the room ends, in characters. */
function endOfRoom(text: string, { lines, width }: Room): number {
	let left = lines;
	for (let at = 0; at < text.length;) {
		const found = text.indexOf('\n', at);
		const lineEnd = found === -1 ? text.length : found;
		const needed = Math.ceil((lineEnd - at) / width);
		if (needed > left) return at + left * width;
		left -= needed;
		at = Math.min(lineEnd + 1, text.length);
	}
	return text.length;
}

/** Characters behind the room that are looked at for the end of something that begins in it. */
const LONGEST_SPAN = 400;

const MARKS: readonly (readonly [open: string, close: string])[] = [
	['```', '```'],
	['<<<', '>>>'],
	['$$', '$$'],
	['\\[', '\\]'],
	['\\(', '\\)'],
	['**', '**'],
	['`', '`'],
	['$', '$'],
];

/** [from, to) of everything that means nothing when it is cut; `text` is short. A mark without its closing one is a character. */
function wholeSpans(text: string): [number, number][] {
	const spans: [number, number][] = [];
	for (let at = 0; at < text.length;) {
		const from = at;
		const mark = MARKS.find(([open]) => text.startsWith(open, from));
		const close = mark === undefined ? -1 : text.indexOf(mark[1], from + mark[0].length);
		if (mark === undefined || close === -1 || isPrice(text, from, close)) at += mark?.[0].length ?? 1;
		else {
			at = close + mark[1].length;
			spans.push([from, at]);
		}
	}
	return spans;
}

function isPrice(text: string, at: number, close: number): boolean {
	return (
		text[at] === '$' &&
		text[at + 1] !== '$' &&
		(isSpace(text[close - 1]) || text.slice(at, close).includes('\n'))
	);
}

function endsSentence(text: string, at: number): boolean {
	if (text[at] === '\n') return text[at - 1] !== '\n';
	if (!isSpace(text[at])) return false;
	let before = at - 1;
	while (before > 0 && `"'”’)]*_\``.includes(text[before] ?? '')) before--;
	const sign = text[before] ?? '';
	if (sign === '!' || sign === '?') return true;
	return sign === '.' && !GOES_ON.test(text.slice(Math.max(0, before - 8), before));
}

/** "1." begins an item, "e.g." and initials go on. */
const GOES_ON = /(?:(?:^|\n|[.!?:;]\s)\s*\d{1,3}|(?:^|[\s(])(?:\p{L}\.)*\p{L})$/u;

function isSpace(character: string | undefined): boolean {
	return character === ' ' || character === '\n' || character === '\t';
}
