import {
	confidenceSequence,
	logEvidenceAgainst,
	type WatchedRate,
} from '../statistics/confidence-sequence.ts';
import { intersection, type Interval } from '../statistics/interval.ts';
import { planPreview } from '../statistics/plan-preview.ts';
import { wilson } from '../statistics/wilson.ts';
import type { Unit } from './counted.ts';

/**
 * One rate as a table shows it. Unit: the instance; with repeats its score is the mean over them. Intervals are of the rate, 0 to 1.
 */
export interface Rate {
	/** Sum of the counted scores; whole without repeats. */
	right: number;
	/** Instances that count, wait for their turn, and are planned. */
	counted: number;
	waiting: number;
	planned: number;
	/** `right / counted`; null before the first. */
	mean: number | null;
	/** What to show: see `kind`. Null once the confidence sequence is empty: the rate drifted while it was watched. */
	interval: Interval | null;
	/** `any-time`: confidence sequence, running intersection. `planned-size`: Wilson, of a plan that ran to its end untouched. */
	kind: 'any-time' | 'planned-size';
	/** Running intersection, whatever is shown; the one that is kept (`plain`) is without the intersection. */
	anyTime: Interval | null;
	plain: Interval;
	/** If the plan runs to its end: how many instances will be right, both ends whole. Null with repeats, where scores are means. */
	preview: Interval | null;
}

/** What of an experiment decides how its rates are shown. */
export interface RateSetting {
	/** See `Design`. */
	alpha: number;
	/** The plan ran to its end and nobody touched it. */
	isPlannedEnd: boolean;
	repeats: number;
}

/** `units` in plan order. */
export function rateOf(
	units: readonly Unit[],
	{ waiting, planned }: { waiting: number; planned: number },
	{ alpha, isPlannedEnd, repeats }: RateSetting,
): Rate {
	const { successes: right, count: counted, plain, running } = watchedRate(units, alpha);
	return {
		right,
		counted,
		waiting,
		planned,
		mean: counted === 0 ? null : right / counted,
		interval: isPlannedEnd ? wilson(right, counted, alpha) : running,
		kind: isPlannedEnd ? 'planned-size' : 'any-time',
		anyTime: running,
		plain,
		preview: repeats === 1 ? planPreview({ planned, counted, successes: right }, alpha) : null,
	};
}

/** Whether two of these have equal counts and yet different intervals, as the order of results makes them while they are watched. */
export function differByOrder(rates: readonly Rate[]): boolean {
	const seen = new Map<string, string>();
	return rates.some(({ right, counted, kind, interval }) => {
		if (kind !== 'any-time' || counted === 0 || interval === null) return false;
		const counts = `${String(right)} of ${String(counted)}`;
		const ends = `${interval.low.toFixed(2)} ${interval.high.toFixed(2)}`;
		const before = seen.get(counts);
		seen.set(counts, ends);
		return before !== undefined && before !== ends;
	});
}

/**
 * The same as `watched` for one result after another, in a fraction of the time: a result moves an end of the running
 * intersection only when it speaks against that end, and only then the end is looked for.
 */
export function watchedRate(scores: readonly { score: number }[], alpha: number): WatchedRate {
	const limit = -Math.log(alpha);
	let [successes, count] = [0, 0];
	let running: Interval | null = { low: 0, high: 1 };
	for (const { score } of scores) {
		successes += score;
		count++;
		if (running === null) continue;
		const isMoved =
			count <= FEW ||
			logEvidenceAgainst(running.low, successes, count) >= limit ||
			logEvidenceAgainst(running.high, successes, count) >= limit;
		if (isMoved) running = intersection(running, sequenceAt(successes, count, alpha));
	}
	return { successes, count, plain: sequenceAt(successes, count, alpha), running };
}

/** Up to here every count of right ones comes up again and again, in each row and at each look; its interval is kept. */
const FEW = 200;

const kept = new Map<number, Map<number, Interval>>();

function sequenceAt(successes: number, count: number, alpha: number): Interval {
	if (count > FEW || !Number.isInteger(successes)) return confidenceSequence(successes, count, alpha);
	let ofAlpha = kept.get(alpha);
	if (ofAlpha === undefined) kept.set(alpha, (ofAlpha = new Map<number, Interval>()));
	const place = count * (FEW + 1) + successes;
	let interval = ofAlpha.get(place);
	if (interval === undefined) {
		interval = confidenceSequence(successes, count, alpha);
		ofAlpha.set(place, interval);
	}
	return interval;
}
