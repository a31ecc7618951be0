/** Pairs of signs around a whole text, longer ones first. */
const PAIRS: readonly (readonly [open: string, close: string])[] = [
	['<<<', '>>>'],
	['>>>', '<<<'],
	['***', '***'],
	['**', '**'],
	['___', '___'],
	['__', '__'],
	['*', '*'],
	['_', '_'],
	['``', '``'],
	['`', '`'],
	['$$', '$$'],
	['$', '$'],
	['"""', '"""'],
	["'''", "'''"],
	['"', '"'],
	["'", "'"],
	['“', '”'],
	['„', '“'],
	['„', '”'],
	['‘', '’'],
	['«', '»'],
	['‹', '›'],
	['「', '」'],
	['\\(', '\\)'],
	['\\[', '\\]'],
];
const TAG =
	/^<(answer|final_answer|final|result|output|solution|response|b|strong|i|em|u|code|pre|p|span|div|mark|kbd|samp|tt|center)(?: [^<>\n]{0,100})?>([^]*)<\/\1>$/i;
const BRACKET_TAG = /^\[(answer|final|result|output|solution|b|i|code)\]([^]*)\[\/\1\]$/i;
const HALF_TAG = /^<(?:answer|final_answer)>|<\/(?:answer|final_answer)>$/gi;

/**
 * Without the outermost fence, tag or pair of signs around the whole text; the text itself when none is around all of it.
 * `keepsNames`: `__init__` and `_x_` are names, not emphasis.
 */
export function withoutWrap(text: string, keepsNames: boolean): string {
	const fenced = withoutFence(text);
	if (fenced !== text) return fenced;
	if (/^[<[]/.test(text) || text.endsWith('>')) {
		const tagged = (TAG.exec(text) ?? BRACKET_TAG.exec(text))?.[2] ?? text.replace(HALF_TAG, '');
		if (tagged !== text) return tagged;
	}
	for (const [open, close] of PAIRS) {
		if (text.length < open.length + close.length || !text.startsWith(open) || !text.endsWith(close)) continue;
		const inner = text.slice(open.length, -close.length);
		if (isAround(inner, open, close, keepsNames)) return inner;
	}
	return text;
}

/** Whether the two signs belong together: not the end of one pair and the beginning of another. */
function isAround(inner: string, open: string, close: string, keepsNames: boolean): boolean {
	const sign = open.charAt(0);
	if (open !== close) return isBalanced(inner, open, close) || isWrapped(inner);
	if (sign === '`' || sign === '"') return !inner.includes(sign) && !SEPARATED.test(inner);
	if (SEPARATED.test(inner)) return false;
	if (sign === '$' || sign === "'") return apart(inner, open) || (sign === '$' && isWrapped(inner));
	if (open.length === 1 && /\n|^ | $/.test(inner)) return false;
	if (sign === '_' && keepsNames && /^[a-z][a-z_\d]*$/.test(inner)) return false;
	return apart(inner, open);
}

/** No pair of the inner text reaches out of it. */
function isBalanced(inner: string, open: string, close: string): boolean {
	let [depth, at] = [0, 0];
	while (at < inner.length) {
		if (inner.startsWith(close, at)) depth--;
		else if (inner.startsWith(open, at)) depth++;
		if (depth < 0) return false;
		at += inner.startsWith(close, at) ? close.length : inner.startsWith(open, at) ? open.length : 1;
	}
	return depth === 0;
}

/** Quotes or formula signs within quotes or formula signs. */
function isWrapped(inner: string): boolean {
	const text = inner.trim();
	return /^(?:[“„‘«‹]|\$\$)/.test(text) && /(?:[”“’»›]|\$\$)$/.test(text);
}

/** The signs are the first and the last of several items. */
const SEPARATED = /^[,;]|[,;]$/;

/** Whether the sign stands only as an operator or apostrophe: with blanks on both sides or on neither. */
function apart(inner: string, sign: string): boolean {
	for (let at = inner.indexOf(sign); at >= 0; at = inner.indexOf(sign, at + sign.length)) {
		const [before, after] = [inner.charAt(at - 1), inner.charAt(at + sign.length)];
		if (before === '' || after === '' || isOpen(before) !== isOpen(after)) return false;
	}
	return true;
}

function isOpen(sign: string): boolean {
	return /[\s,;:.]/.test(sign);
}

/** A closed fence, one that was not closed, and one of which only the end is left. */
function withoutFence(text: string): string {
	const mark = /^(`{3,}|~{3,})/.exec(text)?.[0];
	if (mark === undefined) return text.replace(/\n(?:```|~~~)$/, '');
	const inner = text.length >= 2 * mark.length && text.endsWith(mark) ? text.slice(0, -mark.length) : text;
	if (inner === text && !text.includes('\n')) return /^[`~]{3,}[a-zA-Z]{0,20}$/.test(text) ? '' : text;
	const rest = inner.slice(mark.length);
	// A label stands alone on the line of the fence.
	return rest.replace(/^[ \t]*[a-zA-Z][\w+#.-]{0,20}[ \t]*\n/, '');
}
