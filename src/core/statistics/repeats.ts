import { lnChoose } from './log-gamma.ts';

/** Runs of one instance: how many there were, and how many of them were right. */
export interface Repeats {
	count: number;
	right: number;
}

/**
 * Chance that at least one of k runs, drawn from those there were, is right: 1 - C(n - c, k) / C(n, k).
 * Source: Chen et al., arXiv 2107.03374, 2021.
 * @internal for tests
 */
export function passAt(k: number, { count, right }: Repeats): number {
	return 1 - shareWithin(count - right, count, k);
}

/**
 * Chance that all of k runs, drawn from those there were, are right: C(c, k) / C(n, k).
 * @internal for tests
 */
export function allOf(k: number, { count, right }: Repeats): number {
	return shareWithin(right, count, k);
}

/** Share of the ways to choose k of n that lie within m of the n; throws a RangeError when there are fewer than k. */
function shareWithin(m: number, n: number, k: number): number {
	if (!(k >= 0 && k <= n && m >= 0 && m <= n)) {
		throw new RangeError(`${String(k)} of ${String(n)} runs, ${String(m)} of a kind`);
	}
	return k > m ? 0 : Math.exp(lnChoose(m, k) - lnChoose(n, k));
}
