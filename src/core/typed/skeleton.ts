/** A question with its numbers taken out: "Which is larger, 9.11 or 9.9?" is `which is larger # or #`. */
export interface Skeleton {
	/**
	 * Words in small letters and `#` for each number, one blank between; a comma or semicolon stays behind a number. Signs stand
	 * for themselves as `+ - * / =`, whichever way they were typed.
	 */
	text: string;
	/** As typed, with a plain minus sign. */
	numbers: readonly string[];
}

/** Null for a text with a piece that is neither word nor number: a unit, a date, a version, a decimal comma. */
export function skeletonOf(text: string): Skeleton | null {
	const numbers: string[] = [];
	const parts: string[] = [];
	const pieces = spaced(text).split(/\s+/);
	for (const [at, piece] of pieces.entries()) {
		if (/^[—,;:.?!]*$/.test(piece)) continue;
		const sign = SIGNS[piece.replace(/[.,;:?!]+$/, '')];
		const bare = piece.replace(/^[("'“‘[*`]+/, '').replace(/[.,;:?!)"'”’\]*`]+$/, '');
		if (sign !== undefined) parts.push(sign);
		else if (NUMBER.test(bare)) {
			const end = piece.slice(piece.indexOf(bare) + bare.length);
			// "7.8. or 7.12." are days of a year; a full stop ends a sentence.
			if (end.includes('.') && /^[^A-Z]/.test(pieces[at + 1] ?? '')) return null;
			numbers.push(bare);
			parts.push(/[,;]/.test(end) ? '#,' : '#');
		} else if (/^[a-z]{1,20}(?:['’][a-z]{1,3})?$/i.test(bare)) {
			parts.push(bare.toLowerCase().replace('’', "'"));
		} else return null;
	}
	return { text: parts.join(' '), numbers };
}

/** The numbers of a list: three or more with `and` or `or` before the last at most, or with blanks alone between. */
export const LIST = String.raw`#(?:(?:, #)*,? (?:and|or|vs\.?|versus) #|(?:, #)+|(?: #)+)`;

/** Words that say how many numbers there are have to be right. */
export function saysCount(text: string, count: number): boolean {
	const said = COUNTS.flatMap((word, at) => (text.split(' ').includes(word) ? [at + 2] : []));
	return said.every((number) => number === count);
}

/** Beginning with two. */
export const COUNTS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

const NUMBER = /^-?\d{1,40}(?:\.\d{1,40})?$/;

/** "3.4,3.12" and "9.9-9.11" with blanks; without a point a comma groups digits and a dash is a range. */
function spaced(text: string): string {
	return text
		.replaceAll('−', '-')
		.replaceAll('=', ' = ')
		.replace(/(\d\.\d{1,40}),(?=-?\d{1,40}\.\d)/g, '$1, ')
		.replace(/(\d\.\d{1,40})-(?=\d{1,40}\.\d)/g, '$1 - ');
}

const SIGNS: Readonly<Record<string, string>> = {
	'+': '+',
	'-': '-',
	'*': '*',
	'×': '*',
	'·': '*',
	'÷': '/',
	'/': '/',
	'=': '=',
};
