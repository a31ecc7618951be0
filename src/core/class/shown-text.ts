/** Longest nickname and name of a model in code points. */
export const LONGEST = { nickname: 24, model: 60, version: 20 } as const;

/**
 * A text of somebody else's as it may stand in a line of a table: without line breaks, signs that turn the direction of what
 * follows, and others that are not seen; cut to `most` code points. It is still to be shown as text only.
 */
export function shownText(text: string, most: number): string {
	// Nobody's name is longer than this; what is, is not worth normalising.
	const plain = text.slice(0, 1000).normalize('NFC');
	const seen = plain.replace(/\s+/gu, ' ').replace(/\p{C}/gu, '').trim();
	return Array.from(seen).slice(0, most).join('').trim();
}
