import { isPlaceholder } from './placeholder.ts';
import { closingBrace } from './typesetting.ts';

/** One marked place: `text.slice(from, to)` is what stands in it; `end` is behind its closing sign. */
interface Marked {
	from: number;
	to: number;
	end: number;
}

const STRICT = /<{3,}|>{3,}/g;
const SHORT = /<{2,}|>{2,}/g;
/** Escaped, wide and French signs for the same. */
const OTHER_SIGNS = /\\?&[lg]t;|\\[<>]|[«»《》<>≪≫⟪⟫]/g;

/**
 * The last answer that stands in markers, trimmed but with its decoration; null without one. `<<<…>>>` comes before every
 * other form: `\boxed{…}`, answer tags, then the markers short, escaped, in other signs or never closed. What only shows
 * the format, or is `quoted`, is no answer. '' where the last markers hold nothing. Linear in the text.
 */
export function marked(text: string, quoted: ReadonlySet<string> = NOTHING): string | null {
	const others = (): Marked[] => [...boxPlaces(text), ...tagPlaces(text)].sort((a, b) => a.from - b.from);
	return lastOf(text, strictPlaces(text), quoted) ?? lastOf(text, others(), quoted) ?? loosely(text, quoted);
}

const NOTHING: ReadonlySet<string> = new Set();

/** All that stands in `<<<…>>>`, trimmed. */
export function allMarked(text: string): ReadonlySet<string> {
	return new Set(strictPlaces(text).map(({ from, to }) => text.slice(from, to).trim()));
}

function loosely(text: string, quoted: ReadonlySet<string>): string | null {
	const plain = text.replace(OTHER_SIGNS, (sign) => {
		const [one, two] = /lt|[«《<≪⟪]/.test(sign) ? ['<', '<<'] : ['>', '>>'];
		return /[≪≫⟪⟫]/.test(sign) ? two : one;
	});
	return (
		lastOf(plain, strictPlaces(plain), quoted) ??
		lastOf(plain, shortPlaces(plain), quoted) ??
		lastOf(plain, turnedPlaces(plain), quoted) ??
		lastOf(plain, doubledPlaces(plain), quoted) ??
		unclosed(plain) ??
		unopened(plain)
	);
}

function lastOf(text: string, places: readonly Marked[], quoted: ReadonlySet<string>): string | null {
	for (let index = places.length - 1; index >= 0; index--) {
		const place = places[index] as Marked;
		const content = text.slice(place.from, place.to).trim();
		if (!isPlaceholder(content) && !quoted.has(content)) return content;
	}
	return null;
}

/** Every `<<<` with the first `>>>` behind it, no other `<<<` between them. */
function strictPlaces(text: string): Marked[] {
	const places: Marked[] = [];
	let open: Marked | null = null;
	for (const found of text.matchAll(STRICT)) {
		const [at, end] = [found.index, found.index + found[0].length];
		if (found[0].startsWith('<')) open = { from: at, to: end, end };
		else if (open !== null) {
			const isBlock = text.charAt(open.to) === '\n' || !text.slice(open.to, at).includes('\n');
			if (isBlock || !(isPrompt(text, at, end) || isShift(text, open.from))) {
				places.push({ from: open.to, to: at, end });
			}
			open = null;
		}
	}
	return places;
}

/** `>>> print(x)` at the beginning of a line. */
function isPrompt(text: string, at: number, end: number): boolean {
	return (at === 0 || text.charAt(at - 1) === '\n') && /^ \S/.test(text.slice(end, end + 2));
}

/** `1 <<<2` and `x<<<2`: signs behind an operand. */
function isShift(text: string, at: number): boolean {
	return /[\w)\]]$|\d *$/.test(text.slice(Math.max(0, at - 9), at));
}

/** At least two signs on either side, on one line or as a block, unless they shift or stand before what they stand for. */
function shortPlaces(text: string): Marked[] {
	const places: Marked[] = [];
	let open: Marked | null = null;
	for (const found of text.matchAll(SHORT)) {
		const [at, end] = [found.index, found.index + found[0].length];
		if (found[0].startsWith('<')) open = { from: at, to: end, end };
		else if (open !== null) {
			const isBlock = text.charAt(open.to) === '\n' || !text.slice(open.to, at).includes('\n');
			const isShort = open.to - open.from === 2 && end - at === 2;
			if (isBlock && (isShort ? isShortPair(text, open, at, end) : !isShift(text, open.from))) {
				places.push({ from: open.to, to: at, end });
			}
			open = null;
		}
	}
	return places;
}

