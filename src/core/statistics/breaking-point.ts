import { confidenceSequence } from './confidence-sequence.ts';
import { ALPHA, type Interval } from './interval.ts';

export type LevelState = 'holds' | 'fails' | 'open';

export interface LevelRate {
	state: LevelState;
	interval: Interval;
}

/**
 * One of `levels` levels: its rate's confidence sequence at alpha / levels, so that all hold together, and whether it lies above
 * (`holds`) or below (`fails`) the threshold. Choosing the next level from what was seen is allowed: the sequence holds anyhow.
 */
export function levelRate(
	{ successes, count }: { successes: number; count: number },
	threshold: number,
	levels: number,
	alpha: number = ALPHA,
): LevelRate {
	const interval = confidenceSequence(successes, count, alpha / levels);
	const state = interval.low > threshold ? 'holds' : interval.high < threshold ? 'fails' : 'open';
	return { state, interval };
}

/** Levels by their index, base 0, from easy to hard. */
export interface BreakingPoint {
	/** Hardest level that holds; null when none is known to. The rate falls to the threshold after it ... */
	holds: number | null;
	/** ... and not after the easiest that fails; null when none is known to. */
	fails: number | null;
	/** Nothing lies between the two: no level is left to try. So too when the hardest holds or the easiest fails. */
	found: boolean;
	/** The level to sample next; null when found or contradicted. */
	next: number | null;
	/** A harder level is surely done better than an easier one: the rate does not only fall, so there is no one breaking point. */
	contradicted: boolean;
}

/**
 * Where the rate falls to the threshold, if it never rises with the level: the true place lies within the bracket in at least
 * 1 - alpha of all searches. Next comes the level at either end of the gap with the wider interval, the easier one of two alike.
 */
export function breakingPoint(levels: readonly LevelRate[]): BreakingPoint {
	const holds = levels.findLastIndex(({ state }) => state === 'holds');
	const failing = levels.findIndex(({ state }) => state === 'fails');
	const fails = failing === -1 ? levels.length : failing;
	const contradicted = rises(levels);
	const found = !contradicted && fails === holds + 1;
	return {
		holds: holds === -1 ? null : holds,
		fails: failing === -1 ? null : failing,
		found,
		next: found || contradicted ? null : wider(levels, holds + 1, fails - 1),
		contradicted,
	};
}

function rises(levels: readonly LevelRate[]): boolean {
	let lowestHigh = 1;
	return levels.some(({ interval }) => {
		lowestHigh = Math.min(lowestHigh, interval.high);
		return interval.low > lowestHigh;
	});
}

function wider(levels: readonly LevelRate[], easier: number, harder: number): number {
	return widthAt(levels, harder) > widthAt(levels, easier) ? harder : easier;
}

function widthAt(levels: readonly LevelRate[], index: number): number {
	const level = levels[index] as LevelRate;
	return level.interval.high - level.interval.low;
}
