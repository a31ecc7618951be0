import { correct, incorrect } from '../verdict.ts';
import type { ExtractedAnswer, RunVerdict } from '../run/event.ts';

/**
 * Compares an answer with what the person expects: case, spacing, surrounding quotes, brackets, `$`, typesetting, emphasis
 * and the way a number is written (digits, fraction, small number words) do not matter, nor does a unit nobody asked for.
 * A whole sentence is right when it ends with the expected answer and names no other number; when it names the expected
 * one among others, or with another unit, nobody but a reader can tell, and the verdict says so.
 */
export function compareTyped(expected: string, answer: ExtractedAnswer): RunVerdict['verdict'] {
	const wanted = withoutName(bare(expected));
	const given = withoutName(bare(answer.text));
	if (isSame(wanted, given)) return correct('The answer is the expected one');
	const wrong = incorrect(`The expected answer is ${expected.trim()}`);
	if (given.length > MAX_LENGTH) return wrong;
	const measured = compareMeasured(wanted, given);
	if (measured !== null) return measured;
	const tokens = given.split(/\s+/).map(bare);
	const wantedTokens = wanted.split(/\s+/).map(bare);
	const hits = tokens.flatMap((_, at) =>
		wantedTokens.every((token, i) => isSame(token, tokens[at + i] ?? '')) ? [at] : [],
	);
	if (hits.length === 0) {
		const isSentence = answer.from === 'prose-line' || answer.from === 'output-line';
		const isBlind = isSentence && parseNumber(wanted) !== null && !/\d/.test(given);
		return isBlind
			? { kind: 'not-checked', why: 'The last line holds no number to compare; read the reply' }
			: wrong;
	}
	if (isOtherList(wanted, given)) return wrong;
	const isLast = hits.at(-1) === tokens.length - wantedTokens.length;
	const otherNumbers = tokens.filter(
		(token) => parseDigits(token) !== null && !wantedTokens.some((part) => isSame(part, token)),
	);
	return isLast && otherNumbers.length === 0 && !/\b(?:not|no|never)\b|n['’]t\b|=/.test(given)
		? correct('The answer ends with the expected one')
		: {
				kind: 'not-checked',
				why: 'The expected answer is named in a longer text; read it to see what it claims',
			};
}

/** Whether two texts write the same answer. */
export function isSameAnswer(a: string, b: string): boolean {
	return isSame(withoutName(bare(a)), withoutName(bare(b)));
}

/** A number with a unit on one side or on both; null when that is not what the two are. */
function compareMeasured(wanted: string, given: string): RunVerdict['verdict'] | null {
	const [left, right] = [measureOf(wanted), measureOf(given)];
	if (left === null || right === null || !isSameNumber(left.number, right.number)) return null;
	if (left.unit === right.unit) return correct('The answer is the expected one');
	if (left.unit === '') return correct('The number is the expected one; no unit was asked for');
	const why = 'The number is the expected one; compare the unit yourself';
	return { kind: 'not-checked', why };
}

function measureOf(text: string): { number: string; unit: string } | null {
	const [, number = '', unit = ''] = /^([+\-−]?\d[\d.,_]*(?: ?\/ ?\d+)?) ?(\D.*)?$/.exec(text) ?? [];
	const words = unit.split(' ').filter((word) => word !== '');
	const isUnit = words.length <= 3 && words.every((word) => UNIT_WORD.test(word) && !NO_UNITS.has(word));
	return isUnit && parseDigits(number) !== null ? { number, unit: words.join(' ').replace(/s$/, '') } : null;
}

/** Whole words, a sign, or one of the letters that are units; other single letters are variables. */
const UNIT_WORD = /^(?:[°%€£$]|°?[cfk]|[mghslvwj][²³23]?|[\p{L}µ²³^/·.-]{2,}[23]?)$/u;
const NO_UNITS: ReadonlySet<string> = new Set(
	(
		'hundred thousand million billion trillion dozen half third thirds quarter quarters tenth tenths pi or and not no to ' +
		'by of is are was than less more plus minus times over remainder rest mod squared cubed'
	).split(' '),
);

/** "3, 4" is not "3", and "black, red, white" is not "black, red". */
function isOtherList(wanted: string, given: string): boolean {
	const items = listOf(given);
	const isNumbers = items.every((item) => parseDigits(item) !== null);
	return isNumbers || (/[,;]/.test(wanted) && given.split(/[,;]/).length !== wanted.split(/[,;]/).length);
}

const MAX_LENGTH = 2000;
const PAIRS = ['""', "''", '``', '()', '[]', '{}', '$$', '**', '__', '“”', '‘’'] as const;

/** Lower case, one space between words, without what stands around an answer but is not part of it. */
function bare(text: string): string {
	let rest = untypeset(text.slice(0, MAX_LENGTH + 1))
		.trim()
		.replace(/\s+/g, ' ')
		.toLowerCase();
	for (let before = ''; before !== rest;) {
		before = rest;
		rest = rest.replace(/[.,;:!]+$/, '').trim();
		for (const [open, close] of PAIRS.map((pair) => [pair.charAt(0), pair.charAt(1)] as const)) {
			if (rest.length >= 2 && rest.startsWith(open) && rest.endsWith(close)) rest = rest.slice(1, -1).trim();
		}
		rest = rest.replace(/^[$€£](?=[\d.])/, '');
	}
	return rest;
}

/** `\boxed{\frac{1}{2}}` as `1/2`; the rest of the mathematics stays. */
function untypeset(text: string): string {
	if (!text.includes('\\')) return text;
	let plain = text
		.replace(/\\[()[\],;!: ]/g, ' ')
		.replace(/\\([%$])/g, '$1')
		.replace(/\\[dtc]?frac\{([^{}]*)\}\{([^{}]*)\}/g, '$1/$2');
	// Twice, for a text inside a box.
	for (let i = 0; i < 2; i++)
		plain = plain.replace(/\\(?:boxed|text|textbf|mathrm|mathbf)\{([^{}]*)\}/g, ' $1 ');
	return plain.replace(/\$ | \$/g, ' ');
}

/** "x = 3" and "answer: 3" name what 3 is; "9 * 4 = 36" claims something and stays whole. */
function withoutName(text: string): string {
	return bare(text.replace(/^(?:\p{L}{1,20} ?[=:]|(?:the )?(?:final )?answer(?: is)?[ :=])(?=.)/u, ''));
}

function isSame(a: string, b: string): boolean {
	if (a === b) return true;
	const [x, y] = [parseNumber(a), parseNumber(b)];
	if (x !== null && y !== null) return x.over * y.under === y.over * x.under;
	const [left, right] = [listOf(a), listOf(b)];
	return (
		left.length > 1 &&
		left.length === right.length &&
		left.every((item, i) => {
			const other = right[i] ?? '';
			return item === other || isSameNumber(item, other);
		})
	);
}

function isSameNumber(a: string, b: string): boolean {
	const [x, y] = [parseNumber(a), parseNumber(b)];
	return x !== null && y !== null && x.over * y.under === y.over * x.under;
}

function listOf(text: string): string[] {
	return text.split(/[,;\s]+/).filter((item) => item !== '');
}

/** Exact value; `under` is positive. */
interface Exact {
	over: bigint;
	under: bigint;
}

/** The same of digits or of a small number word. */
function parseNumber(text: string): Exact | null {
	const [ten = '', one] = text.split('-');
	const [tens, ones] = [TENS.indexOf(ten), SMALL.indexOf(one ?? ten)];
	if (tens >= 0 && one !== undefined && ones > 0 && ones < 10) return whole(20 + 10 * tens + ones);
	if (one !== undefined) return parseDigits(text);
	return tens >= 0 ? whole(20 + 10 * tens) : ones >= 0 ? whole(ones) : parseDigits(text);
}

const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SMALL =
	'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
		' ',
	);

