import { endOf } from './bisect.ts';
import { ALPHA, type Interval } from './interval.ts';

/** Differences A - B per instance, each in [-1, 1], grouped: how often each value occurred. Their order does not matter. */
export type Differences = ReadonlyMap<number, number>;

/** Shares of the stake, fixed in advance. */
const BETS = Array.from({ length: 19 }, (_, k) => (k + 1) / 20);

/**
 * One unit per instance: with repeats, the difference of the instance's means. Throws a RangeError outside [-1, 1].
 */
export function differences(scores: Iterable<number>): Differences {
	const counts = new Map<number, number>();
	for (const score of scores) {
		if (!(Math.abs(score) <= 1)) throw new RangeError(`a difference of ${String(score)}`);
		counts.set(score, (counts.get(score) ?? 0) + 1);
	}
	return counts;
}

/**
 * Of right-or-wrong pairs only three counts matter; `ties` are both right or both wrong.
 * @internal for tests
 */
export function binaryDifferences(counts: { aOnly: number; bOnly: number; ties: number }): Differences {
	return new Map([
		[1, counts.aOnly],
		[-1, counts.bOnly],
		[0, counts.ties],
	]);
}

/**
 * Wealth, from 1, of bets against a mean difference of `delta` in (-1, 1), one half that it is larger and one half that it is
 * smaller; each half is spread over the shares c = 0.05, 0.10, ..., 0.95 of its stake:
 *
 *     W = 1/2 mean_c prod_i (1 + c (D_i - delta) / (1 + delta)) + 1/2 mean_c prod_i (1 - c (D_i - delta) / (1 - delta))
 *
 * A martingale of mean 1 when `delta` is the true mean. W at 0 is an e-value of "no difference" that also takes averaged repeats.
 * Source: Waudby-Smith and Ramdas, J. R. Statist. Soc. B 86(1), 2024, arXiv 2010.09686.
 * @internal for tests
 */
export function bettingWealth(of: Differences, delta: number): number {
	let sum = 0;
	for (const bet of BETS) {
		let [larger, smaller] = [0, 0];
		for (const [value, count] of of) {
			if (count === 0) continue;
			larger += count * Math.log1p((bet * (value - delta)) / (1 + delta));
			smaller += count * Math.log1p((-bet * (value - delta)) / (1 - delta));
		}
		sum += Math.exp(larger) + Math.exp(smaller);
	}
	return sum / (2 * BETS.length);
}

/**
 * Confidence sequence of the mean difference: every `delta` with W < 1 / alpha. Holds whenever one looks. W is convex in `delta`
 * and at most 1 at the mean that was seen, so what is kept is an interval around it. [-1, 1] before the first pair.
 */
export function pairedDifference(of: Differences, alpha: number = ALPHA): Interval {
	let [count, sum] = [0, 0];
	for (const [value, times] of of) {
		count += times;
		sum += value * times;
	}
	const keeps = (delta: number): boolean => bettingWealth(of, delta) < 1 / alpha;
	// Of the ends themselves no bet can be made.
	const seen = count === 0 ? 0 : Math.min(LARGEST, Math.max(-LARGEST, sum / count));
	const end = (sign: number): number => {
		const found = endOf(seen, sign * LARGEST, keeps);
		return Math.abs(found) === LARGEST ? sign : found;
	};
	return { low: end(-1), high: end(1) };
}

const LARGEST = 0.999999;
