import { endOf } from './bisect.ts';
import { eValue } from './e-value.ts';
import { ALPHA, type Interval } from './interval.ts';

/** Differences A - B per instance, each in [-1, 1], grouped: how often each value occurred. Their order does not matter. */
export type Differences = ReadonlyMap<number, number>;

/** Points and weights of Gauss and Legendre on [-1, 1], the positive half. */
const NODES: readonly (readonly [point: number, weight: number])[] = [
	[0.1834346424956498, 0.362683783378362],
	[0.525532409916329, 0.3137066458778873],
	[0.7966664774136267, 0.2223810344533745],
	[0.9602898564975363, 0.1012285362903763],
];
/** Panels of [0, 1], each twice the one before: of n results the shares that pay stand at a multiple of 1 / sqrt(n), and are as wide. */
const PANELS = Array.from({ length: 8 }, (_, k) => ({ from: k === 0 ? 0 : 2 ** (k - 8), to: 2 ** (k - 7) }));

/** Shares of the stake, fixed in advance, and what part of the money goes on each: an integral over all shares in [0, 1]. */
const BETS = PANELS.flatMap(({ from, to }) =>
	NODES.flatMap(([point, weight]) =>
		[-point, point].map((at) => ({
			share: (from + to + at * (to - from)) / 2,
			money: (weight * (to - from)) / 2,
		})),
	),
);

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
 * smaller; each half is spread evenly over all shares c in (0, 1) of its stake:
 *
 *     W = 1/2 int prod_i (1 + c (D_i - delta) / (1 + delta)) dc + 1/2 int prod_i (1 - c (D_i - delta) / (1 - delta)) dc
 *
 * A martingale of mean 1 when `delta` is the true mean. W at 0 is an e-value of "no difference" that also takes averaged repeats; of
 * right-or-wrong pairs it is `eValue`, so that the interval never denies what the e-value decides.
 * Sources: Waudby-Smith and Ramdas, J. R. Statist. Soc. B 86(1), 2024, arXiv 2010.09686; the even mixture: Orabona and Jun, arXiv 2110.14099.
 * @internal for tests
 */
export function bettingWealth(of: Differences, delta: number): number {
	if (delta === 0 && isBinary(of)) return eValue({ aOnly: of.get(1) ?? 0, bOnly: of.get(-1) ?? 0 });
	let sum = 0;
	for (const { share, money } of BETS) {
		let [larger, smaller] = [0, 0];
		for (const [value, count] of of) {
			if (count === 0) continue;
			larger += count * Math.log1p((share * (value - delta)) / (1 + delta));
			smaller += count * Math.log1p((-share * (value - delta)) / (1 - delta));
		}
		sum += money * (Math.exp(larger) + Math.exp(smaller));
	}
	return sum / 2;
}

/** Without averaged repeats. */
function isBinary(of: Differences): boolean {
	return [...of.keys()].every((value) => Number.isInteger(value));
}

/**
 * Confidence sequence of the mean difference: every `delta` with W < 1 / alpha. Holds whenever one looks. W is convex in `delta`
 * and at most 1 at the mean that was seen, so what is kept is an interval around it; it leaves out 0 exactly where W at 0 reaches
 * 1 / alpha. [-1, 1] before the first pair.
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
	const keepsZero = keeps(0);
	const end = (sign: -1 | 1): number => {
		const [inner, outer] = onItsSide(seen, sign * LARGEST, keepsZero);
		const found = endOf(inner, outer, keeps);
		return Math.abs(found) === LARGEST ? sign : found;
	};
	return { low: end(-1), high: end(1) };
}

/** Between which points an end is: never across 0, so that it is on the side of 0 that W at 0 tells. */
function onItsSide(seen: number, outermost: number, keepsZero: boolean): [kept: number, outermost: number] {
	if (seen * outermost >= 0) return [seen, outermost];
	return keepsZero ? [0, outermost] : [seen, seen * 2 ** -40];
}

const LARGEST = 0.999999;
