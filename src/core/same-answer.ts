import type { QuestionSource } from './question.ts';
import type { FamilyId } from './tasks/family-id.ts';

/**
 * An answer in one way of writing it, so that lanes which say the same do not count as disagreeing: without what decorates it,
 * capitals and blanks, digits ungrouped, one sign for each operation, a plain number without zeros behind, and of one equation the
 * side that is the answer. What may say something of its own stays: lanes that differ never count as agreeing. Says nothing about
 * right or wrong. Idempotent; light enough for the first screen.
 */
export function answerKey(text: string, source?: QuestionSource): string {
	if (text.length > LONGEST) return text;
	let key = text;
	let before = '';
	for (let round = 0; round < MOST_LAYERS && key !== before; round++) {
		before = key;
		key = plainNumber(answerSide(undecorated(oneWay(key)), source));
	}
	return key;
}

/** How lanes answer: each answer as first worded, with how many give it. Most first; null, for no answer, last. */
export function splitOf(
	answers: readonly (string | null)[],
	source?: QuestionSource,
): readonly { answer: string | null; count: number }[] {
	const groups = new Map<string | null, { answer: string | null; count: number }>();
	for (const answer of answers) {
		const key = answer === null ? null : answerKey(answer, source);
		const group = groups.get(key) ?? { answer, count: 0 };
		group.count++;
		groups.set(key, group);
	}
	return [...groups.values()].sort((a, b) =>
		a.answer === null ? 1 : b.answer === null ? -1 : b.count - a.count,
	);
}

/** Longer ones are the same only word for word. */
const LONGEST = 2000;
const MOST_LAYERS = 100;

const MARKS = new Set(Array.from(' *_`$'));
const QUOTES = new Set(Array.from('"\'“”‘’'));

/** Marks around it, quotes in pairs (one alone is a prime, or inches) and the sign that ends a sentence. */
function undecorated(text: string): string {
	let [from, to, quotes] = [0, text.length, 0];
	while (from < to) {
		const first = text.charAt(from);
		if (text.startsWith('<<<', from)) from += 3;
		else if (QUOTES.has(first) || MARKS.has(first)) from++;
		else break;
		if (QUOTES.has(first)) quotes++;
	}
	while (to > from) {
		const last = text.charAt(to - 1);
		if (text.endsWith('>>>', to)) to -= 3;
		else if (QUOTES.has(last) && quotes-- > 0) to--;
		else if (MARKS.has(last) || last === '.') to--;
		else if (last === '!' || last === '…') {
			let end = to;
			while (end > from && '!…'.includes(text.charAt(end - 1))) end--;
			if (GOES_ON.test(text.slice(Math.max(from, end - 2), end))) break;
			to = end;
		} else break;
	}
	return text.slice(from, to);
}

/** "5!", "n!" and "0.33…" mean something; "Yes!" does not. */
const GOES_ON = /(?:[\d,;)\]}]|(?:^|\P{L})\p{L})$/u;

function oneWay(text: string): string {
	return (
		text
			.toLowerCase()
			.replace(/[−–]/g, '-')
			.replace(/[×·]|\\times|\\cdot/g, '*')
			.replace(/÷/g, '/')
			.replace(/\.{3,}/g, '…')
			.replace(/!=/g, '≠')
			.replace(/\s+/g, ' ')
			.replace(/(?<=[\d)]) x (?=[\d(])/g, '*')
			.replace(/ ?([-*/+()[\]{}<>]) ?/g, '$1')
			.replace(/ (?=[!…])/g, '')
			// "5! = 120" must not become "5 ≠ 120".
			.replace(/(?<!!) ?= ?/g, '=')
			.replace(/ ?([,;:]) ?(?!\d)/g, '$1 ')
			.trim()
	);
}

const PLAIN = /^-?(?:\d+(?:\.\d+)?|\.\d+)$/;
const GROUPED = /^-?\d{1,3}(?:[,_\u2009\u202f]\d{3})+(?:\.\d+)?$/;
/** What is asked for is an expression; its value is known beforehand. */
const EXPRESSIONS: ReadonlySet<FamilyId> = new Set(['game-24', 'combinatorial-calculation']);

/**
 * Of `(9-7)*12=24` the expression, where one is asked for or nobody says; else the value. Only where all of the text is one
 * equation between names, calculations and one value: what stands beside the signs of "x = 1, y = 2" is no side of one, and
 * "x + 5 = 7" says something else than 7.
 */
function answerSide(text: string, source: QuestionSource | undefined): string {
	const sides = text.split('=').map((side) => side.trim());
	if (sides.length > 1 && sides[0] === '') sides.shift();
	const kinds = sides.map(kindOf);
	if (sides.length === 1 && text.startsWith('=') && kinds[0] !== null) return sides[0] ?? text;
	if (sides.length < 2 || kinds.includes(null)) return text;
	const values = new Set(sides.filter((_, at) => kinds[at] === 'value').map(plainNumber));
	const [calculation, ...others] = sides.filter((_, at) => kinds[at] === 'calculation');
	if (values.size > 1) return text;
	const family = source?.kind === 'instance' ? source.family : source?.check?.family;
	const wantsExpression = source === undefined || (family !== undefined && EXPRESSIONS.has(family));
	const [value] = values;
	if (value === undefined || (wantsExpression && calculation !== undefined)) {
		return wantsExpression || others.length === 0 ? (calculation ?? text) : text;
	}
	return value;
}

/** Of a side of an equation without blanks around its signs; null where it may hold an unknown, or a part of something else. */
function kindOf(side: string): 'value' | 'calculation' | 'name' | null {
	if (PLAIN.test(side) || GROUPED.test(side)) return 'value';
	if (/\d/.test(side) && !/\d \d/.test(side) && CALCULATION.test(side.replace(GROUPING, '')))
		return 'calculation';
	if (NAMED.test(side)) return 'name';
	const words = side.split(' ');
	const isName = words.every((word) => WORD.test(word) && !JOINING.has(word));
	return isName && (words.length === 1 || words.every((word) => word.length > 1)) ? 'name' : null;
}

/** Numbers, signs and functions of numbers: `3*(4+5)`, `5!`, `c(5, 2)`, `\frac{1}{2}`. */
const CALCULATION = /^(?:[-+*/^%!.()[\]{}√²³\d ]|\\?\p{L}+[({][-+*/^!.,\d ]*[)}])+$/u;
const GROUPING = /(?<=\d)[,_\u2009\u202f](?=\d{3}(?!\d))/g;
const WORD = /^\\?\p{L}[\p{L}\p{N}_'’]*$/u;
/** "p(a)"; what is known of "abs(x)" is not x. */
const NAMED = /^\p{L}\([\p{L}\p{N} ]+\)$/u;
const JOINING = new Set(['and', 'or', 'not', 'if']);

function plainNumber(text: string): string {
	const whole = GROUPED.test(text) ? text.replace(/[,_\u2009\u202f]/g, '') : text;
	const bare = PLAIN.test(whole) ? whole.replace(/^(-?)\./, '$10.') : whole;
	if (PLAIN.test(bare)) return bare.includes('.') ? bare.replace(/\.?0+$/, '') : bare;
	// A comma between digits that groups none divides a list.
	return bare.replace(/[,;] ?(?=\d)/g, (sign) => `${sign.charAt(0)} `);
}
