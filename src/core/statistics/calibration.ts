import { confidenceSequence } from './confidence-sequence.ts';
import { ALPHA, type Interval } from './interval.ts';
import { meanOf } from './mean.ts';

/** A confidence in [0, 1] that was stated, or read from token probabilities, before the answer was judged; `score` in [0, 1]. */
export interface Stated {
	confidence: number;
	score: number;
}

/** Mean squared distance of confidence and outcome, 0 at best. Source: Brier, Monthly Weather Rev. 78 (1950) 1. NaN of nothing. */
export function brier(stated: readonly Stated[]): number {
	return meanOf(stated.map(({ confidence, score }) => (confidence - score) ** 2));
}

/** Answers with about the same confidence, and how many of them are right. All but the count in [0, 1]. */
export interface CalibrationBin {
	/** Confidences from here ... */
	from: number;
	/** ... to below here; the last bin takes 1 as well. */
	to: number;
	count: number;
	/** Mean confidence. */
	confidence: number;
	/** Share of right answers. */
	rate: number;
	/** Of the rate, whenever one looks. */
	interval: Interval;
	/** Fewer than five: drawn, but nothing to rely on. */
	hollow: boolean;
}

const FEWEST = 5;

/** The bins of equal width that are not empty, from low to high confidence. Throws a RangeError for a confidence outside [0, 1]. */
export function calibrationBins(
	stated: readonly Stated[],
	bins = 5,
	alpha: number = ALPHA,
): CalibrationBin[] {
	const groups = Array.from({ length: bins }, (): Stated[] => []);
	for (const one of stated) {
		if (!(one.confidence >= 0 && one.confidence <= 1)) {
			throw new RangeError(`a confidence of ${String(one.confidence)}`);
		}
		// An edge like 0.29 times 100 may come out a little too small.
		groups[Math.min(bins - 1, Math.floor(one.confidence * bins + 1e-9))]?.push(one);
	}
	return groups.flatMap((group, i) => {
		if (group.length === 0) return [];
		const right = group.reduce((sum, { score }) => sum + score, 0);
		return {
			from: i / bins,
			to: (i + 1) / bins,
			count: group.length,
			confidence: meanOf(group.map(({ confidence }) => confidence)),
			rate: right / group.length,
			interval: confidenceSequence(right, group.length, alpha),
			hollow: group.length < FEWEST,
		};
	});
}

/** Mean distance of a bin's confidence and its rate, by the bin's size, 0 at best. Depends on the bins. NaN of nothing. */
export function expectedCalibrationError(bins: readonly CalibrationBin[]): number {
	const all = bins.reduce((sum, { count }) => sum + count, 0);
	return (
		bins.reduce((sum, { count, confidence, rate }) => sum + count * Math.abs(confidence - rate), 0) / all
	);
}
