import type { Rng } from '../rng.ts';
import { finish, type Steps } from '../steps.ts';
import { ALPHA, type Interval } from './interval.ts';
import { normalisedScores } from './normalised-score.ts';
import { quantile } from './quantile.ts';

/** Enough for the second digit of an interval. */
const RESAMPLES = 2000;

/**
 * Values of a statistic over resamples: from each stratum as many instances are drawn, with replacement, as it has. `statistic`
 * gets the drawn indices per stratum, base 0; the same instances count for everything it compares, so pairs stay pairs.
 * Source: Efron, Ann. Statist. 7 (1979) 1.
 * @internal for tests
 */
export function bootstrap<T>(
	sizes: readonly number[],
	statistic: (drawn: readonly (readonly number[])[]) => T,
	rng: Rng,
	resamples: number = RESAMPLES,
): T[] {
	return finish(bootstrapSteps(sizes, statistic, rng, resamples));
}

function* bootstrapSteps<T>(
	sizes: readonly number[],
	statistic: (drawn: readonly (readonly number[])[]) => T,
	rng: Rng,
	resamples: number,
): Steps<T[]> {
	const values: T[] = [];
	while (values.length < resamples) {
		values.push(statistic(sizes.map((size) => Array.from({ length: size }, () => rng.int(0, size - 1)))));
		yield;
	}
	return values;
}

/**
 * The middle 1 - alpha of the values.
 * @internal for tests
 */
export function percentileInterval(values: readonly number[], alpha: number = ALPHA): Interval {
	const sorted = values.toSorted((a, b) => a - b);
	return { low: quantile(sorted, alpha / 2), high: quantile(sorted, 1 - alpha / 2) };
}

/** Scores in [0, 1] of one family: per column of the company its instances, the same in the same order for all. */
export type FamilyScores = readonly (readonly number[])[];

/** Normalised scores with percentile intervals, instances drawn anew within their families. */
export interface BootstrappedScores {
	/** Who was compared: the scores and their intervals hold in this company only. */
	company: readonly string[];
	/** One per name of the company. */
	scores: { score: number; interval: Interval }[];
	/** Families on which nobody was ever right; see `normalisedScores`. */
	leftOut: number;
}

/**
 * Average normalised score of every column of a company, with percentile intervals from a paired bootstrap over the instances
 * within each family; the whole normalisation is done anew inside each resample, the best column of each family included. For a
 * plan that ran to its end. No family may be empty.
 */
export function* normalisedBootstrapSteps(
	company: readonly string[],
	families: readonly FamilyScores[],
	rng: Rng,
	{ resamples = RESAMPLES, alpha = ALPHA } = {},
): Steps<BootstrappedScores> {
	const sizes = families.map((columns) => columns[0]?.length ?? 0);
	const normalised = (drawn: readonly (readonly number[])[]) =>
		normalisedScores(
			families.map((columns, family) => columns.map((scores) => meanAt(scores, drawn[family] ?? []))),
		);
	const seen = normalised(sizes.map((size) => Array.from({ length: size }, (_, i) => i)));
	const resampled = yield* bootstrapSteps(sizes, (drawn) => normalised(drawn).scores, rng, resamples);
	const scores = seen.scores.map((score, column) => ({
		score,
		interval: percentileInterval(
			resampled.map((values) => values[column] as number),
			alpha,
		),
	}));
	return { company, scores, leftOut: seen.leftOut };
}

function meanAt(scores: readonly number[], indices: readonly number[]): number {
	let sum = 0;
	for (const i of indices) sum += scores[i] as number;
	return sum / indices.length;
}
