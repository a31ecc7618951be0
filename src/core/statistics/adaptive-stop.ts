import { binomialAtLeast } from './binomial.ts';

/**
 * How sure it is that the answer ahead stays ahead of the next one, in [0, 1]: P(Beta(first + 1, second + 1) > 1/2), the rest of
 * the votes left aside.
 *
 *     P = 1 - sum over j > first of C(n + 1, j) / 2^(n + 1), n = first + second
 *
 * Source: adaptive consistency, arXiv 2305.11860.
 */
export function probabilityAhead(first: number, second: number): number {
	// The same sum from the other end: the tail of a fair coin is as heavy on either side.
	return binomialAtLeast(second + 1, first + second + 1, 0.5);
}

/** Probability from which no more votes are asked for. */
export const AHEAD = 0.95;
