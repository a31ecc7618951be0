/** One of two texts around the first character in which they differ. */
export interface Side {
	before: string;
	/** The differing character with what combines with it; empty where the text ends there. */
	mark: string;
	after: string;
	/** Whether text is left out in front and behind. */
	cutBefore: boolean;
	cutAfter: boolean;
}

/**
 * Where two outputs first differ, each cut to at most `room` UTF-16 units on either side of that place; null where they are the
 * same. Blanks and line ends at the beginning and the end count for nothing. No character is cut in half. Linear.
 */
export function firstDifference(one: string, other: string, room = 60): readonly [Side, Side] | null {
	const [a, b] = [one.trim(), other.trim()];
	if (a === b) return null;
	let at = 0;
	while (at < a.length && a.charAt(at) === b.charAt(at)) at++;
	// A sign that combines with what stands before it belongs to that character, in both texts.
	at = Math.min(beginOf(a, at), beginOf(b, at));
	return [sideOf(a, at, room), sideOf(b, at, room)];
}

function sideOf(text: string, at: number, room: number): Side {
	const markEnd = endOf(text, at);
	const from = at <= room ? 0 : beginOf(text, at - room);
	const to = text.length - markEnd <= room ? text.length : beginOf(text, markEnd + room);
	return {
		before: text.slice(from, at),
		mark: text.slice(at, markEnd),
		after: text.slice(markEnd, to),
		cutBefore: from > 0,
		cutAfter: to < text.length,
	};
}

/** Of the character that `at` lies in, 0-based. */
function beginOf(text: string, at: number): number {
	const least = whole(text, Math.max(0, at - LONGEST));
	for (let begin = at; begin > least; begin--) if (isBegin(text, begin)) return begin;
	return least;
}

function endOf(text: string, at: number): number {
	const most = whole(text, Math.min(text.length, at + LONGEST));
	for (let end = at + 1; end < most; end++) if (isBegin(text, end)) return end;
	return most;
}

/** More signs than any one character is made of. */
const LONGEST = 40;

function isBegin(text: string, at: number): boolean {
	if (at <= 0 || at >= text.length) return true;
	if (text.charAt(at - 1) === JOINER) return false;
	return whole(text, at) === at && !COMBINES.test(String.fromCodePoint(text.codePointAt(at) as number));
}

/** The place itself, or the one before where it lies in the middle of a pair of surrogates. */
function whole(text: string, at: number): number {
	const isLow = /[\udc00-\udfff]/.test(text.charAt(at)) && /[\ud800-\udbff]/.test(text.charAt(at - 1));
	return isLow ? at - 1 : at;
}

const JOINER = '\u200d';
/** Accents, variation selectors, joiners and skin tones. */
const COMBINES = /^(?:\p{M}|\u200d|\p{Emoji_Modifier})/u;
