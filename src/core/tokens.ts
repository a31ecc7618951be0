/** Rough size of a text in tokens, at four characters each: good enough for limits, never shown as a count. */
export function approximateTokens(text: string): number {
	return Math.ceil(text.length / 4);
}
