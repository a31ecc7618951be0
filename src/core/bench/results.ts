import type { RunId } from '../ids.ts';
import { finish, type Steps } from '../steps.ts';
import { type Interval } from '../statistics/interval.ts';
import type { FamilyId } from '../tasks/family-id.ts';
import { type AcrossFamilies, acrossFamilies } from './across-families.ts';
import { type Calibration, calibrationOf } from './calibration.ts';
import { type Comparisons, comparisonSteps } from './comparisons.ts';
import type { Counted, Unit } from './counted.ts';
import type { Condition, Experiment } from './experiment.ts';
import { type Normalised, normalisedIntervalSteps, normalisedOf } from './normalised.ts';
import type { Plan, PlannedInstance } from './plan.ts';
import { type NudgeCells, nudgeCellsOf } from './nudge-cells.ts';
import { type Rate, rateOf, type RateSetting } from './rate.ts';
import { type RouteCells, routeCellsOf } from './route-cells.ts';
import { type RoundFlow, roundFlowOf } from './round-flow.ts';
import { type Scan, scanOf } from './scan.ts';
import { scoreGridOf } from './score-grid.ts';
import { type Spent, type SpentKind, spentOf } from './spent.ts';
import { type ModelNeed, needSteps } from './tool-need.ts';

/**
 * Everything the screen of an experiment shows in numbers, made anew of what is counted. Only counted instances enter (prefix rule);
 * those that wait are numbers of their own. Rates are 0 to 1.
 */
export interface Results {
	/** Every planned run is judged, nothing failed, and nobody touched it: figures of a planned size may be shown, so labelled. */
	isPlannedEnd: boolean;
	alpha: number;
	/** The condition that tokens, seconds and money are set against. */
	reference: string | null;
	/** One row per condition, in their order: the table "Results". */
	rows: readonly ResultRow[];
	comparisons: Comparisons;
	normalised: Normalised;
	calibration: readonly Calibration[];
	needs: readonly ModelNeed[];
	/** Of conditions whose programs were both imagined and run. */
	routes: readonly RouteCells[];
	/** Of conditions whose agents answer in rounds. */
	flows: readonly RoundFlow[];
	/** Of conditions that nudge. */
	nudges: readonly NudgeCells[];
}

/** What was counted of one condition: over the whole experiment, on one family, or on one level of it. */
export interface ResultRow {
	/** Stable: condition, and family and level where the row is of one. */
	key: string;
	condition: Condition;
	family: FamilyId | null;
	level: string | null;
	rate: Rate;
	/** Runs of instances that count, and of instances that wait for their turn. */
	runs: readonly RunId[];
	waiting: readonly RunId[];
	/** Right in either place, program's output or words; null where it is not known of every counted run. */
	either: number | null;
	/** Runs that counting either place would add. */
	eitherOnly: readonly RunId[];
	spent: Readonly<Record<SpentKind, Spent>>;
	/** How the answers were got; `none`: no answer. In runs. */
	ways: { code: number; text: number; none: number };
	scan: Scan;
	/** 0 to 1; null for rows of a family or level, and as long as there is none. */
	normalised: number | null;
	/**
	 * Its interval, by resampling instances within families, of a plan that ran to its end untouched; null else, and as long as it is
	 * not computed: see `intervalSteps`.
	 */
	normalisedInterval: Interval | null;
	/**
	 * Rate over several families, of a plan that ran to its end untouched; null else, and for rows of a family. Where families are
	 * clusters its interval is the one to show: that of `rate` takes instances of one family for independent.
	 */
	acrossFamilies: AcrossFamilies | null;
}

/** What the numbers are computed from. */
export interface ResultsInput {
	experiment: Pick<Experiment, 'design' | 'touched' | 'stopped'>;
	plan: Plan;
	/** In the order of the plan's conditions. */
	counted: readonly Counted[];
	/** Key of the condition that spending is set against; the first one when absent or gone. */
	reference?: string;
}

