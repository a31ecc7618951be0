/** An exact value; `under` is 0 for what is no number: over 1 and -1 for the two infinities, 0 for "not a number". */
export interface Exact {
	over: bigint;
	under: bigint;
}

export const UNDEFINED: Exact = { over: 0n, under: 0n };

/** Throws a `RangeError` for a number with a fraction. */
export function whole(value: bigint | number): Exact {
	return { over: BigInt(value), under: 1n };
}

/** `sign` over 0; no `ratio` comes out so, for there a division by zero is undefined. */
export function infinity(sign: 1 | -1): Exact {
	return { over: BigInt(sign), under: 0n };
}

/** A quotient; division by zero is undefined. */
export function ratio(over: bigint, under: bigint): Exact {
	if (under === 0n) return UNDEFINED;
	return under < 0n ? { over: -over, under: -under } : { over, under };
}

/** Not reduced; infinity times zero comes out undefined, as it should. */
export function times(a: Exact, b: Exact): Exact {
	return { over: a.over * b.over, under: a.under * b.under };
}

/** Not reduced; infinities of unlike signs come out undefined. */
export function plus(a: Exact, b: Exact): Exact {
	return { over: a.over * b.under + b.over * a.under, under: a.under * b.under };
}

export function negative(a: Exact): Exact {
	return { over: -a.over, under: a.under };
}

/** Ten to a power. */
export function powerOfTen(exponent: number): Exact {
	return exponent >= 0 ? whole(10n ** BigInt(exponent)) : { over: 1n, under: 10n ** BigInt(-exponent) };
}

/** Null when the exponent is no small integer, or the result would be huge. */
export function power(base: Exact, exponent: Exact): Exact | null {
	if (exponent.under !== 1n || base.under === 0n) return null;
	const size = exponent.over < 0n ? -exponent.over : exponent.over;
	const digits = BigInt(Math.max(base.over.toString().length, base.under.toString().length));
	if (size * digits > MAX_DIGITS) return null;
	const [over, under] = [base.over ** size, base.under ** size];
	return exponent.over < 0n ? ratio(under, over) : { over, under };
}

const MAX_DIGITS = 5000n;

/** Infinities equal themselves; so does "not a number", which is an answer here. */
export function isEqual(a: Exact, b: Exact): boolean {
	if (a.under === 0n || b.under === 0n) return a.under === b.under && a.over === b.over;
	return a.over * b.under === b.over * a.under;
}

/** Whether two values differ by less than a machine number can tell (1 part in 10^14). */
export function isWithinRounding(a: Exact, b: Exact): boolean {
	if (a.under === 0n || b.under === 0n) return false;
	const [x, y] = [a.over * b.under, b.over * a.under];
	return size(x - y) * 10n ** 14n < size(x);
}

function size(value: bigint): bigint {
	return value < 0n ? -value : value;
}
