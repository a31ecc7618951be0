const MAX_SHOWN = 400;

/** An answer as far as it fits into a verdict. */
export function short(text: string): string {
	return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
