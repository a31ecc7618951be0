import { endOf } from './bisect.ts';

/** Beyond this many standard deviations nothing is left in double precision. */
const FURTHEST = 8;

/**
 * P(Z <= z) of the standard normal distribution: 1/2 + phi(z) (z + z^3/3 + z^5/(3 5) + ...), Abramowitz and Stegun 26.2.11.
 * @internal for tests
 */
export function normalCdf(z: number): number {
	if (Math.abs(z) >= FURTHEST) return z > 0 ? 1 : 0;
	let term = z;
	let sum = z;
	for (let odd = 3; Math.abs(term) > 1e-17; odd += 2) {
		term *= (z * z) / odd;
		sum += term;
	}
	return 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
}

/** The z with P(Z <= z) = p, 1.96 for 0.975. */
export function normalQuantile(p: number): number {
	if (p < 0.5) return -normalQuantile(1 - p);
	return endOf(0, FURTHEST, (z) => normalCdf(z) < p);
}
