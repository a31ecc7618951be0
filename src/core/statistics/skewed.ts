import { ALPHA, type Interval } from './interval.ts';
import { meanOf, variance } from './mean.ts';

/** Fewer values than this are no base for an approximation. */
const FEWEST = 30;

/** Where the sequence is sharpest unless said otherwise, in values. */
const SHARPEST_AT = 100;

/**
 * r of the asymptotic confidence sequence that is sharpest at `count` values:
 * sqrt((-2 ln alpha + ln(-2 ln alpha) + 1) / count).
 * @internal for tests
 */
export function tuning(count: number, alpha: number = ALPHA): number {
	const twice = -2 * Math.log(alpha);
	return Math.sqrt((twice + Math.log(twice) + 1) / count);
}

/**
 * Half-width of the asymptotic confidence sequence of a mean, after t values of standard deviation sd:
 *
 *     sd sqrt(2 (t r^2 + 1) / (t^2 r^2) ln(sqrt(t r^2 + 1) / alpha))
 *
 * Source: Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas, Ann. Statist., 2024, arXiv 2103.06476.
 * @internal for tests
 */
export function asymptoticHalfWidth(
	{ deviation, count }: { deviation: number; count: number },
	sharpestAt: number = SHARPEST_AT,
	alpha: number = ALPHA,
): number {
	const squared = count * tuning(sharpestAt, alpha) ** 2;
	return (
		deviation *
		Math.sqrt(((2 * (squared + 1)) / (count * squared)) * Math.log(Math.sqrt(squared + 1) / alpha))
	);
}

/** What is skewed and has no bound: tokens, seconds, money. */
export interface SkewedMean {
	/** Geometric mean: the mean on the logarithmic scale, exponentiated. */
	centre: number;
	/** Of the geometric mean, approximate; null below 30 values. Holds whenever one looks, from there on. */
	interval: Interval | null;
	/** Values that have a logarithm. */
	count: number;
	/** Values of 0, or that are no numbers. */
	leftOut: number;
}

/**
 * Null when no value has a logarithm.
 * @internal for tests
 */
export function skewedMean(
	values: readonly number[],
	sharpestAt: number = SHARPEST_AT,
	alpha: number = ALPHA,
): SkewedMean | null {
	const logs = values.filter((value) => value > 0 && value < Infinity).map(Math.log);
	if (logs.length === 0) return null;
	const mean = meanOf(logs);
	const deviation = Math.sqrt(variance(logs) ?? 0);
	const half = asymptoticHalfWidth({ deviation, count: logs.length }, sharpestAt, alpha);
	return {
		centre: Math.exp(mean),
		interval: logs.length < FEWEST ? null : { low: Math.exp(mean - half), high: Math.exp(mean + half) },
		count: logs.length,
		leftOut: values.length - logs.length,
	};
}

/**
 * How many times as much A takes as B on the same instance: the mean of the logarithms of the ratios, exponentiated. Pairs in
 * which either is 0 are left out. Null when none is left.
 */
export function pairedRatio(
	pairs: readonly (readonly [a: number, b: number])[],
	sharpestAt: number = SHARPEST_AT,
	alpha: number = ALPHA,
): SkewedMean | null {
	return skewedMean(
		pairs.map(([a, b]) => (a > 0 && b > 0 ? a / b : 0)),
		sharpestAt,
		alpha,
	);
}
