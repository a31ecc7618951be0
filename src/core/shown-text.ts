/** Code points of a text that stands within a sentence of ours. */
const WITHIN = 200;

/** A text on one line, without signs that are not seen; some of them turn the direction of what follows. */
export function oneLine(text: string): string {
	return text.replace(/\s/gu, ' ').replace(/\p{C}/gu, '').replace(/ +/g, ' ').normalize('NFC').trim();
}

/**
 * A text of somebody else's as it may stand in a sentence or a line of a table: `oneLine`, cut to `most` code points. It is still to
 * be shown as text only.
 */
export function shownText(text: string, most = WITHIN): string {
	// Nobody's name is longer than this; what is, is not worth normalising.
	return Array.from(oneLine(text.slice(0, 1000)))
		.slice(0, most)
		.join('')
		.trim();
}
