import { correct, incorrect } from '../verdict.ts';
import type { ExtractedAnswer, RunVerdict } from './event.ts';

/**
 * Compares an answer with what the person expects: case, spacing, surrounding quotes, brackets, `$`, emphasis and the way
 * a number is written do not matter. A whole sentence is right when it ends with the expected answer and names no other
 * number; when it names the expected one among others, nobody but a reader can tell, and the verdict says so.
 */
export function compareTyped(expected: string, answer: ExtractedAnswer): RunVerdict['verdict'] {
	const wanted = bare(expected);
	const given = bare(answer.text);
	if (isSame(wanted, given)) return correct('The answer is the expected one');
	const isSentence = answer.from === 'prose-line' || answer.from === 'output-line';
	if (!isSentence || given.length > MAX_LENGTH) return incorrect(`The expected answer is ${expected.trim()}`);
	const tokens = given.split(/\s+/).map(bare);
	const wantedTokens = wanted.split(/\s+/).map(bare);
	const hits = tokens.flatMap((_, at) =>
		wantedTokens.every((token, i) => isSame(token, tokens[at + i] ?? '')) ? [at] : [],
	);
	if (hits.length === 0) {
		const isBlind = parseNumber(wanted) !== null && !/\d/.test(given);
		return isBlind
			? { kind: 'not-checked', why: 'The last line holds no number to compare; read the reply' }
			: incorrect(`The expected answer is ${expected.trim()}`);
	}
	const isLast = hits.at(-1) === tokens.length - wantedTokens.length;
	const otherNumbers = tokens.filter(
		(token) => parseNumber(token) !== null && !wantedTokens.some((part) => isSame(part, token)),
	);
	return isLast && otherNumbers.length === 0 && !/\b(?:not|no|never|n't)\b/.test(given)
		? correct('The answer ends with the expected one')
		: {
				kind: 'not-checked',
				why: 'The expected answer is named in a longer sentence; read it to see what it claims',
			};
}

const MAX_LENGTH = 2000;
const PAIRS = ['""', "''", '``', '()', '[]', '{}', '$$', '**', '__', '“”', '‘’'] as const;

/** Lower case, one space between words, without what stands around an answer but is not part of it. */
function bare(text: string): string {
	let rest = text
		.slice(0, MAX_LENGTH + 1)
		.trim()
		.replace(/\s+/g, ' ')
		.toLowerCase();
	for (let before = ''; before !== rest;) {
		before = rest;
		rest = rest.replace(/[.,;:!]+$/, '').trim();
		for (const [open, close] of PAIRS.map((pair) => [pair.charAt(0), pair.charAt(1)] as const)) {
			if (rest.length >= 2 && rest.startsWith(open) && rest.endsWith(close)) rest = rest.slice(1, -1).trim();
		}
		rest = rest.replace(/^\$(?=[\d.])/, '');
	}
	return rest;
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

/** Exact value of an integer, decimal (also with thousands groups or an exponent) or fraction; `under` is positive. */
function parseNumber(text: string): { over: bigint; under: bigint } | null {
	if (text.length > MAX_LENGTH) return null;
	const fraction = /^([+\-−]?\d+) ?\/ ?(\d+)$/.exec(text);
	if (fraction !== null) {
		const under = BigInt(fraction[2] ?? '0');
		return under === 0n ? null : { over: BigInt(plainSign(fraction[1] ?? '')), under };
	}
	const parts = DECIMAL.exec(text);
	if (parts === null) return null;
	const [, sign = '', whole = '', decimals = '', exponent = '0'] = parts;
	const digits = whole.replace(/\D/g, '') + decimals;
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