/** The numbers of all conditions; see also `familyRowsOf` and `levelRowsOf`. */
export function resultsOf(input: ResultsInput): Results {
	return finish(resultSteps(input));
}

/** The same, step by step. */
export function* resultSteps(input: ResultsInput): Steps<Results> {
	const { experiment, plan, counted } = input;
	const { familiesAre } = experiment.design;
	const setting = settingOf(input);
	const { alpha, isPlannedEnd, against } = setting;
	const grid = scoreGridOf(plan, counted);
	yield;
	const normalised = normalisedOf(plan.conditions, grid);
	const rows: ResultRow[] = [];
	const calibration: Calibration[] = [];
	for (const [at, one] of counted.entries()) {
		yield;
		rows.push({
			...rowOf(one.condition, one, one.planned, setting),
			normalised: normalised.scores[at] ?? null,
			acrossFamilies: isPlannedEnd ? acrossFamilies(one.units, familiesAre, alpha) : null,
		});
		const rated = calibrationOf(one, alpha);
		if (rated !== null) calibration.push(rated);
	}
	yield;
	const comparisons = yield* comparisonSteps(plan.conditions, grid, setting);
	return {
		isPlannedEnd,
		alpha,
		reference: against?.condition.key ?? null,
		rows,
		comparisons,
		normalised,
		calibration,
		needs: yield* needSteps(counted, alpha),
		routes: counted.flatMap((one) => routeCellsOf(one) ?? []),
		flows: counted.flatMap((one) => roundFlowOf(one, alpha) ?? []),
		nudges: counted.flatMap((one) => nudgeCellsOf(one, alpha) ?? []),
	};
}

/**
 * One row per condition and family, conditions outside; families in plan order of first appearance. For a table that shows them.
 * @internal for tests
 */
export function familyRowsOf(input: ResultsInput): readonly ResultRow[] {
	return finish(familyRowSteps(input));
}

/** The same, step by step. */
export function familyRowSteps(input: ResultsInput): Steps<readonly ResultRow[]> {
	return partRowSteps(input, ({ family }) => family);
}

/** One row per condition, family and level, in the same order. */
export function levelRowsOf(input: ResultsInput): readonly ResultRow[] {
	return finish(levelRowSteps(input));
}

/** The same, step by step. */
export function levelRowSteps(input: ResultsInput): Steps<readonly ResultRow[]> {
	return partRowSteps(input, ({ family, level }) => `${family}/${level}`);
}

type Place = (of: { family: string; level: string }) => string;

function* partRowSteps(input: ResultsInput, place: Place): Steps<readonly ResultRow[]> {
	const setting = settingOf(input);
	const planned = plannedIn(input.plan, place);
	const rows: ResultRow[] = [];
	for (const one of input.counted) {
		yield;
		const parts = partsOf(one, place);
		for (const [key, { instance, count }] of planned) {
			const row = rowOf(one.condition, parts.get(key) ?? EMPTY_PART, count, setting);
			const { family, level } = instance;
			const isFamily = key === family;
			rows.push({ ...row, key: `${row.key}/${key}`, family, level: isFamily ? null : level });
		}
	}
	return rows;
}

interface Setting extends RateSetting {
	against: Counted | undefined;
	/** What it counted, by instance key. */
	reference: ReadonlyMap<string, Unit>;
}

function settingOf({ experiment, plan, counted, reference: asked }: ResultsInput): Setting {
	const { alpha, sizes } = experiment.design;
	const against = counted.find(({ condition }) => condition.key === asked) ?? counted[0];
	return {
		alpha,
		isPlannedEnd: isAtPlannedEnd(experiment, plan, counted),
		repeats: sizes.at(-1)?.repeats ?? 1,
		against,
		reference: new Map(against?.units.map((unit) => [unit.instance.key, unit])),
	};
}

