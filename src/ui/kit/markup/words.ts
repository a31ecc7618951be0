/** Scripts written without blanks between words: there, emphasis begins and ends inside what looks like a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const WORD = /\p{L}\p{L}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** True for prose; false for sums, rows of a grid, drawings and single letters. */
export function hasWords(text: string): boolean {
	return WORD.test(text);
}

/** A letter or digit that ties to its neighbour. */
export function isWordSign(sign: string): boolean {
	if (sign < '\x7F') return /^[A-Za-z0-9]/.test(sign);
	return /[\p{L}\p{N}]/u.test(sign) && !UNSPACED.test(sign);
}

/** Two rows or more without a word in them. */
export function looksLikeGrid(text: string): boolean {
	return text.trim().includes('\n') && !hasWords(text);
}

export function isBlank(text: string): boolean {
	return text.trim() === '';
}

/** Columns a line is indented by; a tab counts four. */
export function indentOf(line: string): number {
	let columns = 0;
	for (const sign of line) {
		if (sign === ' ') columns++;
		else if (sign === '\t') columns += 4;
		else break;
	}
	return columns;
}

/** The line without up to `columns` of its indent. */
export function unindent(line: string, columns: number): string {
	let left = columns;
	let at = 0;
	while (left > 0 && (line.charAt(at) === ' ' || line.charAt(at) === '\t')) {
		left -= line.charAt(at) === '\t' ? 4 : 1;
		at++;
	}
	return line.slice(at);
}
