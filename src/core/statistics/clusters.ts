import { ALPHA, type Interval } from './interval.ts';
import { meanOf, type Estimate } from './mean.ts';
import { studentQuantile } from './student-t.ts';

/** A mean over G clusters of unequal size, its error by what the clusters differ in (CR0). */
export interface ClusteredMean extends Estimate {
	/** Times sqrt(G / (G - 1)): for few clusters. Null below two. */
	correctedError: number | null;
	/** With the corrected error and Student's t of G - 1 degrees of freedom; for a planned size. Null below two clusters. */
	interval: Interval | null;
}

/**
 * Families as clusters: the claim is about tasks like these. Scores per family, one per instance; each instance weighs the same.
 * Standard error (1/n) sqrt(sum_g (sum_i (s_gi - mean))^2), n instances in G families.
 * Source: Miller, arXiv 2411.00640, 2024.
 */
export function clusteredMean(
	families: readonly (readonly number[])[],
	alpha: number = ALPHA,
): ClusteredMean {
	const all = families.flat();
	const mean = meanOf(all);
	const clusters = families.length;
	if (clusters < 2) return { mean, standardError: null, correctedError: null, interval: null };
	const squares = families.map((scores) => scores.reduce((sum, score) => sum + score - mean, 0) ** 2);
	const standardError = Math.sqrt(squares.reduce((sum, square) => sum + square, 0)) / all.length;
	const correctedError = standardError * Math.sqrt(clusters / (clusters - 1));
	const half = correctedError * studentQuantile(1 - alpha / 2, clusters - 1);
	return { mean, standardError, correctedError, interval: { low: mean - half, high: mean + half } };
}
