/** What a text is by its signs: one value, or several of a kind. */
type Shape = { kind: 'scalar' } | { kind: 'tuple' | 'set' | 'list' | 'ratio'; parts: string[] };

/** Layout and typesetting removed, mathematics kept. */
export function tidy(text: string): string {
	const plain = text
		.replace(/\\[$]/g, '')
		.replace(/[$`]/g, '')
		.replace(/\\[()]/g, '')
		.replace(/\\(?:left|right|displaystyle|textstyle)(?![a-zA-Z])/g, '')
		.replace(/\{,\}/g, ',')
		.replace(/\\[!,;: ]/g, '')
		.replace(/\\[dtc]frac(?![a-z])/g, '\\frac')
		.replace(/\\%|(?<=\d) ?percent\b/g, '%')
		.replace(/[−–]/g, '-')
		.replace(/[×·∗⋅]/g, '*')
		.replace(/÷/g, '/')
		.replace(/\*\*/g, '^')
		.replace(/~/g, ' ');
	const wordless = plain.replace(/\\(?:text|mbox|mathrm|textbf|mathbf)\{([^{}]*)\}(?:\^\{?\d\}?)?/g, ' ');
	const words = plain.replace(/\\(?:text|mbox|mathrm|textbf|mathbf)\{([^{}]*)\}/g, '$1');
	return (/\d|\\pi/.test(wordless) ? wordless : words)
		.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
		.trim()
		.replace(/\.$/, '')
		.trim();
}

/** What stands on the sides of `=` and `\approx`; a mere name before the first one is dropped. */
export function sidesOf(text: string): string[] {
	const sides = text.split(/=|\\approx(?![a-z])|≈/).map((side) => side.trim());
	const [first = ''] = sides;
	const isName =
		first.length <= 60 &&
		first !== '\\pi' &&
		/^\\?[a-zA-Z]+(?: [a-zA-Z]+){0,4}(?:_\{?\w{1,8}\}?)?(?:\([a-zA-Z, ]*\))?$/.test(first);
	return sides.length > 1 && isName && sides[1] !== '' ? sides.slice(1) : sides;
}

/** By brackets and the separators outside of inner ones; a list, ratio or tuple of one part is a scalar. */
export function shapeOf(text: string): Shape {
	if (text.startsWith('\\{') && text.endsWith('\\}'))
		return { kind: 'set', parts: splitAt(text.slice(2, -2), ',') };
	const listed = splitAt(text, ',');
	if (listed.length > 1) return { kind: 'list', parts: listed };
	const ratio = splitAt(text, ':');
	if (ratio.length > 1) return { kind: 'ratio', parts: ratio };
	if (text.startsWith('(') && text.endsWith(')')) {
		const parts = splitAt(text.slice(1, -1), ',');
		if (parts.length > 1) return { kind: 'tuple', parts };
	}
	return { kind: 'scalar' };
}

/** Splits outside of brackets. */
function splitAt(text: string, sign: string): string[] {
	const parts: string[] = [];
	let [depth, start] = [0, 0];
	for (let at = 0; at < text.length; at++) {
		const char = text.charAt(at);
		if ('([{'.includes(char)) depth++;
		else if (')]}'.includes(char)) depth--;
		else if (char === sign && depth === 0) {
			parts.push(text.slice(start, at).trim());
			start = at + 1;
		}
	}
	return [...parts, text.slice(start).trim()];
}

/** Name to value, for two or more parts that each give a name a value. */
export function namedValues(text: string): Map<string, string> | null {
	const parts = splitAt(text.replace(/ and (?=[^=]*=)/g, ', '), ',').filter((part) => part !== '');
	const values = new Map<string, string>();
	for (const part of parts) {
		const [, name, value] = /^(\\?[a-zA-Z]{1,20}(?:_\{?\w{1,8}\}?)?) ?= ?([^=]+)$/.exec(part) ?? [];
		if (name === undefined || value === undefined) return null;
		values.set(name, value);
	}
	return values.size > 1 ? values : null;
}

/** The sign only: `50%` becomes `50`, not a half. */
export function withoutPercent(text: string): string {
	return text.replace(/%/g, '');
}

/** Words that make another number of the one before them, or leave it open. */
const NOT_A_UNIT =
	'pi|sqrt|e|or|and|over|times|root|squared|cubed|half|halves|thirds?|quarters?|fourths?|fifths?|' +
	'dozen|hundred|thousand|[mb]illion|trillion|factorial|plus|minus|to';

const UNIT = new RegExp(
	String.raw`(?<=[\d)}iπ!])(?: +|(?=(?:mm|cm|m|km|units?|degrees)(?![a-zA-Z])))` +
		String.raw`(?!(?:${NOT_A_UNIT})(?![a-zA-Z]))[a-zA-Z][a-zA-Z ]{0,40}(?:\^\{?[23]\}?|[²³])?$`,
);

/** `24.2 cm`, `5 square units`, `64 degrees`: words behind a number, set off by a blank unless they are well-known. */
export function withoutUnit(text: string): string {
	return text.replace(UNIT, '');
}
