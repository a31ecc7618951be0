import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import { matrixCells } from '../kit/answer-form.ts';
import { formatFraction, type Fraction, fraction, magnitude, subtract } from '../kit/fraction.ts';
import type { PoolingInstance } from './instance.ts';
import { divisorOf, outputSide, pooled, show } from './solver.ts';

export function verify(instance: PoolingInstance, answer: string): Verdict {
	const expected = pooled(instance);
	if (answer.length > 500 + 60 * expected.length)
		return malformed('The answer is far longer than the output matrix');
	const given: GivenNumber[] = [];
	for (const cell of matrixCells(answer)) {
		const number = readNumber(cell);
		if (number === null) return malformed('The answer is not a list of numbers with commas between them');
		given.push(number);
	}
	if (given.length === 0) return malformed('The answer is empty');
	if (given.length !== expected.length) {
		return incorrect(
			firstWrong(instance, given, pooled(instance, instance.window)) === null
				? `The window must be moved by 1, not by its own side: ${String(expected.length)} values are asked for`
				: `${String(expected.length)} values are asked for, the answer has ${String(given.length)}`,
		);
	}
	const wrong = firstWrong(instance, given, expected);
	if (wrong === null) return correct('Every value of the output matrix is right');
	const { matrix, mode } = instance;
	const turned = { ...instance, matrix: matrix.map((_, j) => matrix.map((row) => row[j] ?? 0)) };
	if (firstWrong(instance, given, pooled(turned)) === null) {
		return incorrect('The values are listed column by column, but rows come first');
	}
	const other: PoolingInstance = { ...instance, mode: mode === 'max' ? 'average' : 'max' };
	if (firstWrong(other, given, pooled(other)) === null) {
		return incorrect(
			mode === 'max'
				? 'These are averages, not the largest numbers'
				: 'These are the largest numbers, not averages',
		);
	}
	const side = outputSide(instance);
	const place = `row ${String(Math.floor(wrong / side) + 1)}, column ${String((wrong % side) + 1)} of the output`;
	const right = show(instance, expected.slice(wrong, wrong + 1));
	const what = mode === 'max' ? 'largest number' : 'average';
	return incorrect(`In ${place} the ${what} is ${right}, not ${given[wrong]?.text ?? ''}`);
}

interface GivenNumber {
	text: string;
	/** As a floating-point number, to decide the clear cases fast. */
	near: number;
}

/** Index of the first given number that is not the expected value; null when all are. */
function firstWrong(
	instance: PoolingInstance,
	given: readonly GivenNumber[],
	values: readonly number[],
): number | null {
	if (given.length !== values.length) return 0;
	const divisor = divisorOf(instance);
	const tolerance = instance.mode === 'max' ? 0 : 0.002;
	const at = given.findIndex((number, i) => {
		const value = values[i] ?? 0;
		const gap = Math.abs(number.near - value / divisor);
		const unclear = Math.abs(gap - tolerance) < 1e-6;
		return unclear
			? !isWithin(exactNumber(number.text), fraction(value, divisor), tolerance)
			: gap > tolerance;
	});
	return at < 0 ? null : at;
}

function isWithin(given: Fraction, value: Fraction, tolerance: number): boolean {
	const gap = subtract(given, value);
	return magnitude(gap.n) * 1000n <= BigInt(tolerance * 1000) * gap.d;
}

const NUMBER = /^([-−+]?)(?:(\d+)\/(\d+)|(\d+)\.?(\d*)|\.(\d+))$/;

/** A decimal or `p/q`, sign and all; null for anything else. */
function readNumber(text: string): GivenNumber | null {
	if (text.length > 50 || !NUMBER.test(text)) return null;
	const [top = '', bottom = '1'] = text.replace('−', '-').split('/');
	const near = Number(top) / Number(bottom);
	return Number(bottom) === 0 ? null : { text, near };
}

/** The number that `readNumber` accepted, exactly. */
function exactNumber(text: string): Fraction {
	const [, sign = '', over = '', under = '1', whole = '', tail = '', bare = ''] = NUMBER.exec(text) ?? [];
	const decimals = tail + bare;
	const top = BigInt(over === '' ? whole + decimals : over);
	const bottom = over === '' ? 10n ** BigInt(decimals.length) : BigInt(under);
	return fraction(sign === '-' || sign === '−' ? -top : top, bottom);
}

/** One way of writing for lists of the same numbers. */
export function canonical(instance: PoolingInstance, answer: string): string | null {
	const size = outputSide(instance) ** 2;
	if (answer.length > 500 + 60 * size) return null;
	const numbers = matrixCells(answer).map(readNumber);
	if (numbers.length !== size) return null;
	const exact = numbers.flatMap((number) => (number === null ? [] : [exactNumber(number.text)]));
	return exact.length < size ? null : exact.map(formatFraction).join(' ');
}