/** `<<42>>` with nothing glued to it outside; `1 << 2 >> 3` and `<<48/2=24>>24` are something else. */
function isShortPair(text: string, open: Marked, to: number, end: number): boolean {
	const isGlued = /[\w)\]]/.test(text.charAt(open.from - 1)) || /[\w(]/.test(text.charAt(end));
	return !isGlued && !/\s/.test(text.charAt(open.to)) && !/\s/.test(text.charAt(to - 1));
}

/** `>>>Yes<<<`: the two signs the other way round, on one line, with nothing but blanks or signs around. */
function turnedPlaces(text: string): Marked[] {
	return Array.from(text.matchAll(TURNED), (found) => {
		const from = found.index + 3;
		const to = found.index + found[0].length - 3;
		return { from, to, end: to + 3 };
	});
}

/** No blank behind the first sign: `>>> x` is a Python prompt. */
const TURNED = /(?<![>\w])>>>(?=\S)[^<>\n]{1,400}<<<(?![<\w])/g;

/** `>>>3.11>>>` and `<<<3.11<<<`: the same sign on both sides, alone on its line. */
function doubledPlaces(text: string): Marked[] {
	return Array.from(text.matchAll(DOUBLED), ({ index, 0: all }) => {
		const from = index + all.search(/[<>]/) + 3;
		const end = index + all.length;
		return { from, to: end - (all.length - all.search(/(?:<<<|>>>)[^<>]*$/)), end };
	});
}

/** As above: a blank behind the first sign makes a Python prompt of it. */
const DOUBLED =
	/^[ \t*_`]{0,8}(?:>>>(?=\S)[^<>\n]{1,400}>>>|<<<(?=\S)[^<>\n]{1,400}<<<)(?=[ \t*_`.]{0,8}$)/gm;

const LONGEST_UNCLOSED = 2000;

/** A last `<<<` after which the text ends; one behind a number or a name shifts it. */
function unclosed(text: string): string | null {
	const at = text.lastIndexOf('<<<');
	if (at < 0 || text.length - at > LONGEST_UNCLOSED || text.includes('>>', at)) return null;
	const content = text
		.slice(at + 3)
		.replace(/>$/, '')
		.trim();
	return isShift(text, at) || content === '' || /\n\s*\n/.test(content) || isPlaceholder(content)
		? null
		: content;
}

/** A last line that ends with the text's only `>>>`; a Python prompt begins its line. */
function unopened(text: string): string | null {
	const rest = text.trimEnd();
	if (!rest.endsWith('>>>') || rest.includes('<<') || rest.indexOf('>>>') !== rest.length - 3) return null;
	const content = rest.slice(rest.lastIndexOf('\n') + 1, -3).trim();
	return content === '' || isPlaceholder(content) ? null : content;
}

/** Content of every `\boxed{…}`, or of the last one when an earlier one is not closed. */
function boxPlaces(text: string): Marked[] {
	const places: Marked[] = [];
	const last = text.lastIndexOf('\\boxed{');
	for (let at = text.indexOf('\\boxed{'); at >= 0;) {
		const to = closingBrace(text, at + 7);
		if (to < 0 && at === last) break;
		if (to >= 0 && text.slice(at + 7, to).trim() !== '') places.push({ from: at + 7, to, end: to + 1 });
		at = to < 0 ? last : text.indexOf('\\boxed{', to);
	}
	return places;
}

const TAG = /<(\/?)(?:final_)?answer>|\[(\/?)answer\]/gi;

function tagPlaces(text: string): Marked[] {
	const places: Marked[] = [];
	let open = -1;
	for (const found of text.matchAll(TAG)) {
		const end = found.index + found[0].length;
		if ((found[1] ?? found[2]) !== '/') open = end;
		else if (open >= 0) {
			places.push({ from: open, to: found.index, end });
			open = -1;
		}
	}
	return places;
}
