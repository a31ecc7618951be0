import { endOf } from './bisect.ts';
import { ALPHA, intersection, type Interval } from './interval.ts';
import { lnBeta } from './log-gamma.ts';

/**
 * ln M(p), the evidence of the results so far against the rate p: M is the likelihood of the results averaged over all rates
 * under Beta(prior, prior), divided by their likelihood under p. `successes` may be a sum of scores in [0, 1] (instances whose
 * repeats were averaged): x -> a^x b^(1-x) is convex, so the mean of M stays at most 1.
 *
 *     ln M(p) = ln B(S + prior, n - S + prior) - ln B(prior, prior) - S ln p - (n - S) ln(1 - p)
 */
export function logEvidenceAgainst(p: number, successes: number, count: number, prior = 1): number {
	return logMixture(successes, count, prior) - logLikelihood(p, successes, count);
}

/**
 * Confidence sequence of a rate in [0, 1]: every p with M(p) < 1/alpha. With the true rate M is a martingale of mean 1, so it
 * ever reaches 1/alpha in at most `alpha` of all experiments (Ville's inequality): the interval holds whenever one looks, and
 * however one decides to stop. [0, 1] before the first result.
 * Source: Robbins, Ann. Math. Statist. 41 (1970); Howard, Ramdas, McAuliffe, Sekhon, Ann. Statist. 49(2), 2021, arXiv 1810.08240.
 */
export function confidenceSequence(
	successes: number,
	count: number,
	alpha: number = ALPHA,
	prior = 1,
): Interval {
	if (!(successes >= 0 && successes <= count)) {
		throw new RangeError(`${String(successes)} successes of ${String(count)}`);
	}
	if (count === 0) return { low: 0, high: 1 };
	const limit = logMixture(successes, count, prior) + Math.log(alpha);
	const keeps = (p: number): boolean => logLikelihood(p, successes, count) > limit;
	const rate = successes / count;
	return { low: endOf(rate, 0, keeps), high: endOf(rate, 1, keeps) };
}

/** A rate as it is watched, result by result. */
export interface WatchedRate {
	successes: number;
	count: number;
	/** The confidence sequence of all results: what is stored. */
	plain: Interval;
	/** What all intervals so far have in common: narrower, never widens, just as sure. Null once nothing is left: the rate drifted. */
	running: Interval | null;
}

/** @internal for tests */
export const UNWATCHED: WatchedRate = {
	successes: 0,
	count: 0,
	plain: { low: 0, high: 1 },
	running: { low: 0, high: 1 },
};

/**
 * With one more result: 1 right, 0 wrong, between them an instance whose repeats were averaged.
 * @internal for tests
 */
export function watched(before: WatchedRate, score: number, alpha: number = ALPHA): WatchedRate {
	const [successes, count] = [before.successes + score, before.count + 1];
	const plain = confidenceSequence(successes, count, alpha);
	const running = before.running === null ? null : intersection(before.running, plain);
	return { successes, count, plain, running };
}

function logMixture(successes: number, count: number, prior: number): number {
	return lnBeta(successes + prior, count - successes + prior) - lnBeta(prior, prior);
}

/** 0 ln 0 is 0. */
function logLikelihood(p: number, successes: number, count: number): number {
	const failures = count - successes;
	return (successes > 0 ? successes * Math.log(p) : 0) + (failures > 0 ? failures * Math.log(1 - p) : 0);
}
