import { ALPHA, type Interval } from './interval.ts';
import { lnBeta, lnChoose } from './log-gamma.ts';

/** A plan of right-or-wrong cells in shuffled order, of which the first `counted` are known. */
export interface PlanSoFar {
	planned: number;
	counted: number;
	successes: number;
}

/**
 * How many of the planned cells will be right in the end, both ends whole: "if you let it finish". Speaks of this plan only, not
 * of the family's instances in general. Holds whenever one looks, and becomes the one number when all are counted.
 *
 * Keeps every K with BB(K; N, 1, 1) / BB(K - S; N - n, 1 + S, 1 + n - S) < 1 / alpha, where BB(k; m, a, b) is the beta-binomial
 * mass C(m, k) B(k + a, m - k + b) / B(a, b): the belief before the first result over the belief after n.
 * Source: Waudby-Smith and Ramdas, NeurIPS 2020, arXiv 2006.04347 (sampling without replacement).
 */
export function planPreview({ planned, counted, successes }: PlanSoFar, alpha: number = ALPHA): Interval {
	const failures = counted - successes;
	if (!(successes >= 0 && failures >= 0 && counted <= planned)) {
		throw new RangeError(`${String(successes)} successes of ${String(counted)} of ${String(planned)}`);
	}
	const left = planned - counted;
	const limit = -Math.log(planned + 1) + Math.log(alpha);
	const keeps = (more: number): boolean =>
		lnChoose(left, more) +
			lnBeta(more + 1 + successes, left - more + 1 + failures) -
			lnBeta(1 + successes, 1 + failures) >
		limit;
	let [low, high] = [0, left];
	while (low < left && !keeps(low)) low++;
	while (high > low && !keeps(high)) high--;
	return { low: successes + low, high: successes + high };
}
