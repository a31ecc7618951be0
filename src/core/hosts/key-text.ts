import { err, ok, type Result } from '../result.ts';

/** Blanks that come along when a key is copied; at its ends they are harmless. */
const around = /^[\s\u200b-\u200f\u2060-\u2064\ufeff\u00ad]+|[\s\u200b-\u200f\u2060-\u2064\ufeff\u00ad]+$/gu;

/** A key without the blanks around it, or a sentence on the first character in it that no request header takes. */
export function tidyKey(typed: string): Result<string> {
	const key = typed.replace(around, '');
	const letters = Array.from(key);
	const place = letters.findIndex((letter) => letter < ' ' || letter > '~');
	if (place < 0) return ok(key);
	return err(
		`The key holds ${nameOf(letters[place] as string)} as character ${String(place + 1)} of ${String(letters.length)}, which no request can carry. Delete it, or copy the key again.`,
	);
}

const names: Readonly<Record<string, string>> = {
	'\n': 'a line break',
	'\r': 'a line break',
	'\t': 'a tab',
	'\u00a0': 'a no-break space',
	'\u00ad': 'a soft hyphen',
	'\u200b': 'a zero-width space',
	'\u200c': 'a zero-width non-joiner',
	'\u200d': 'a zero-width joiner',
	'\u2060': 'a word joiner',
	'\ufeff': 'a byte order mark',
	'…': 'an ellipsis “…”',
	'•': 'a bullet “•”, so it is only the masked form',
};

function nameOf(letter: string): string {
	const code = `U+${(letter.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
	const known = names[letter];
	if (known !== undefined) return `${known} (${code})`;
	if (/[\u2018-\u201f\u00ab\u00bb]/u.test(letter))
		return `a typographic quotation mark “${letter}” (${code})`;
	if (/[\u2010-\u2015]/u.test(letter)) return `a typographic dash “${letter}” (${code})`;
	return /[\p{C}\p{Z}\p{M}]/u.test(letter)
		? `an invisible character (${code})`
		: `the character “${letter}” (${code})`;
}