function whole(value: number): Exact {
	return { over: BigInt(value), under: 1n };
}

/** An integer, decimal (also with thousands groups or an exponent), fraction, mixed number or percentage. */
function parseDigits(text: string): Exact | null {
	if (text.length > MAX_LENGTH) return null;
	if (text.endsWith('%')) {
		const share = parseDigits(text.slice(0, -1).trimEnd());
		return share === null ? null : { over: share.over, under: share.under * 100n };
	}
	const mixed = /^([+\-−]?)(\d+) (\d+)\/(\d+)$/.exec(text);
	if (mixed !== null) {
		const [, sign = '', units = '', over = '', below = ''] = mixed;
		const under = BigInt(below);
		const value = BigInt(units) * under + BigInt(over);
		return under === 0n ? null : { over: sign === '-' || sign === '−' ? -value : value, under };
	}
	const fraction = /^([+\-−]?\d+) ?\/ ?(\d+)$/.exec(text);
	if (fraction !== null) {
		const under = BigInt(fraction[2] ?? '0');
		return under === 0n ? null : { over: BigInt(plainSign(fraction[1] ?? '')), under };
	}
	const parts = DECIMAL.exec(text);
	if (parts === null) return null;
	const [, sign = '', integer = '', decimals = '', exponent = '0'] = parts;
	const digits = integer.replace(/\D/g, '') + decimals;
	const shift = Number(exponent) - decimals.length;
	if (digits === '' || Math.abs(shift) > MAX_LENGTH) return null;
	const value = BigInt(digits) * (sign === '-' || sign === '−' ? -1n : 1n);
	return shift >= 0
		? { over: value * 10n ** BigInt(shift), under: 1n }
		: { over: value, under: 10n ** BigInt(-shift) };
}

const DECIMAL = /^([+\-−]?)(\d{1,3}(?:[,_]\d{3})+|\d*)(?:\.(\d*))?(?:e([+-]?\d{1,4}))?$/;

function plainSign(text: string): string {
	return text.replace('−', '-').replace('+', '');
}
