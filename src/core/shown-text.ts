/** Code points of a text that stands within a sentence of ours. */
const WITHIN = 200;

/**
 * A text of somebody else's as it may stand in a sentence or a line of a table: without line breaks, signs that turn the direction of
 * what follows, and others that are not seen; cut to `most` code points. It is still to be shown as text only.
 */
export function shownText(text: string, most = WITHIN): string {
	// Nobody's name is longer than this; what is, is not worth normalising.
	const plain = text.slice(0, 1000).normalize('NFC');
	const seen = plain.replace(/\s+/gu, ' ').replace(/\p{C}/gu, '').trim();
	return Array.from(seen).slice(0, most).join('').trim();
}
