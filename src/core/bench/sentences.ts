import { face } from '../methods/faces.ts';
import { hasOwnWording, labelWith } from '../methods/prompts/wording-option.ts';
import { methodById } from '../methods/registry.ts';
import { hashOfOptions } from '../record/summary.ts';
import { type Calibration, meanOverBins } from './calibration.ts';
import { type Counted, pairsOf } from './counted.ts';
import type { Condition } from './experiment.ts';
import type { CostScatter } from './plots/cost-scatter.ts';
import type { CurvePlot } from './plots/curve.ts';
import type { DifferenceForest } from './plots/differences.ts';
import type { HeatMap } from './plots/heat-map.ts';
import type { Results, ResultsInput } from './results.ts';

/** Facts that a sentence below a picture or above a table is made of; the words stand in `words/bench-results.ts`. */

/** What a condition is called among the others: as little as tells them apart. */
export interface ConditionName {
	method: string;
	/** Options that differ from the page's own, only where the same method stands there twice. */
	options: readonly { label: string; value: string }[];
	/** Task model, only where there are several casts. */
	model: string | null;
}

/** By condition key. */
export function namesOf(conditions: readonly Condition[]): ReadonlyMap<string, ConditionName> {
	const casts = new Set(conditions.map(({ cast }) => JSON.stringify(cast.models)));
	const variants = new Map<string, Set<string>>();
	for (const { method } of conditions) {
		const known = variants.get(method.id) ?? new Set();
		variants.set(method.id, known.add(JSON.stringify(method.options)));
	}
	return new Map(
		conditions.map(({ key, method, cast }) => [
			key,
			{
				method: labelWith(face(method.id).label, hasOwnWording(method.options)),
				options: (variants.get(method.id)?.size ?? 1) > 1 ? optionsOf(method) : [],
				model: casts.size > 1 ? cast.models.task.label : null,
			},
		]),
	);
}

function optionsOf({ id, options }: Condition['method']): ConditionName['options'] {
	const specs = methodById(id)?.options ?? [];
	const knobs = specs.flatMap((spec) => {
		const value = options[spec.id];
		if (value === undefined || value === spec.default) return [];
		const said =
			spec.kind === 'choice' ? spec.choices.find((choice) => choice.value === value)?.label : undefined;
		return [
			{
				label: spec.label,
				value: said ?? (typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value)),
			},
		];
	});
	return hasOwnWording(options)
		? [...knobs, { label: 'Wording', value: hashOfOptions(options).slice(0, 4) }]
		: knobs;
}

/** How far an experiment is. Two conditions are told in pairs, one in instances, more of them in runs. */
export interface Standing {
	unit: 'pairs' | 'instances' | 'runs';
	counted: number;
	planned: number;
	/** Judged, but something earlier is not. */
	waiting: number;
	/** Runs that a host failed; they count nowhere until they are made again. */
	failed: number;
	alpha: number;
	isPlannedEnd: boolean;
	/**
	 * At the planned end: what is shown of the differences. Means of repeats have no interval of the planned size, so that with repeats
	 * some or all have the one that holds at any time. `none`: nothing is compared.
	 */
	differences: 'planned-size' | 'any-time' | 'some' | 'none';
}

/** Of one condition in instances, of two in pairs that both have counted, of more in runs. */
export function standingOf(
	{ experiment, plan, counted }: ResultsInput,
	{ isPlannedEnd, comparisons }: Pick<Results, 'isPlannedEnd' | 'comparisons'>,
): Standing {
	const failed = counted.reduce((sum, one) => sum + one.failed.length, 0);
	const { alpha } = experiment.design;
	const rest = { failed, alpha, isPlannedEnd, differences: differencesShown(comparisons) };
	const [first, second] = counted;
	if (first === undefined || counted.length > 2) {
		const runsOf = (units: Counted['units']): number => units.reduce((sum, { runs }) => sum + runs.length, 0);
		return {
			unit: 'runs',
			counted: counted.reduce((sum, { units }) => sum + runsOf(units), 0),
			planned: plan.cells.length,
			waiting: counted.reduce((sum, { waiting }) => sum + runsOf(waiting), 0),
			...rest,
		};
	}
	if (second === undefined) {
		const { units, waiting, planned } = first;
		return { unit: 'instances', counted: units.length, planned, waiting: waiting.length, ...rest };
	}
	const pairs = pairsOf(first, second).length;
	const all = pairsOf(withWaiting(first), withWaiting(second)).length;
	return { unit: 'pairs', counted: pairs, planned: first.planned, waiting: all - pairs, ...rest };
}

function differencesShown({ all }: Results['comparisons']): Standing['differences'] {
	if (all.length === 0) return 'none';
	const planned = all.filter((found) => found.planned?.interval != null).length;
	return planned === 0 ? 'any-time' : planned < all.length ? 'some' : 'planned-size';
}

function withWaiting(counted: Counted): Counted {
	return { ...counted, units: [...counted.units, ...counted.waiting] };
}

