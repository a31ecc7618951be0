import type { Interval } from '../statistics/interval.ts';
import {
	type Discordant,
	type Evidence,
	evidence,
	eValue,
	eValueForA,
	pairsToGo,
} from '../statistics/e-value.ts';
import { type Differences, differences, pairedDifference } from '../statistics/paired-difference.ts';
import { mcNemar } from '../statistics/mcnemar.ts';
import { newcombe, type Pairs } from '../statistics/newcombe.ts';
import { holdUp, holm } from '../statistics/many.ts';
import type { Steps } from '../steps.ts';
import type { Condition } from './experiment.ts';
import type { ScoreGrid } from './score-grid.ts';

/**
 * Two conditions on the same instances; A stands before B in the order of the conditions. With repeats an instance is won by the
 * condition with the higher mean. All but `planned` may be read at any moment.
 */
export interface Comparison {
	/** Keys of the conditions. */
	a: string;
	b: string;
	/** Instances that both have counted. */
	pairs: number;
	/** Won by A, won by B; the rest are ties. */
	aOnly: number;
	bOnly: number;
	/** Rate of A minus rate of B on these instances, -1 to 1; null without a pair. */
	difference: number | null;
	/** Betting confidence sequence of the difference, at the design's alpha. */
	interval: Interval;
	/** Evidence of any difference, and that A, or B, is the better one. */
	e: number;
	eForA: number;
	eForB: number;
	evidence: Evidence;
	/** Whom the evidence favours; null where neither. */
	favours: 'a' | 'b' | null;
	/** Pairs to go until the evidence reaches 20 if the shares stay as they are; 0 when it has; null when out of reach. */
	pairsToGo: number | null;
	/**
	 * Among all comparisons of the experiment at once, at the design's alpha: by e-values while it is watched (e-BH), by p-values at the
	 * end of a plan that nobody touched (Holm). So the verdict rests on the figures that stand beside it.
	 */
	holdsUp: boolean;
	/** Only for a plan that ran to its end untouched, and is labelled so. */
	planned: PlannedFigures | null;
}

/** What may be said of a difference once, at the end of a plan that nobody touched. */
export interface PlannedFigures {
	/** Mid-p McNemar, and the same after looking at all comparisons (Holm). */
	midP: number;
	holm: number;
	/** How many comparisons were looked at. */
	of: number;
	/** Taken by itself there is a difference: `midP` is at most alpha. */
	isShown: boolean;
	/** Newcombe's interval of the difference; null with repeats, where scores are means. */
	interval: Interval | null;
}

/** Every two conditions of an experiment against each other, in the order of the conditions. */
export interface Comparisons {
	all: readonly Comparison[];
	/** How many hold up after looking at all of them; an entry without a pair counts among "all". */
	holdUp: number;
}

/** What to show of the difference: that of the planned size where there is one, else the one that holds at any time. */
export function shownInterval({ planned, interval }: Comparison): Interval {
	return planned?.interval ?? interval;
}

/** Those with a pair, the strongest first: by p-value at the planned end, else by evidence. */
export function strongestFirst({ all }: Comparisons): readonly Comparison[] {
	return all
		.filter(({ pairs }) => pairs > 0)
		.toSorted((one, other) => (one.planned?.midP ?? 0) - (other.planned?.midP ?? 0) || other.e - one.e);
}

/** Every pair of conditions. */
export function* comparisonSteps(
	conditions: readonly Condition[],
	{ scores }: ScoreGrid,
	{ alpha, isPlannedEnd }: { alpha: number; isPlannedEnd: boolean },
): Steps<Comparisons> {
	const found: (Compared & { a: string; b: string; tally: Tally })[] = [];
	for (const [i, { key: a }] of conditions.entries()) {
		for (const [j, { key: b }] of conditions.slice(i + 1).entries()) {
			const tally = tallyOf(scores[i] as Float64Array, scores[i + 1 + j] as Float64Array);
			found.push({ a, b, tally, ...compared(tally, alpha) });
			yield;
		}
	}
	const held = holdUp(
		found.map(({ e }) => e),
		alpha,
	);
	const midPs = found.map(({ tally }) => mcNemar(tally).midP);
	const adjusted = holm(midPs);
	const all = found.map(({ tally, ...comparison }, at): Comparison => {
		if (!isPlannedEnd) return { ...comparison, holdsUp: held[at] as boolean, planned: null };
		const [midP, adjustedP] = [midPs[at] as number, adjusted[at] as number];
		const interval = tally.isBinary ? newcombe(tally, alpha) : null;
		const planned = { midP, holm: adjustedP, of: found.length, isShown: midP <= alpha, interval };
		return { ...comparison, holdsUp: adjustedP <= alpha, planned };
	});
	return { all, holdUp: all.filter(({ holdsUp }) => holdsUp).length };
}

interface Tally extends Pairs {
	pairs: number;
	sum: number;
	values: Differences;
	/** Scores are 0 or 1: nothing was repeated. */
	isBinary: boolean;
}

function tallyOf(a: Float64Array, b: Float64Array): Tally {
	const values: number[] = [];
	const tally = { both: 0, aOnly: 0, bOnly: 0, neither: 0 };
	let [sum, isBinary] = [0, true];
	for (let at = 0; at < a.length; at++) {
		const [ofA, ofB] = [a[at] as number, b[at] as number];
		if (Number.isNaN(ofA) || Number.isNaN(ofB)) continue;
		const difference = ofA - ofB;
		values.push(difference);
		sum += difference;
		if (difference > 0) tally.aOnly++;
		else if (difference < 0) tally.bOnly++;
		else if (ofA > 0) tally.both++;
		else tally.neither++;
		isBinary &&= Number.isInteger(ofA) && Number.isInteger(ofB);
	}
	return { ...tally, pairs: values.length, sum, values: differences(values), isBinary };
}

type Compared = Omit<Comparison, 'a' | 'b' | 'holdsUp' | 'planned'>;

function compared({ pairs, aOnly, bOnly, sum, values }: Tally, alpha: number): Compared {
	const won: Discordant = { aOnly, bOnly };
	const e = eValue(won);
	return {
		pairs,
		aOnly,
		bOnly,
		difference: pairs === 0 ? null : sum / pairs,
		interval: intervalOf(values, alpha),
		e,
		eForA: eValueForA(won),
		eForB: eValueForA({ aOnly: bOnly, bOnly: aOnly }),
		evidence: evidence(e),
		favours: aOnly === bOnly ? null : aOnly > bOnly ? 'a' : 'b',
		pairsToGo: pairsToGo(won, pairs),
	};
}

/** An interval takes a thousand times as long as the rest of a comparison, and between two looks few counts change. */
const kept = new Map<string, Interval>();
const MOST_KEPT = 5000;

function intervalOf(values: Differences, alpha: number): Interval {
	const key = [alpha, ...[...values].sort(([a], [b]) => a - b)].join(' ');
	const known = kept.get(key);
	if (known !== undefined) return known;
	const interval = pairedDifference(values, alpha);
	if (kept.size >= MOST_KEPT) kept.clear();
	kept.set(key, interval);
	return interval;
}
