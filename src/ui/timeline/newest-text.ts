const KEPT = 2000;

/**
 * The end of a text that is being written, more than the few lines shown of it can hold: 2000 to 6000 characters, for a page lays
 * out all it is given with each piece that arrives. Begins at one and the same place while 2000 more arrive, at a line's beginning
 * where there is one, so that what stands there does not wrap anew.
 */
export function newestText(text: string): string {
	const from = (Math.floor(text.length / KEPT) - 1) * KEPT;
	if (from <= 0) return text;
	const line = text.slice(from - KEPT, from).lastIndexOf('\n');
	if (line !== -1) return text.slice(from - KEPT + line + 1);
	// A character cut in half would be shown as none.
	return text.slice(/^[\udc00-\udfff]/.test(text[from] ?? '') ? from + 1 : from);
}