/** By condition key: see `normalisedIntervalSteps`. Empty before the planned end. */
export function* intervalSteps({
	experiment,
	plan,
	counted,
}: ResultsInput): Steps<ReadonlyMap<string, Interval>> {
	if (!isAtPlannedEnd(experiment, plan, counted)) return new Map();
	return yield* normalisedIntervalSteps(plan.conditions, scoreGridOf(plan, counted), experiment.design);
}

function isAtPlannedEnd(
	{ touched, stopped }: ResultsInput['experiment'],
	{ rounds, prefix }: Plan,
	counted: readonly Counted[],
): boolean {
	// The size of a search is no planned one, even where it came to ask everything.
	if (touched || stopped || rounds.length === 0 || prefix === 'level') return false;
	const runsOf = (units: readonly Unit[]): number => units.reduce((sum, { runs }) => sum + runs.length, 0);
	return counted.every(({ units }) => runsOf(units) === rounds.length);
}

type Part = Pick<Counted, 'units' | 'waiting' | 'failed'>;

const EMPTY_PART: Part = { units: [], waiting: [], failed: [] };

function rowOf(
	condition: Condition,
	{ units, waiting, failed }: Part,
	planned: number,
	setting: Setting,
): ResultRow {
	const reference = condition.key === setting.against?.condition.key ? null : setting.reference;
	const runs = units.flatMap((unit) => unit.runs);
	const gained = runs.filter(
		({ verdict, otherVerdict }) => verdict !== 'correct' && otherVerdict === 'correct',
	);
	const rate = rateOf(units, { waiting: waiting.length, planned }, setting);
	const isKnown = runs.length > 0 && runs.every(({ otherVerdict }) => otherVerdict !== undefined);
	const ways = { code: 0, text: 0, none: 0 };
	for (const { way } of runs) ways[way ?? 'none']++;
	return {
		key: condition.key,
		condition,
		family: null,
		level: null,
		rate,
		runs: runs.map(({ runId }) => runId),
		waiting: waiting.flatMap((unit) => unit.runs.map(({ runId }) => runId)),
		either: isKnown ? eitherOf(units) : null,
		eitherOnly: gained.map(({ runId }) => runId),
		spent: spentOf(units, reference, setting.alpha),
		ways,
		scan: scanOf({ condition, units, failed }),
		normalised: null,
		normalisedInterval: null,
		acrossFamilies: null,
	};
}

function eitherOf(units: readonly Unit[]): number {
	let sum = 0;
	for (const { runs } of units) {
		const right = runs.filter(
			({ verdict, otherVerdict }) => verdict === 'correct' || otherVerdict === 'correct',
		);
		sum += right.length / runs.length;
	}
	return sum / units.length;
}

function partsOf({ units, waiting, failed }: Counted, place: Place): ReadonlyMap<string, Part> {
	const parts = new Map<string, { units: Unit[]; waiting: Unit[]; failed: Counted['failed'][number][] }>();
	const at = (of: { family: string; level: string }) => {
		const key = place(of);
		let part = parts.get(key);
		if (part === undefined) parts.set(key, (part = { units: [], waiting: [], failed: [] }));
		return part;
	};
	for (const unit of units) at(unit.instance).units.push(unit);
	for (const unit of waiting) at(unit.instance).waiting.push(unit);
	for (const run of failed) {
		const { family, level } = run;
		if (family !== null && level !== null) at({ family, level }).failed.push(run);
	}
	return parts;
}

/** How many instances of each place are planned, with one of them. */
function plannedIn(
	{ rounds }: Plan,
	place: Place,
): ReadonlyMap<string, { instance: PlannedInstance; count: number }> {
	const planned = new Map<string, { instance: PlannedInstance; count: number }>();
	const seen = new Set<string>();
	for (const { instance } of rounds) {
		if (seen.has(instance.key)) continue;
		seen.add(instance.key);
		const key = place(instance);
		const known = planned.get(key);
		if (known === undefined) planned.set(key, { instance, count: 1 });
		else known.count++;
	}
	return planned;
}
