import { confidenceSequence } from './confidence-sequence.ts';
import { ALPHA, type Interval } from './interval.ts';

/** Of a level, whether its rate lies above the share that was asked for: `open` while the interval holds it. */
export type LevelState = 'holds' | 'fails' | 'open';

/** A level’s state, and the interval of its rate in [0, 1] that holds whenever one looks. */
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
	return levelAt(confidenceSequence(successes, count, alpha / levels), threshold);
}

/** The same for an interval that is known, for one that was watched: what it has once left out stays out. */
export function levelAt(interval: Interval, threshold: number): LevelRate {
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
	/** The level to sample next; null when found or contradicted, and when there is none left that may be asked. */
	next: number | null;
	/** A harder level is surely done better than an easier one: the rate does not only fall, so there is no one breaking point. */
	contradicted: boolean;
}

/**
 * Where the rate falls to the threshold, if it never rises with the level: the true place lies within the bracket in at least
 * 1 - alpha of all searches. Next comes the level in the middle of the gap, the easier one of two, as far as it may be asked: over
 * many levels this takes half the questions of closing in from both ends.
 *
 * @param isAskable whether a level may be asked more
 */
export function breakingPoint(
	levels: readonly LevelRate[],
	isAskable: (level: number) => boolean = () => true,
): BreakingPoint {
	const holds = levels.findLastIndex(({ state }) => state === 'holds');
	const failing = levels.findIndex(({ state }) => state === 'fails');
	const fails = failing === -1 ? levels.length : failing;
	const contradicted = rises(levels);
	const found = !contradicted && fails === holds + 1;
	return {
		holds: holds === -1 ? null : holds,
		fails: failing === -1 ? null : failing,
		found,
		next: found || contradicted ? null : middle(holds + 1, fails - 1, isAskable),
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

function middle(easier: number, harder: number, isAskable: (level: number) => boolean): number | null {
	let best: number | null = null;
	const off = (level: number): number => Math.abs(level - (easier + harder) / 2);
	for (let level = easier; level <= harder; level++) {
		if (isAskable(level) && (best === null || off(level) < off(best))) best = level;
	}
	return best;
}
