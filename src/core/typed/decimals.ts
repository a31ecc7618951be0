import type { TypedKind } from './kind.ts';
import { COUNTS, LIST, saysCount, skeletonOf } from './skeleton.ts';

/** What is asked about some decimals. */
export interface Comparison {
	kind:
		| 'largest'
		| 'smallest'
		| 'ascending'
		| 'descending'
		/** The distance of two. */
		| 'difference'
		/** The first minus the second. */
		| 'minus'
		/** Yes or no: whether the first is the larger, or the smaller, one. */
		| 'is-larger'
		| 'is-smaller';
	/** As typed, with a plain minus sign. */
	numbers: readonly string[];
	/** "7.8 or 7.12?": nothing says which is wanted. */
	isBare?: boolean;
}

/** "Which is larger, 9.11 or 9.9?", sorting and differences, of numbers at least one of which has decimals. */
export const decimals: TypedKind<Comparison> = {
	id: 'decimals',
	read(text) {
		const skeleton = skeletonOf(text);
		if (skeleton === null) return null;
		const { numbers } = skeleton;
		if (numbers.length < 2 || numbers.length > 12 || !numbers.some((number) => number.includes('.')))
			return null;
		if (!saysCount(skeleton.text, numbers.length)) return null;
		const read = ofPair(skeleton.text, numbers) ?? among(skeleton.text, numbers);
		const isSum = read?.kind === 'difference' || read?.kind === 'minus';
		return isSum || areDifferent(numbers) ? read : null;
	},
	check(comparison) {
		const expected = answerTo(comparison, scaled(comparison.numbers));
		return {
			words: `${expected}, ${comparison.isBare === true ? 'the larger one, ' : ''}computed by the page`,
			expected,
		};
	},
};

/** By the values given for the numbers, which may be careless ones: integers that count in `scale`. */
export function answerTo({ kind, numbers }: Comparison, { value, text }: Values): string {
	const ascending = [...numbers].sort((a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0));
	const [a = '0', b = '0'] = numbers;
	switch (kind) {
		case 'ascending':
			return ascending.join(', ');
		case 'descending':
			return ascending.reverse().join(', ');
		case 'largest':
			return ascending.at(-1) ?? '';
		case 'smallest':
			return ascending[0] ?? '';
		case 'difference':
			return text(value(ascending.at(-1) ?? '0') - value(ascending[0] ?? '0'));
		case 'minus':
			return text(value(a) - value(b));
		case 'is-larger':
			return value(a) > value(b) ? 'yes' : 'no';
		case 'is-smaller':
			return value(a) < value(b) ? 'yes' : 'no';
	}
}

/** Between decimal texts and whole numbers of one unit, fixed by the numbers it was made for. */
export interface Values {
	value: (number: string) => bigint;
	/** The way back, without zeros at the end. */
	text: (value: bigint) => string;
}

/** Exact: in units of the last place that any of the numbers has. */
export function scaled(numbers: readonly string[]): Values {
	const places = Math.max(...numbers.map((number) => (number.split('.')[1] ?? '').length));
	return {
		value(number) {
			const [whole = '0', after = ''] = number.replace('-', '').split('.');
			const size = BigInt(whole + after.padEnd(places, '0'));
			return number.startsWith('-') ? -size : size;
		},
		text(value) {
			const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
			const whole = digits.slice(0, digits.length - places);
			const after = digits.slice(digits.length - places).replace(/0+$/, '');
			return `${value < 0n ? '-' : ''}${whole}${after === '' ? '' : `.${after}`}`;
		},
	};
}

function compare(a: string, b: string): number {
	const { value } = scaled([a, b]);
	return value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0;
}

/** Equal numbers, however written, have no larger one and no order. */
function areDifferent(numbers: readonly string[]): boolean {
	const { value } = scaled(numbers);
	return new Set(numbers.map(value)).size === numbers.length;
}

const LARGER = 'larger|largest|bigger|biggest|greater|greatest|higher|highest|more|maximum|max';
const SMALLER = 'smaller|smallest|less|lesser|lower|lowest|minimum|min';
const ASKS = "(?:(?:what is|what's|how much is|calculate|compute|work out|find|please) )*";

