import { ALPHA, type Interval } from './interval.ts';
import { normalQuantile } from './normal.ts';

/**
 * Wilson's score interval of a rate, for a sample whose size was fixed in advance: watched while it grows it is wrong far more
 * often than `alpha`. `successes` may be a sum of scores in [0, 1]. [0, 1] when nothing was counted.
 * Source: Wilson, J. Amer. Statist. Assoc. 22 (1927) 209.
 */
export function wilson(successes: number, count: number, alpha: number = ALPHA): Interval {
	if (count === 0) return { low: 0, high: 1 };
	const z = normalQuantile(1 - alpha / 2);
	const rate = successes / count;
	const shrink = 1 + (z * z) / count;
	const centre = (rate + (z * z) / (2 * count)) / shrink;
	const half = (z / shrink) * Math.sqrt((rate * (1 - rate)) / count + (z * z) / (4 * count * count));
	return {
		low: successes === 0 ? 0 : Math.max(0, centre - half),
		high: successes === count ? 1 : Math.min(1, centre + half),
	};
}
