import { binomialAtLeast } from './binomial.ts';
import { endOf } from './bisect.ts';
import { ALPHA, type Interval } from './interval.ts';

/**
 * The exact interval of a rate, whole counts, for a sample whose size was fixed in advance: all p under which neither this many
 * successes or more, nor this many or fewer, has a probability of less than alpha / 2.
 * Source: Clopper and Pearson, Biometrika 26 (1934) 404.
 */
export function clopperPearson(successes: number, count: number, alpha: number = ALPHA): Interval {
	if (count === 0) return { low: 0, high: 1 };
	const rate = successes / count;
	const failures = count - successes;
	return {
		low: endOf(rate, 0, (p) => binomialAtLeast(successes, count, p) > alpha / 2),
		high: endOf(rate, 1, (p) => binomialAtLeast(failures, count, 1 - p) > alpha / 2),
	};
}
