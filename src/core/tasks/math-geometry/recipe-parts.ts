import type { Rng } from '../../rng.ts';
import { term, type ExactTerm } from '../kit/exact-term.ts';
import type { MathResult } from '../kit/math-instance.ts';
import type { Params } from '../kit/recipe.ts';

/** Three sides that make a triangle. */
export function drawTriangle(size: number, rng: Rng): Params {
	const [a, b] = [rng.int(3, 6 + 6 * size), rng.int(3, 6 + 6 * size)];
	return { sides: `${a} ${b} ${rng.int(Math.abs(a - b) + 1, a + b - 1)}` };
}

/** Python's floats are near enough to be accepted; twelve digits hide the last rounding. */
export const ROUNDED = 'answer = f"{value:.12g}"';

/** A result that is one number. */
export function only(terms: ExactTerm[]): MathResult {
	return { terms };
}

/** A result that is a point. */
export function at([x, y]: readonly [number, number]): MathResult {
	return { point: [term(x), term(y)] };
}
