import type { RunId } from '../ids.ts';
import type { Rating } from '../record/rating.ts';
import {
	brier,
	type CalibrationBin,
	calibrationBins,
	expectedCalibrationError,
	type Stated,
} from '../statistics/calibration.ts';
import type { Counted } from './counted.ts';
import type { Condition } from './experiment.ts';

/**
 * How sure the model said it was against how often it was right. Unit: the instance; repeats that rated themselves are averaged. Only
 * answers that were judged and rated count: a gate that goes to code has its rated answer judged by nobody.
 */
export interface Calibration {
	condition: Condition;
	/** The model's own word, token probabilities, or some of each. */
	by: Rating['by'] | 'both';
	/** Rated instances, and counted ones without a rating of the judged answer. */
	rated: number;
	unrated: number;
	/** Mean squared distance of rating and outcome: 0 is perfect, 0.25 is what saying "50 %" always gives. */
	brier: number;
	/** Expected calibration error over the bins: mean distance of rating and rate, weighted by size. */
	error: number;
	bins: readonly RatedBin[];
}

/** A bin of the calibration with the runs whose ratings fell into it. */
export interface RatedBin extends CalibrationBin {
	runs: readonly RunId[];
}

/** Of what a bin holds a mean of, the mean over all rated instances. */
export function meanOverBins(
	{ bins, rated }: Pick<Calibration, 'bins' | 'rated'>,
	of: (bin: RatedBin) => number,
): number {
	return bins.reduce((sum, bin) => sum + of(bin) * bin.count, 0) / rated;
}

const BINS = 5;

/** Null where nothing was rated. */
export function calibrationOf({ condition, units }: Counted, alpha: number): Calibration | null {
	const rated = units.flatMap(({ runs }): Rated[] => {
		const known = runs.flatMap((run) => (run.rated == null ? [] : [{ run, rating: run.rated }]));
		if (known.length === 0) return [];
		const mean = (value: (one: (typeof known)[number]) => number): number =>
			known.reduce((sum, one) => sum + value(one), 0) / known.length;
		return [
			{
				confidence: mean(({ rating }) => rating.value),
				score: mean(({ run }) => (run.verdict === 'correct' ? 1 : 0)),
				runs: known.map(({ run }) => run.runId),
				by: known.map(({ rating }) => rating.by),
			},
		];
	});
	if (rated.length === 0) return null;
	const bins = calibrationBins(rated, BINS, alpha);
	const kinds = new Set(rated.flatMap(({ by }) => by));
	const [by] = kinds;
	return {
		condition,
		by: kinds.size > 1 || by === undefined ? 'both' : by,
		rated: rated.length,
		unrated: units.length - rated.length,
		brier: brier(rated),
		error: expectedCalibrationError(bins),
		bins: withRuns(bins, rated),
	};
}

interface Rated extends Stated {
	runs: readonly RunId[];
	by: readonly Rating['by'][];
}

/** The bins hold the rated answers in the order of their confidence. */
function withRuns(bins: readonly CalibrationBin[], rated: readonly Rated[]): readonly RatedBin[] {
	const ascending = rated.toSorted((a, b) => a.confidence - b.confidence);
	let taken = 0;
	return bins.map((bin) => {
		const held = ascending.slice(taken, (taken += bin.count));
		return { ...bin, runs: held.flatMap(({ runs }) => runs) };
	});
}
