import { METHOD_IDS } from '../method-id.ts';
import { FAMILY_IDS } from '../tasks/family-id.ts';
import type { RunSummary } from './summary.ts';

/** How a run ended, as a person would say it. */
export const RUN_ENDS = [
	'correct',
	'incorrect',
	'no-answer',
	'not-checked',
	'failed',
	'stopped',
	'running',
] as const;
export type RunEnd = (typeof RUN_ENDS)[number];

/**
 * An answer that cannot be read is wrong as well; a run that was cut off has stopped.
 * @internal for tests
 */
export function endOfRun({ outcome, verdict }: Pick<RunSummary, 'outcome' | 'verdict'>): RunEnd {
	if (outcome === 'cancelled' || outcome === 'interrupted') return 'stopped';
	if (outcome !== 'finished') return outcome;
	return verdict === 'malformed' ? 'incorrect' : (verdict ?? 'no-answer');
}

/** The task of a question that was generated from none. */
export const OWN_QUESTION = 'own';

const SPANS = ['today', '7d', '30d'] as const;
export type FilterSpan = (typeof SPANS)[number];

/** Properties by which runs are chosen from all that are kept; absent: any. */
export interface RunFilter {
	/** Id of a family, or `own`. */
	task?: string;
	method?: string;
	/** As `modelOf` names it. */
	model?: string;
	verdict?: string;
	when?: FilterSpan;
	/** Days as `2026-01-31`, both included, in the time of whoever looks. */
	from?: string;
	to?: string;
}

/** Those that are chosen from what occurs. */
export const CHOSEN = ['task', 'method', 'model', 'verdict'] as const;
export type ChosenFilter = (typeof CHOSEN)[number];

const NAMES: ReadonlySet<string> = new Set([...CHOSEN, 'when', 'from', 'to']);

/** What a filter knows a run's task model by: its id, or its label where the run says no more. */
function modelOf({ models, model }: Pick<RunSummary, 'models' | 'model'>): string {
	return models?.task ?? model.label;
}

function valueOf(run: RunSummary, name: ChosenFilter): string {
	switch (name) {
		case 'task':
			return run.family ?? OWN_QUESTION;
		case 'method':
			return run.method;
		case 'model':
			return modelOf(run);
		case 'verdict':
			return endOfRun(run);
	}
}

/** What can be chosen: the values that occur among the runs, in the order in which they are shown. Model ids with their labels. */
export type FilterChoices = Readonly<Record<Exclude<ChosenFilter, 'model'>, readonly string[]>> & {
	model: ReadonlyMap<string, string>;
};

const ORDERS: Readonly<Record<Exclude<ChosenFilter, 'model'>, readonly string[]>> = {
	task: [OWN_QUESTION, ...FAMILY_IDS],
	method: METHOD_IDS,
	verdict: RUN_ENDS,
};

/** A model is shown by the label of the first run that has it. */
export function filterChoices(runs: readonly RunSummary[]): FilterChoices {
	const found = { task: new Set<string>(), method: new Set<string>(), verdict: new Set<string>() };
	const models = new Map<string, string>();
	for (const run of runs) {
		found.task.add(valueOf(run, 'task'));
		found.method.add(run.method);
		found.verdict.add(endOfRun(run));
		if (!models.has(modelOf(run))) models.set(modelOf(run), run.model.label);
	}
	const ordered = (name: Exclude<ChosenFilter, 'model'>): readonly string[] => {
		const place = (value: string): number => {
			const at = ORDERS[name].indexOf(value);
			return at === -1 ? ORDERS[name].length : at;
		};
		return [...found[name]].sort((a, b) => place(a) - place(b));
	};
	return {
		task: ordered('task'),
		method: ordered('method'),
		verdict: ordered('verdict'),
		model: new Map([...models].sort(([, a], [, b]) => (a < b ? -1 : 1))),
	};
}

/** What of an address is no filter here; it is left out. */
export type FilterFault =
	| { kind: 'unknown'; name: string }
	/** No kept run has this value. */
	| { kind: 'none'; name: ChosenFilter; value: string }
	| { kind: 'span' | 'date'; value: string }
	/** The last day is before the first one: both stand, and leave out no run. */
	| { kind: 'backwards' };

/** A filter from the query of an address. @param isKnown whether a run with this value is, or was a moment ago, kept */
export function parseFilter(
	query: string,
	isKnown: (name: ChosenFilter, value: string) => boolean,
): { filter: RunFilter; faults: readonly FilterFault[] } {
	const filter: RunFilter = {};
	const faults: FilterFault[] = [];
	const given = new URLSearchParams(query);
	for (const name of new Set(given.keys())) if (!NAMES.has(name)) faults.push({ kind: 'unknown', name });
	for (const name of CHOSEN) {
		const value = given.get(name);
		if (value === null || value === '') continue;
		if (isKnown(name, value)) filter[name] = value;
		else faults.push({ kind: 'none', name, value });
	}
	const when = given.get('when') ?? '';
	const span = SPANS.find((known) => known === when);
	if (span !== undefined) filter.when = span;
	else if (when !== '') faults.push({ kind: 'span', value: when });
	for (const name of ['from', 'to'] as const) {
		const value = given.get(name) ?? '';
		if (isDay(value)) filter[name] = value;
		else if (value !== '') faults.push({ kind: 'date', value });
	}
	if (isBackwards(filter)) faults.push({ kind: 'backwards' });
	return { filter, faults };
}

/** Whether the last day is before the first one. */
export function isBackwards({ from, to }: { from?: string | undefined; to?: string | undefined }): boolean {
	return from !== undefined && to !== undefined && to < from;
}

/** A day of the calendar as `2026-01-31`. */
function isDay(text: string): boolean {
	if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The query of an address, without the sign in front; empty for no filter. */
export function formatFilter(filter: RunFilter): string {
	const entries = [...CHOSEN, 'when', 'from', 'to'].flatMap((name) => {
		const value = filter[name as keyof RunFilter];
		return value === undefined ? [] : [[name, value]];
	});
	return new URLSearchParams(entries).toString();
}

/** How many things are asked of a run; the days of a span are one, and none where they run backwards. */
export function filterCount({ when, from, to, ...chosen }: RunFilter): number {
	const isSpan = when !== undefined || ((from ?? to) !== undefined && !isBackwards({ from, to }));
	return Object.keys(chosen).length + (isSpan ? 1 : 0);
}

/** Milliseconds since the epoch: from `since` on, before `before`. */
export interface TimeSpan {
	since: number;
	before: number;
}

/** Null for a filter that lets every run through. */
export function filterTest(
	filter: RunFilter,
	{ since, before }: TimeSpan,
): ((run: RunSummary) => boolean) | null {
	if (filterCount(filter) === 0) return null;
	const asked = CHOSEN.flatMap((name) => {
		const value = filter[name];
		return value === undefined ? [] : [{ name, value }];
	});
	return (run) =>
		run.startedAt >= since &&
		run.startedAt < before &&
		asked.every(({ name, value }) => valueOf(run, name) === value);
}
