/** Exact rational number: always reduced, `d` positive. */
export interface Fraction {
	readonly n: bigint;
	readonly d: bigint;
}

/** Reduces; throws on a zero denominator, so callers that read foreign text check first. */
export function fraction(n: bigint | number, d: bigint | number = 1n): Fraction {
	const [top, bottom] = [BigInt(n), BigInt(d)];
	if (bottom === 0n) throw new RangeError('A fraction with denominator 0');
	const divisor = gcd(top, bottom) * (bottom < 0n ? -1n : 1n);
	return { n: top / divisor, d: bottom / divisor };
}

/** Exact and reduced, as what all of these give. */
export function add(a: Fraction, b: Fraction): Fraction {
	return fraction(a.n * b.d + b.n * a.d, a.d * b.d);
}

/** a - b. */
export function subtract(a: Fraction, b: Fraction): Fraction {
	return fraction(a.n * b.d - b.n * a.d, a.d * b.d);
}

/** Exact and reduced: numbers grow longer, nothing is ever rounded. */
export function multiply(a: Fraction, b: Fraction): Fraction {
	return fraction(a.n * b.n, a.d * b.d);
}

/** a / b; throws a `RangeError` where b is 0. */
export function divide(a: Fraction, b: Fraction): Fraction {
	return fraction(a.n * b.d, a.d * b.n);
}

/** Right only because both are reduced: a `Fraction` made by hand may not be. */
export function equal(a: Fraction, b: Fraction): boolean {
	return a.n === b.n && a.d === b.d;
}

/** |a - b| <= tolerance * max(1, |b|) when `absoluteFloor`, else <= tolerance * |b|; all exact. */
export function isClose(a: Fraction, b: Fraction, tolerance: Fraction, absoluteFloor: boolean): boolean {
	const gap = subtract(a, b);
	const size = { n: magnitude(b.n), d: b.d };
	const scale = absoluteFloor && size.n < size.d ? { n: 1n, d: 1n } : size;
	return magnitude(gap.n) * scale.d * tolerance.d <= tolerance.n * scale.n * gap.d;
}

/** `p/q`, or `p` for a whole number. */
export function formatFraction({ n, d }: Fraction): string {
	return d === 1n ? n.toString() : `${n.toString()}/${d.toString()}`;
}

/** Exact decimal text, or null when the expansion does not end within `maxPlaces`. */
export function exactDecimal({ n, d }: Fraction, maxPlaces = 12): string | null {
	for (let places = 0, scale = 1n; places <= maxPlaces; places++, scale *= 10n) {
		if (scale % d === 0n) return decimalText((n * scale) / d, places);
	}
	return null;
}

/** Rounded half away from zero to `places` decimals. */
export function roundedDecimal({ n, d }: Fraction, places: number): string {
	const scaled = magnitude(n) * 10n ** BigInt(places);
	const rounded = (2n * scaled + d) / (2n * d);
	return decimalText(n < 0n ? -rounded : rounded, places);
}

/** Nearest double, near enough: huge numerators and denominators are shortened alike first. */
export function toNumber({ n, d }: Fraction): number {
	const excess = Math.max(bitLength(n), bitLength(d)) - 1000;
	const drop = BigInt(Math.max(0, excess));
	const bottom = Number(d >> drop);
	return bottom === 0 ? (n < 0n ? -Infinity : Infinity) : Number(n >> drop) / bottom;
}

function bitLength(value: bigint): number {
	return magnitude(value).toString(16).length * 4;
}

/** The absolute value, which `Math.abs` does not give of a bigint. */
export function magnitude(value: bigint): bigint {
	return value < 0n ? -value : value;
}

function gcd(a: bigint, b: bigint): bigint {
	let [x, y] = [magnitude(a), magnitude(b)];
	while (y !== 0n) [x, y] = [y, x % y];
	return x;
}

function decimalText(scaled: bigint, places: number): string {
	const digits = magnitude(scaled)
		.toString()
		.padStart(places + 1, '0');
	const sign = scaled < 0n ? '-' : '';
	if (places === 0) return sign + digits;
	return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
