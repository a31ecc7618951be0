import { plainId, plainName } from '../hosts/plain-name.ts';
import type { ModelRef } from '../model.ts';
import type { RunEvent } from './event.ts';
import type { ModelSnapshot, RunSpec } from './spec.ts';
import type { RunSummary } from './summary.ts';

/** The models that play the roles, and how they are set up. */
type Cast = Pick<RunSpec, 'models' | 'snapshots'>;

/** What models that a server names by the path of their file are called where no folder is told. */
export interface PlainNames {
	/** By whole id; models that would then bear one id are told apart by a number. */
	ids: ReadonlyMap<string, string>;
	/** By whole name, the longest first: one path may begin another. */
	names: readonly (readonly [string, string])[];
}

/** The names are the same for whatever begins with the same casts. */
export function plainNames(casts: readonly Cast[]): PlainNames {
	const ids = new Map<string, string>();
	const names = new Map<string, string>();
	const taken = new Set(casts.flatMap(({ models }) => Object.values(models).map(({ id }) => id)));
	for (const { snapshots = {} } of casts)
		for (const [id, { model }] of Object.entries(snapshots)) {
			if (plainName(model) !== model) names.set(model, plainName(model));
			const short = plainId(id, model);
			if (ids.has(id) || short === id) continue;
			let free = short;
			for (let number = 2; taken.has(free); number++) free = `${short} ${String(number)}`;
			taken.add(free);
			ids.set(id, free);
		}
	return { ids, names: [...names].sort(([one], [other]) => other.length - one.length) };
}

/** The cast with its models called so. */
export function castWithoutPaths({ models, snapshots }: Cast, names: PlainNames): Cast {
	const { task, coach, checker, summariser } = models;
	const shown = {
		...{ task: plainRef(task, names), coach: plainRef(coach, names) },
		...{ checker: plainRef(checker, names), summariser: plainRef(summariser, names) },
	};
	return snapshots === undefined
		? { models: shown }
		: { models: shown, snapshots: plainSnapshots(snapshots, names) };
}

/**
 * The run without the folders in which models lie, also where a host quotes them in what went wrong. What was asked and said stands
 * as it is.
 *
 * @param casts of the experiment, where it is of one: its models bear the same names in all runs
 */
export function runWithoutPaths(
	events: readonly RunEvent[],
	casts: readonly Cast[] = [],
): readonly RunEvent[] {
	const [start] = events;
	const names = plainNames(start?.type === 'run-start' ? [...casts, start.spec] : casts);
	if (names.names.length === 0) return events;
	return events.map((event) => {
		switch (event.type) {
			case 'run-start':
				return { ...event, spec: { ...event.spec, ...castWithoutPaths(event.spec, names) } };
			case 'call-start':
				return { ...event, model: plainRef(event.model, names) };
			case 'call-retry':
				return { ...event, reason: plainText(event.reason, names) };
			case 'call-failed':
				return { ...event, failure: plainFailure(event.failure, names) };
			case 'run-error': {
				const { failure } = event;
				return failure.kind === 'model-call'
					? { ...event, failure: { ...failure, failure: plainFailure(failure.failure, names) } }
					: { ...event, failure: plainFailure(failure, names) };
			}
			case 'remark':
				return { ...event, text: plainText(event.text, names) };
			default:
				return event;
		}
	});
}

/** What lists know of a run, the same. */
export function summaryWithoutPaths(run: RunSummary, names: PlainNames): RunSummary {
	const { models, model, others, coach } = run;
	const plain = <T extends { label: string }>(one: T): T => ({ ...one, label: plainText(one.label, names) });
	const idOf = (id: string): string => names.ids.get(id) ?? id;
	return {
		...run,
		models:
			models === null
				? null
				: {
						task: idOf(models.task),
						coach: idOf(models.coach),
						checker: idOf(models.checker),
						summariser: idOf(models.summariser),
					},
		model: plain(model),
		...(others === undefined ? {} : { others: others.map(plain) }),
		coach: coach === null ? null : plainText(coach, names),
	};
}

function plainRef(ref: ModelRef, names: PlainNames): ModelRef {
	return { ...ref, id: names.ids.get(ref.id) ?? ref.id, label: plainText(ref.label, names) };
}

function plainFailure<T extends { message: string; remedy?: string }>(failure: T, names: PlainNames): T {
	const { message, remedy } = failure;
	return {
		...failure,
		message: plainText(message, names),
		...(remedy === undefined ? {} : { remedy: plainText(remedy, names) }),
	};
}

function plainSnapshots(
	snapshots: Readonly<Record<string, ModelSnapshot>>,
	{ ids }: PlainNames,
): Record<string, ModelSnapshot> {
	return Object.fromEntries(
		Object.entries(snapshots).map(([id, snapshot]) => [
			ids.get(id) ?? id,
			{ ...snapshot, model: plainName(snapshot.model) },
		]),
	);
}

function plainText(text: string, { names }: PlainNames): string {
	return names.reduce((told, [path, name]) => told.split(path).join(name), text);
}
