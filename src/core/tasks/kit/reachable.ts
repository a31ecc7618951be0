/** A value that an expression reaches, with one way to write it. Numerator and denominator are reduced safe integers. */
export interface Reached {
	n: number;
	/** Always positive. */
	d: number;
	text: string;
}

/** Keyed by the reduced value, so that each value is kept once, with the first text found. */
export type ReachedValues = Map<string, Reached>;

/** Adds a + b, a - b, a * b and a / b, each in brackets. With `wholeOnly`, fractions are left out. */
export function joinInOrder(into: ReachedValues, a: Reached, b: Reached, wholeOnly: boolean): void {
	const [x, y, bottom] = [a.n * b.d, b.n * a.d, a.d * b.d];
	keep(into, x + y, bottom, () => `(${a.text} + ${b.text})`, wholeOnly);
	keep(into, x - y, bottom, () => `(${a.text} - ${b.text})`, wholeOnly);
	keep(into, a.n * b.n, bottom, () => `(${a.text} * ${b.text})`, wholeOnly);
	if (y !== 0) keep(into, x, y, () => `(${a.text} / ${b.text})`, wholeOnly);
}

/**
 * Adds n/d, reduced, unless its value is there already, is left out by `wholeOnly`, or no longer exact. `d` may be negative,
 * but not 0.
 */
export function keep(
	into: ReachedValues,
	n: number,
	d: number,
	text: () => string,
	wholeOnly: boolean,
): void {
	// Beyond 2^53 the arithmetic is no longer exact; such detours are never needed for the sizes we generate.
	if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d)) return;
	const divisor = greatestCommonDivisor(n, d) * (d < 0 ? -1 : 1);
	const [top, bottom] = [n / divisor, d / divisor];
	if (wholeOnly && bottom !== 1) return;
	const key = `${top}/${bottom}`;
	if (!into.has(key)) into.set(key, { n: top, d: bottom, text: text() });
}

/** `a op b = target` with b among the partners, without building all such values; null when there is none. */
export function completeTo(
	target: number,
	a: Reached,
	partners: ReadonlyMap<string, Reached>,
): string | null {
	const wanted = [
		{ operator: '+', n: target * a.d - a.n, d: a.d },
		{ operator: '-', n: a.n - target * a.d, d: a.d },
		{ operator: '*', n: target * a.d, d: a.n },
		{ operator: '/', n: a.n, d: target * a.d },
	];
	for (const { operator, n, d } of wanted) {
		if (d === 0 || !Number.isSafeInteger(n) || !Number.isSafeInteger(d)) continue;
		if (operator === '/' && n === 0) continue;
		const divisor = greatestCommonDivisor(n, d) * (d < 0 ? -1 : 1);
		const partner = partners.get(`${n / divisor}/${d / divisor}`);
		if (partner !== undefined) return `${a.text} ${operator} ${partner.text}`;
	}
	return null;
}

function greatestCommonDivisor(a: number, b: number): number {
	let [x, y] = [Math.abs(a), Math.abs(b)];
	while (y !== 0) [x, y] = [y, x % y];
	return x;
}
