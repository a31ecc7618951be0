import { plus, times, whole, type Exact } from './exact.ts';

const SMALL =
	'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
		' ',
	);
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS =
	'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
		' ',
	);
const PARTS = ['', '', 'half', 'third', 'quarter', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** Words that multiply what stands before them. */
export const SCALES: ReadonlyMap<string, bigint> = new Map([
	['hundred', 100n],
	['thousand', 1000n],
	['million', 10n ** 6n],
	['millions', 10n ** 6n],
	['billion', 10n ** 9n],
	['billions', 10n ** 9n],
	['trillion', 10n ** 12n],
	['quadrillion', 10n ** 15n],
	['dozen', 12n],
	['dozens', 12n],
	['gross', 144n],
	['mio', 10n ** 6n],
	['mn', 10n ** 6n],
	['bn', 10n ** 9n],
	['lakh', 10n ** 5n],
	['crore', 10n ** 7n],
]);

const WORDS: ReadonlySet<string> = new Set([
	...SMALL,
	...TENS,
	'hundred',
	'thousand',
	'million',
	'billion',
	'trillion',
	'dozen',
]);

/** Whether a lower-case word, or the first part of a hyphened one, can begin a number. */
export function isNumberWord(word: string): boolean {
	return word.split('-').every((part) => WORDS.has(part));
}

/**
 * Value of a number written out in English, lower case: "three", "twenty-one", "two million and five", "minus four", "three
 * and a half", "two thirds", "fifth", "nine point one one". Null for any other text.
 */
export function readNumberWords(text: string): Exact | null {
	const words = text
		.replace(/-/g, ' ')
		.split(' ')
		.filter((word) => word !== '');
	if (words.length === 0 || words.length > 40) return null;
	if (words[0] === 'minus' || words[0] === 'negative') {
		const size = readNumberWords(words.slice(1).join(' '));
		return size === null ? null : { over: -size.over, under: size.under };
	}
	return articled(words) ?? cardinal(words) ?? ordinal(words) ?? pointed(words) ?? part(words);
}

function cardinal(words: readonly string[]): Exact | null {
	let [total, group] = [0n, 0n];
	let before: 'none' | 'small' | 'ten' | 'scale' | 'and' = 'none';
	for (const word of words) {
		const [one, ten, scale] = [SMALL.indexOf(word), TENS.indexOf(word), SCALES.get(word)];
		if (one >= 0) {
			if (before === 'small' || (before === 'ten' && (one === 0 || one > 9))) return null;
			group += BigInt(one);
			before = 'small';
		} else if (ten >= 0) {
			if (before === 'small' || before === 'ten') return null;
			group += BigInt(20 + 10 * ten);
			before = 'ten';
		} else if (scale !== undefined && word.length > 2) {
			if (before === 'and') return null;
			const units = group === 0n ? 1n : group;
			if (scale <= 144n) group = units * scale;
			else {
				total += units * scale;
				group = 0n;
			}
			before = 'scale';
		} else if (word === 'and' && before === 'scale') before = 'and';
		else return null;
	}
	return before === 'and' || before === 'none' ? null : whole(total + group);
}

/** "a dozen", "a hundred and five". */
function articled(words: readonly string[]): Exact | null {
	return words[0] === 'a' && SCALES.has(words[1] ?? '') ? cardinal(['one', ...words.slice(1)]) : null;
}

function ordinal(words: readonly string[]): Exact | null {
	const last = ORDINALS.indexOf(words.at(-1) ?? '');
	if (words.length === 1) {
		const ten = TENS.findIndex((word) => `${word.slice(0, -1)}ieth` === words[0]);
		return last >= 0 ? whole(last) : ten >= 0 ? whole(20 + 10 * ten) : null;
	}
	const tens = TENS.indexOf(words[0] ?? '');
	return words.length === 2 && tens >= 0 && last > 0 && last < 10 ? whole(20 + 10 * tens + last) : null;
}

/** "nine point one one". */
function pointed(words: readonly string[]): Exact | null {
	const at = words.indexOf('point');
	const units = at > 0 ? cardinal(words.slice(0, at)) : null;
	const digits = words.slice(at + 1).map((word) => SMALL.indexOf(word));
	if (units === null || digits.length === 0 || digits.some((digit) => digit < 0 || digit > 9)) return null;
	return plus(units, { over: BigInt(digits.join('')), under: 10n ** BigInt(digits.length) });
}

/** "half", "two thirds", "three and a half". */
function part(words: readonly string[]): Exact | null {
	const under = PARTS.indexOf((words.at(-1) ?? '').replace(/s$/, '').replace(/^halve$/, 'half'));
	if (under < 2) return null;
	const rest = words.slice(0, -1);
	const share = { over: 1n, under: BigInt(under) };
	if (rest.length === 0) return under === 2 ? share : null;
	const and = rest.indexOf('and');
	const count = rest.slice(and + 1).join(' ');
	const over = count === 'a' || count === 'one' ? whole(1) : cardinal(rest.slice(and + 1));
	if (over === null) return null;
	if (and < 0) return times(over, share);
	const units = cardinal(rest.slice(0, and));
	return units === null ? null : plus(units, times(over, share));
}
