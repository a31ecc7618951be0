import type { RunId } from '../../ids.ts';
import type { LevelState } from '../../statistics/breaking-point.ts';
import { FAMILY_LABELS } from '../../tasks/family-id.ts';
import { familyById } from '../../tasks/registry.ts';
import type { Design } from '../experiment.ts';
import type { MethodSearch, SearchView } from '../search.ts';
import { type PlotTable, tableOf } from './table.ts';

/**
 * A search as a picture: for each method its rates over the levels, easiest first, and the bracket in which it breaks. Rates are 0 to
 * 1, places 0-based among the levels.
 */
export interface BreakingPointPlot {
	familyLabel: string;
	levels: readonly { id: string; label: string }[];
	threshold: number;
	points: readonly BreakingPointMark[];
	brackets: readonly BracketMark[];
	/** Of the points. */
	table: PlotTable;
}

/** One level for one method: a rate with its interval, and how it stands to the threshold. */
export interface BreakingPointMark {
	/** Key of the condition. */
	condition: string;
	level: string;
	place: number;
	/** Null before the first result. */
	rate: number | null;
	/** Its confidence sequence at alpha / levels, so that all of a method's hold together. */
	low: number;
	high: number;
	right: number;
	counted: number;
	/** Surely above the threshold, surely below, or neither. */
	standing: LevelState;
	/** It is being asked at the moment. */
	isAsked: boolean;
	runs: readonly RunId[];
}

/** From the hardest level that surely holds to the easiest that surely fails, as places on the axis. */
export interface BracketMark {
	condition: string;
	/** Half a place beyond the levels where no level is known to hold, or to fail. */
	from: number;
	to: number;
	/** Of the levels at its ends and in it. */
	runs: readonly RunId[];
}

/** Null for a design that is no search, or that has no family. */
export function breakingPointPlotOf(
	{ methods }: Pick<SearchView, 'methods'>,
	{ families, search }: Pick<Design, 'families' | 'search'>,
): BreakingPointPlot | null {
	const [asked] = families;
	if (asked === undefined || search === undefined) return null;
	const known = familyById(asked.family)?.levels ?? [];
	const points = methods.flatMap(pointsOf);
	return {
		familyLabel: FAMILY_LABELS[asked.family],
		levels: asked.levels.map((id) => ({ id, label: known.find((level) => level.id === id)?.label ?? id })),
		threshold: search.threshold,
		points,
		brackets: methods.flatMap(bracketOf),
		table: tableOf(points, ['condition', 'level', 'rate', 'low', 'high', 'right', 'counted', 'standing']),
	};
}

function pointsOf({ condition, levels }: MethodSearch): readonly BreakingPointMark[] {
	return levels.map(({ level, interval, state, right, counted, running, runs }, place) => ({
		condition: condition.key,
		level,
		place,
		rate: counted === 0 ? null : right / counted,
		...interval,
		right,
		counted,
		standing: state,
		isAsked: running > 0,
		runs,
	}));
}

/** None where a harder level is surely done better: there is no one breaking point. */
function bracketOf({
	condition,
	levels,
	point: { holds, fails, contradicted },
}: MethodSearch): BracketMark[] {
	if (contradicted) return [];
	const inside = levels.slice(holds ?? 0, (fails ?? levels.length - 1) + 1);
	return [
		{
			condition: condition.key,
			from: holds ?? -0.5,
			to: fails ?? levels.length - 0.5,
			runs: inside.flatMap(({ runs }) => runs),
		},
	];
}

/** What a sentence below the picture says of one method; levels by their labels. */
export interface BreakingPointFact {
	condition: string;
	/** Hardest level that surely holds, easiest that surely fails; null where none is known to. */
	holds: string | null;
	fails: string | null;
	/** Levels in between, of which neither is sure. */
	between: readonly string[];
	end: MethodSearch['end'];
	questions: number;
}

/** One for each method, in their order; `levels`: those of the plot, for their labels. */
export function breakingPointFacts(
	{ methods }: Pick<SearchView, 'methods'>,
	{ levels }: Pick<BreakingPointPlot, 'levels'>,
): readonly BreakingPointFact[] {
	const labelAt = (place: number | null): string | null =>
		place === null ? null : (levels[place]?.label ?? null);
	return methods.map(({ condition, point: { holds, fails }, end, questions }) => ({
		condition: condition.key,
		holds: labelAt(holds),
		fails: labelAt(fails),
		between: levels.slice((holds ?? -1) + 1, fails ?? levels.length).map(({ label }) => label),
		end,
		questions,
	}));
}