/** Where one line of a curve stands to one half; each level's interval holds by itself. */
export interface CurveFact {
	condition: string;
	/** Label of the hardest level surely above one half, and of the easiest surely below; null where none is. */
	above: string | null;
	below: string | null;
	/** A level is surely above one half though an easier one is surely below: the rate does not only fall. */
	rises: boolean;
}

const HALF = 0.5;

/** One for each condition, in the order of its first point. */
export function curveFacts({ levels, points }: CurvePlot): readonly CurveFact[] {
	return [...new Set(points.map(({ condition }) => condition))].map((condition) => {
		const line = points.filter((point) => point.condition === condition);
		const above = line.findLast(({ low }) => low > HALF);
		const below = line.find(({ high }) => high < HALF);
		const label = (place: number | undefined): string | null =>
			place === undefined ? null : (levels[place]?.label ?? null);
		return {
			condition,
			above: label(above?.place),
			below: label(below?.place),
			rises: above !== undefined && below !== undefined && above.place > below.place,
		};
	});
}

/** Who is ahead on how many tasks; a task on which several are level counts for none. */
export interface HeatFact {
	/** Tasks with a result. */
	families: number;
	shared: number;
	/** Most first, else in the order of the conditions; only those ahead somewhere. */
	ahead: readonly { condition: string; families: number }[];
	/** Fewest and most questions behind a cell. */
	fewest: number;
	most: number;
}

/** Families without a result are left out; without any, `fewest` and `most` are 0. */
export function heatFact({ families, cells }: HeatMap): HeatFact {
	const ahead = new Map(cells.map(({ condition }) => [condition, 0]));
	let [known, shared] = [0, 0];
	for (const { id } of families) {
		const ofFamily = cells.filter(({ family, counted }) => family === id && counted > 0);
		if (ofFamily.length === 0) continue;
		known++;
		const best = ofFamily.filter(({ isBest }) => isBest);
		const [one] = best;
		if (one === undefined || best.length > 1) shared++;
		else ahead.set(one.condition, (ahead.get(one.condition) ?? 0) + 1);
	}
	const counts = cells.filter(({ counted }) => counted > 0).map(({ counted }) => counted);
	return {
		families: known,
		shared,
		ahead: [...ahead]
			.map(([condition, count]) => ({ condition, families: count }))
			.filter((one) => one.families > 0)
			.sort((a, b) => b.families - a.families),
		fewest: counts.length === 0 ? 0 : Math.min(...counts),
		most: Math.max(0, ...counts),
	};
}

/** The two ends of a cost picture; null where tokens or rates are not known. */
export interface CostFact {
	best: { condition: string; rate: number; tokens: number };
	/** Needs fewest tokens; the same as `best` where nothing is cheaper. */
	cheapest: { condition: string; rate: number; tokens: number };
}

/**
 * Leaves out conditions whose rate or tokens are not known; of equal rates the one with fewer tokens is best. Null where none
 * is known.
 */
export function costFact({ own }: CostScatter): CostFact | null {
	const known = own.flatMap(({ condition, rate, tokens }) =>
		rate === null || tokens === null ? [] : [{ condition, rate, tokens }],
	);
	const [best] = known.toSorted((a, b) => b.rate - a.rate || a.tokens - b.tokens);
	const [cheapest] = known.toSorted((a, b) => a.tokens - b.tokens || b.rate - a.rate);
	return best === undefined || cheapest === undefined ? null : { best, cheapest };
}

/** How many differences have an interval on one side of zero. */
export interface DifferenceFact {
	reference: string;
	all: number;
	better: readonly string[];
	worse: readonly string[];
}

/** `better` and `worse`: keys of conditions whose interval of the difference to the reference lies above zero, or below it. */
export function differenceFact({ reference, marks }: DifferenceForest): DifferenceFact {
	return {
		reference,
		all: marks.length,
		better: marks.filter(({ low }) => low > 0).map(({ condition }) => condition),
		worse: marks.filter(({ high }) => high < 0).map(({ condition }) => condition),
	};
}

/** What a model said of itself against what came of it. */
export interface ReliabilityFact {
	condition: string;
	/** Means over all rated instances, 0 to 1. */
	confidence: number;
	rate: number;
	rated: number;
	unrated: number;
	/** See `Calibration`. */
	by: Calibration['by'];
	brier: number;
	/** Bins of fewer than five, which are drawn hollow. */
	hollow: number;
	/** Bins that are not thin, and those of them whose interval leaves out what was said: the model surely misjudges itself there. */
	bins: number;
	off: number;
}

/** One for each condition that was rated, in their order. */
export function reliabilityFacts(calibration: readonly Calibration[]): readonly ReliabilityFact[] {
	return calibration.map((one) => {
		const { condition, rated, unrated, by, brier, bins } = one;
		const solid = bins.filter(({ hollow }) => !hollow);
		return {
			condition: condition.key,
			confidence: meanOverBins(one, ({ confidence }) => confidence),
			rate: meanOverBins(one, ({ rate }) => rate),
			rated,
			unrated,
			by,
			brier,
			hollow: bins.length - solid.length,
			bins: solid.length,
			off: solid.filter(({ confidence, interval }) => confidence < interval.low || confidence > interval.high)
				.length,
		};
	});
}
