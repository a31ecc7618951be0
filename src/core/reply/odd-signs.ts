/** Soft hyphens, joiners, direction marks, variation selectors, byte order marks: nothing that is seen. */
const INVISIBLE =
	/\u00ad|\u034f|\u061c|\u180e|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u2064]|[\u2066-\u206f]|[\ufe00-\ufe0f]|\ufeff/g;
const BLANK = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const LINE_END = /\r\n?|[\u0085\u2028\u2029]/g;
/** ASCII signs at full width. */
const WIDE = /[\uff01-\uff5e]/g;
/** Bold, italic, double-struck and other alphabets of formulas. */
const MATHEMATICAL = /[\u{1d400}-\u{1d7ff}]/gu;
const ENTITY = /&(?:lt|gt|amp|nbsp|quot|apos|#39|#x27);/g;
const ENTITIES: Readonly<Record<string, string>> = {
	'&lt;': '<',
	'&gt;': '>',
	'&amp;': '&',
	'&nbsp;': ' ',
	'&quot;': '"',
	'&apos;': "'",
	'&#39;': "'",
	'&#x27;': "'",
};

/** Invisible signs gone, every blank a plain one, wide and mathematical letters and digits as typed; trimmed. Linear. */
export function plainSigns(text: string): string {
	return text
		.replace(INVISIBLE, '')
		.replace(BLANK, ' ')
		.replace(LINE_END, '\n')
		.replace(WIDE, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
		.replace(MATHEMATICAL, (sign) => sign.normalize('NFKC'))
		.trim();
}

/** `&lt;` and `\<` as `<`, and the like. */
export function withoutEntities(text: string): string {
	const unescaped = text.includes('\\') ? text.replace(/\\([<>])/g, '$1') : text;
	return text.includes('&') ? unescaped.replace(ENTITY, (entity) => ENTITIES[entity] ?? entity) : unescaped;
}
