import { createRng } from '../rng.ts';
import { normalisedBootstrapSteps } from '../statistics/bootstrap.ts';
import { type Interval } from '../statistics/interval.ts';
import { meanOf } from '../statistics/mean.ts';
import { normalisedScores } from '../statistics/normalised-score.ts';
import type { Steps } from '../steps.ts';
import type { Condition } from './experiment.ts';
import type { ScoreGrid } from './score-grid.ts';

/**
 * Average normalised score, as both papers define it (results.md 1). It depends on the company: these conditions, on the families
 * that all of them have counted something of. Never to be compared with a published one.
 */
export interface Normalised {
	/** Keys of the conditions, in their order. */
	company: readonly string[];
	/** 0 to 1 per condition; empty as long as no family is counted by all, or none was ever answered right. */
	scores: readonly number[];
	/** Families that count, that nobody answered right once, and that not all have counted yet. */
	families: number;
	leftOut: number;
	waiting: number;
}

/** Of families that every condition has counted something of; one that nobody ever got right is left out, see `leftOut`. */
export function normalisedOf(conditions: readonly Condition[], grid: ScoreGrid): Normalised {
	const families = columnsOf(grid);
	const complete = families.filter((columns) => columns.every((scores) => scores.length > 0));
	const rates = complete.map((columns) => columns.map(meanOf));
	const { scores, leftOut } = normalisedScores(rates);
	const company = conditions.map(({ key }) => key);
	const counted = complete.length - leftOut;
	return {
		company,
		scores: counted === 0 ? [] : scores,
		families: counted,
		leftOut,
		waiting: families.length - complete.length,
	};
}

/**
 * By condition key: percentile intervals of 2,000 resamples, seconds of work for a large experiment, and the same whenever they are
 * drawn of the same results. For the planned end only.
 */
export function* normalisedIntervalSteps(
	conditions: readonly Condition[],
	grid: ScoreGrid,
	{ seed, alpha }: { seed: number; alpha: number },
): Steps<ReadonlyMap<string, Interval>> {
	const families = columnsOf(grid, true).filter((columns) => (columns[0]?.length ?? 0) > 0);
	if (families.length === 0) return new Map();
	const company = conditions.map(({ key }) => key);
	const rng = createRng('bench-bootstrap', seed);
	const { scores } = yield* normalisedBootstrapSteps(company, families, rng, { alpha });
	return new Map(
		scores.flatMap(({ score, interval }, at) =>
			// Where nobody was ever right there is no best to be measured by.
			Number.isNaN(score) ? [] : [[company[at] as string, interval] as const],
		),
	);
}

/** Per family, per condition: its scores; `isPaired` leaves out the instances that not all conditions have. */
function columnsOf({ instances, scores }: ScoreGrid, isPaired = false): readonly number[][][] {
	const families = new Map<string, number[][]>();
	for (const [at, { family }] of instances.entries()) {
		let columns = families.get(family);
		if (columns === undefined) families.set(family, (columns = scores.map(() => [])));
		if (isPaired && scores.some((row) => Number.isNaN(row[at]))) continue;
		for (const [column, row] of scores.entries()) {
			const score = row[at] as number;
			if (!Number.isNaN(score)) columns[column]?.push(score);
		}
	}
	return [...families.values()];
}
