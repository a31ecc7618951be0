import type { RunId } from '../../ids.ts';
import { FAMILY_LABELS, type FamilyId } from '../../tasks/family-id.ts';
import { IMPORTED } from '../../tasks/origin.ts';
import { familyById } from '../../tasks/registry.ts';
import type { Counted } from '../counted.ts';
import type { Plan } from '../plan.ts';
import type { ResultRow, ResultsInput } from '../results.ts';
import { type PlotTable, tableOf } from './table.ts';

/**
 * Accuracy over difficulty: for one family a line of rates per condition over its levels, easiest first, each with its interval,
 * and below it how the answers were got, as one bar per level. Shares are 0 to 1.
 */
export interface CurvePlot {
	family: FamilyId;
	familyLabel: string;
	/** In the family's order, as far as they are planned. */
	levels: readonly { id: string; label: string }[];
	points: readonly CurvePoint[];
	bands: readonly BandPart[];
	/** Of the points, and of the parts of the bars. */
	table: PlotTable;
	bandTable: PlotTable;
}

/** The rate of one condition at one level. */
export interface CurvePoint {
	/** Key of the condition. */
	condition: string;
	level: string;
	/** 0-based, of the level among those of the plot. */
	place: number;
	/** Null before the first result. */
	rate: number | null;
	/** What is shown of a rate, see `Rate.interval`; the whole range once the rate has drifted. Each level's holds by itself. */
	low: number;
	high: number;
	counted: number;
	waiting: number;
	planned: number;
	runs: readonly RunId[];
}

/** `none`: no answer, which is wrong. With repeats every run is a part. */
export type Band = 'code-right' | 'code-wrong' | 'text-right' | 'text-wrong' | 'none';
export const BANDS: readonly Band[] = ['code-right', 'text-right', 'text-wrong', 'code-wrong', 'none'];

/** One part of a bar: its share of the level's runs, standing from `from` to `to`; parts of no run are left out. */
export interface BandPart {
	condition: string;
	level: string;
	place: number;
	band: Band;
	share: number;
	from: number;
	to: number;
	count: number;
	runs: readonly RunId[];
}

/** Families of which a curve can be drawn: two levels or more are planned, imported questions aside, which have none. In plan order. */
export function familiesWithCurve({ rounds }: Plan): readonly FamilyId[] {
	const levels = new Map<FamilyId, Set<string>>();
	for (const { instance } of rounds) {
		if (instance.level === IMPORTED) continue;
		const known = levels.get(instance.family);
		if (known === undefined) levels.set(instance.family, new Set([instance.level]));
		else known.add(instance.level);
	}
	return [...levels].filter(([, of]) => of.size > 1).map(([family]) => family);
}

/** The same experiment as if it asked this family only, so that its rows are made without those of the others. */
export function onlyFamily(input: ResultsInput, family: FamilyId, isPlannedEnd: boolean): ResultsInput {
	const isOf = ({ instance }: { instance: { family: string } }): boolean => instance.family === family;
	const { experiment, plan, counted } = input;
	return {
		...input,
		// A family may be at its end before the experiment is, which alone decides on what may be said.
		experiment: { ...experiment, touched: !isPlannedEnd },
		plan: { ...plan, rounds: plan.rounds.filter(isOf) },
		counted: counted.map((one) => ({
			...one,
			units: one.units.filter(isOf),
			waiting: one.waiting.filter(isOf),
			failed: one.failed.filter((run) => run.family === family),
		})),
	};
}

/** `rows`: of `levelRowsOf`; those of imported questions are left out. Null for a family that is not in them. */
export function curveOf(
	family: FamilyId,
	rows: readonly ResultRow[],
	counted: readonly Counted[],
): CurvePlot | null {
	const ofFamily = rows.filter((row) => row.family === family && row.level !== IMPORTED);
	if (ofFamily.length === 0) return null;
	const known = familyById(family);
	const levels = levelsOf(ofFamily, known?.levels ?? []);
	const places = new Map(levels.map(({ id }, place) => [id, place]));
	const placed = (level: string | null): number => places.get(level ?? '') ?? 0;
	const points = ofFamily
		.map(({ condition, level, rate, runs }) => ({
			condition: condition.key,
			level: level ?? '',
			place: placed(level),
			rate: rate.mean,
			low: rate.interval?.low ?? 0,
			high: rate.interval?.high ?? 1,
			counted: rate.counted,
			waiting: rate.waiting,
			planned: rate.planned,
			runs,
		}))
		.sort((a, b) => a.place - b.place);
	const bands = counted.flatMap((one) =>
		levels.flatMap(({ id }, place) => bandsOf(one, { family, level: id, place })),
	);
	return {
		family,
		familyLabel: FAMILY_LABELS[family],
		levels,
		points,
		bands,
		bandTable: tableOf(bands, ['condition', 'level', 'band', 'share', 'count']),
		table: tableOf(points, ['condition', 'level', 'rate', 'low', 'high', 'counted', 'planned']),
	};
}

/** How many lines are surely on which side of one half at the hardest level, for pictures of too many lines to name each. */
export function hardestOf({ levels, points }: CurvePlot): {
	level: string;
	above: number;
	below: number;
	open: number;
} {
	const last = points.filter(({ place }) => place === levels.length - 1);
	const above = last.filter(({ low }) => low > 0.5).length;
	const below = last.filter(({ high }) => high < 0.5).length;
	return { level: levels.at(-1)?.label ?? '', above, below, open: last.length - above - below };
}

/** Those of the rows in the order of the family, then those that it does not know. */
function levelsOf(
	rows: readonly ResultRow[],
	known: readonly { id: string; label: string }[],
): readonly { id: string; label: string }[] {
	const asked = new Set(rows.map(({ level }) => level ?? ''));
	const inOrder = known.filter(({ id }) => asked.has(id)).map(({ id, label }) => ({ id, label }));
	const others = [...asked].filter((id) => !known.some((level) => level.id === id));
	return [...inOrder, ...others.map((id) => ({ id, label: id }))];
}

function bandsOf(
	{ condition, units }: Counted,
	{ family, level, place }: { family: FamilyId; level: string; place: number },
): readonly BandPart[] {
	const runs = units
		.filter(({ instance }) => instance.family === family && instance.level === level)
		.flatMap((unit) => unit.runs);
	return barOf(runs, { condition: condition.key, level, place }, (held) => held.map(({ runId }) => runId));
}

type Judged = Pick<Counted['units'][number]['runs'][number], 'way' | 'verdict'>;

/** The parts of one bar. `runs`: what it is made of; `idsOf`: what is opened by a part. */
export function barOf<Run extends Judged>(
	runs: readonly Run[],
	at: Pick<BandPart, 'condition' | 'level' | 'place'>,
	idsOf: (held: readonly Run[]) => readonly RunId[] = () => [],
): readonly BandPart[] {
	let from = 0;
	return BANDS.flatMap((band) => {
		const held = runs.filter((run) => bandOf(run) === band);
		if (held.length === 0) return [];
		const share = held.length / runs.length;
		const part = { ...at, band, share, from, to: from + share, count: held.length, runs: idsOf(held) };
		from += share;
		return [part];
	});
}

function bandOf({ way, verdict }: Judged): Band {
	if (way === null) return 'none';
	return `${way}-${verdict === 'correct' ? 'right' : 'wrong'}`;
}
