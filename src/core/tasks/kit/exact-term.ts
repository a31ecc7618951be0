import { add, formatFraction, fraction, magnitude, multiply, toNumber, type Fraction } from './fraction.ts';

/** (num/den) * sqrt(root) * π^pi; decimal integer strings, root square-free. */
export interface ExactTerm {
	num: string;
	den: string;
	root: string;
	pi: number;
}

/** coefficient * sqrt(root) * π^pi as a sum of at most one term; squares are taken out of the root. */
export function term(coefficient: Fraction | number, root: number | bigint = 1, pi = 0): ExactTerm[] {
	const given = typeof coefficient === 'number' ? fraction(coefficient) : coefficient;
	const { outside, inside } = splitSquare(BigInt(root));
	const value = multiply(given, fraction(outside));
	if (value.n === 0n || inside === 0n) return [];
	return [{ num: value.n.toString(), den: value.d.toString(), root: inside.toString(), pi }];
}

/** outside² * inside = value with a square-free inside; in doubles as long as they are exact, which is much quicker. */
function splitSquare(value: bigint): { outside: bigint; inside: bigint } {
	if (value > 9007199254740991n) throw new RangeError('A root too large to be simplified');
	let [outside, inside] = [1, Number(value)];
	for (let factor = 2; factor * factor <= inside; factor++) {
		while (inside % (factor * factor) === 0) {
			inside /= factor * factor;
			outside *= factor;
		}
	}
	return { outside: BigInt(outside), inside: BigInt(inside) };
}

/** sqrt(p/q) = sqrt(p*q)/q. */
export function rootOf(value: Fraction): ExactTerm[] {
	return term(fraction(1n, value.d), value.n * value.d);
}

/** Sum with like terms merged, rational part first, then by root and power of π. */
export function addTerms(...sums: readonly (readonly ExactTerm[])[]): ExactTerm[] {
	const merged = new Map<string, { coefficient: Fraction; root: string; pi: number }>();
	for (const { num, den, root, pi } of sums.flat()) {
		const key = `${pi} ${root}`;
		const before = merged.get(key)?.coefficient ?? fraction(0);
		merged.set(key, { coefficient: add(before, fraction(BigInt(num), BigInt(den))), root, pi });
	}
	return [...merged.values()]
		.sort((a, b) => a.pi - b.pi || Number(BigInt(a.root) - BigInt(b.root)))
		.flatMap(({ coefficient, root, pi }) => term(coefficient, BigInt(root), pi));
}

/** Each term with each, like ones merged as by `addTerms`; an empty sum is 0. */
export function multiplyTerms(left: readonly ExactTerm[], right: readonly ExactTerm[]): ExactTerm[] {
	return addTerms(
		...left.flatMap((a) =>
			right.map((b) =>
				term(
					fraction(BigInt(a.num) * BigInt(b.num), BigInt(a.den) * BigInt(b.den)),
					BigInt(a.root) * BigInt(b.root),
					a.pi + b.pi,
				),
			),
		),
	);
}

/** @internal for tests */
export function termsToNumber(terms: readonly ExactTerm[]): number {
	return terms.reduce(
		(total, { num, den, root, pi }) =>
			total + toNumber(fraction(BigInt(num), BigInt(den))) * Math.sqrt(Number(root)) * Math.PI ** pi,
		0,
	);
}

/** `36-9\pi`, `\frac{5\sqrt{3}}{2}`, `0` for an empty sum. */
export function termsToLatex(terms: readonly ExactTerm[]): string {
	return (
		terms
			.map((one, index) => {
				const negative = one.num.startsWith('-');
				return `${negative ? '-' : index > 0 ? '+' : ''}${unsignedLatex(one)}`;
			})
			.join('') || '0'
	);
}

/** The same in plain words of a keyboard: `36-9*pi`, `5*sqrt(3)/2`. */
export function termsToPlain(terms: readonly ExactTerm[]): string {
	return (
		terms
			.map(({ num, den, root, pi }, index) => {
				const value = fraction(BigInt(num), BigInt(den));
				const factors = [
					...(root === '1' ? [] : [`sqrt(${root})`]),
					...(pi === 0 ? [] : [pi === 1 ? 'pi' : `pi^${pi}`]),
				];
				const size = formatFraction({ n: magnitude(value.n), d: value.d });
				const text = size === '1' && factors.length > 0 ? factors.join('*') : [size, ...factors].join('*');
				return `${value.n < 0n ? '-' : index > 0 ? '+' : ''}${text}`;
			})
			.join('') || '0'
	);
}

function unsignedLatex({ num, den, root, pi }: ExactTerm): string {
	const top = num.replace('-', '');
	const irrational =
		(root === '1' ? '' : `\\sqrt{${root}}`) + (pi === 0 ? '' : pi === 1 ? '\\pi' : `\\pi^{${pi}}`);
	const numerator = irrational === '' ? top : `${top === '1' ? '' : top}${irrational}`;
	return den === '1' ? numerator : `\\frac{${numerator}}{${den}}`;
}