/** Questions about two numbers in one fixed form. */
function ofPair(text: string, numbers: readonly string[]): Comparison | null {
	const [a = '', b = ''] = numbers;
	if (numbers.length !== 2) return null;
	const is = (pattern: string): boolean => new RegExp(`^(?:${pattern})$`).test(text);
	if (is('#,? (?:or|vs|versus) #')) return { kind: 'largest', numbers, isBare: true };
	if (is(`is # (?:${LARGER}) than #`)) return { kind: 'is-larger', numbers };
	if (is(`is # (?:${SMALLER}) than #`)) return { kind: 'is-smaller', numbers };
	if (is(`${ASKS}# (?:-|minus) #(?: =)?`)) return { kind: 'minus', numbers };
	if (is(`${ASKS}subtract # from #`)) return { kind: 'minus', numbers: [b, a] };
	if (is(`${ASKS}(?:the )?(?:exact )?difference (?:between|of) # and #`))
		return { kind: 'difference', numbers };
	// What is asked may not be so: then there is no such difference.
	const by = (words: string): boolean =>
		is(`(?:by )?how much (?:${words}) is # than #|by how much is # (?:${words}) than #`);
	if (by(LARGER) && compare(a, b) > 0) return { kind: 'difference', numbers };
	if (by(SMALLER) && compare(a, b) < 0) return { kind: 'difference', numbers };
	return null;
}

/** A list of numbers among words that all belong to a question about their order. */
function among(text: string, numbers: readonly string[]): Comparison | null {
	const list = new RegExp(LIST).exec(text)?.[0] ?? '';
	if (list.split('#').length - 1 !== numbers.length) return null;
	const words = text.replace(list, ' # ').split(' ');
	const around = words.filter((word) => word !== '' && word !== ',');
	const asks = (pattern: string): string[] =>
		around.filter((word) => new RegExp(`^(?:${pattern})$`).test(word));
	if (asks('sort|order|arrange|rank|put').length > 0) return sorting(around, numbers);
	// With blanks alone between them it is not clear where a list ends.
	if (!/,| (?:or|and|vs|versus) /.test(list)) return null;
	const [larger, smaller] = [asks(LARGER), asks(SMALLER)];
	if (larger.length + smaller.length !== 1) return null;
	const isKnown = (word: string): boolean => word === '#' || OF_COMPARING.has(word);
	if (!around.every((word) => isKnown(word) || larger.includes(word) || smaller.includes(word))) return null;
	return { kind: larger.length === 1 ? 'largest' : 'smallest', numbers };
}

/** `words` with `#` where the list stands: what is said before it and behind it are two things. */
function sorting(words: readonly string[], numbers: readonly string[]): Comparison | null {
	if (!words.every((word) => word === '#' || OF_SORTING.has(word))) return null;
	const said = words.filter((word) => !SAY_NOTHING.has(word)).join(' ');
	const [isUp, isDown] = [UP.test(said), DOWN.test(said)];
	// A word that may say where to begin, and was not understood, may say the opposite.
	const rest = said.replace(new RegExp(UP, 'g'), '').replace(new RegExp(DOWN, 'g'), '');
	if ((isUp && isDown) || new RegExp(String.raw`\b(?:${MOST}|${LEAST}|from|to|first)\b`).test(rest))
		return null;
	if (isUp || isDown) return { kind: isDown ? 'descending' : 'ascending', numbers };
	// A ranking begins with the best, whichever that is, and what is only put somewhere is not sorted.
	const isPlain = words.some((word) => word === 'sort' || word === 'arrange' || word === 'order');
	return isPlain && !words.includes('rank') ? { kind: 'ascending', numbers } : null;
}

const MOST = 'largest|biggest|greatest|highest|high';
const LEAST = 'smallest|lowest|least|low';
const SAY_NOTHING = new Set('the number numbers value values decimal decimals'.split(' '));
const UP = directed('ascending|increasing', LEAST, MOST);
const DOWN = directed('descending|decreasing', MOST, LEAST);

/** "from highest to lowest" and "largest first". */
function directed(names: string, begin: string, end: string): RegExp {
	return new RegExp(String.raw`\b(?:${names}|(?:from )?(?:${begin}) to (?:${end})|(?:${begin}) first)\b`);
}

const COMMON =
	'the of these those this following number numbers decimal decimals value values please can you tell me and out only just answer with';
const OF_COMPARING = new Set([
	..."which what what's is a one ones between among compare say pick choose by size explain why your reasoning briefly or".split(
		' ',
	),
	...COMMON.split(' '),
	...COUNTS,
]);
const OF_SORTING = new Set([
	...'sort order arrange rank put list in into by size from to first ascending descending increasing decreasing'.split(
		' ',
	),
	...LEAST.split('|'),
	...MOST.split('|'),
	...COMMON.split(' '),
	...COUNTS,
]);
