import type { RunId } from '../../ids.ts';
import type { Evidence } from '../../statistics/e-value.ts';
import { type Comparison, shownInterval } from '../comparisons.ts';
import { type Counted, pairsOf } from '../counted.ts';
import { type PlotTable, tableOf } from './table.ts';

/** Forest of differences: every condition against one, on the same instances. Differences are of rates, -1 to 1. */
export interface DifferenceForest {
	/** Key of the condition that the others are set against. */
	reference: string;
	/** In the order of the conditions. */
	marks: readonly DifferenceMark[];
	table: PlotTable;
}

/** One condition against the reference, on the instances that both have counted. */
export interface DifferenceMark {
	condition: string;
	/** Condition minus reference; null without a pair. */
	difference: number | null;
	/** Betting confidence sequence, or Newcombe's interval: see `kind`. */
	low: number;
	high: number;
	kind: 'any-time' | 'planned-size';
	pairs: number;
	/** Instances that only the condition, or only the reference, got right. */
	won: number;
	lost: number;
	e: number;
	evidence: Evidence;
	/** Key of the condition that the evidence favours; null where neither. */
	favours: string | null;
	holdsUp: boolean;
	/** Both runs of each instance on which the two differ. */
	runs: readonly RunId[];
}

/** Null for a reference that is not there. */
export function differencesOf(
	reference: string,
	comparisons: readonly Comparison[],
	counted: readonly Counted[],
): DifferenceForest | null {
	const against = counted.find(({ condition }) => condition.key === reference);
	if (against === undefined) return null;
	const marks = counted.flatMap((one): DifferenceMark[] => {
		const { key } = one.condition;
		const straight = comparisons.find(({ a, b }) => a === key && b === reference);
		const turned = comparisons.find(({ a, b }) => a === reference && b === key);
		const found = straight ?? turned;
		if (found === undefined) return [];
		const sign = straight === undefined ? -1 : 1;
		const shown = shownInterval(found);
		const [low, high] = sign === 1 ? [shown.low, shown.high] : [-shown.high, -shown.low];
		return [
			{
				condition: key,
				difference: found.difference === null ? null : found.difference * sign || 0,
				low,
				high,
				kind: shown === found.interval ? 'any-time' : 'planned-size',
				pairs: found.pairs,
				won: sign === 1 ? found.aOnly : found.bOnly,
				lost: sign === 1 ? found.bOnly : found.aOnly,
				e: found.e,
				evidence: found.evidence,
				favours: found.favours === null ? null : found[found.favours],
				holdsUp: found.holdsUp,
				runs: pairsOf(one, against)
					.filter(([unit, other]) => unit.score !== other.score)
					.flatMap(([unit, other]) => [...unit.runs, ...other.runs].map(({ runId }) => runId)),
			},
		];
	});
	const columns = ['condition', 'difference', 'low', 'high', 'pairs', 'won', 'lost', 'e'] as const;
	return { reference, marks, table: tableOf(marks, columns) };
}
