import { canonicalJson } from '../json.ts';
import type { ModelRef } from '../model.ts';
import { asTyped } from '../question.ts';
import type { Fork, ModelSnapshot, RunLimits, RunSpec } from './spec.ts';

/** One thing two runs were set up with. */
export type SetupPair =
	| Of<'question', string>
	| Of<'method', string>
	| Of<keyof RunSpec['models'], ModelRef>
	| (Of<'snapshot', ModelSnapshot> & { name: keyof RunSpec['models'] })
	| Of<'fork', Fork>
	| Named;

interface Of<F extends string, V> {
	field: F;
	/** Null where it was not set. */
	values: readonly [V | null, V | null];
	isSame: boolean;
}

interface Named extends Of<'option' | 'limit' | 'other', string | number | boolean> {
	/** Id of the option, name of the limit or of the field. */
	name: string;
}

/** The fields of a run's own that are neither a model nor an option nor a limit. */
const OTHERS = ['seed', 'repeat', 'blocks', 'readOut', 'logprobs'] as const;

/**
 * The fields that are no setup: they say which run it is.
 * @internal for tests
 */
export const NOT_COMPARED = [
	'runId',
	'groupId',
	'experimentId',
] as const satisfies readonly (keyof RunSpec)[];

const ROLES = ['task', 'coach', 'checker', 'summariser'] as const;

/**
 * How two runs were set up, field by field: those that neither has are left out. An option that was not set counts as not set, also
 * where the other run set it to its default.
 */
export function setupPairs(one: RunSpec, other: RunSpec): readonly SetupPair[] {
	const specs = [one, other] as const;
	const both = <V>(of: (spec: RunSpec) => V): readonly [V, V] => [of(specs[0]), of(specs[1])];
	const named = (
		field: Named['field'],
		name: string,
		of: (spec: RunSpec) => string | number | boolean | undefined,
	): readonly Named[] => {
		const [a = null, b = null] = both(of);
		return a === null && b === null ? [] : [{ field, name, values: [a, b], isSame: a === b }];
	};
	const text = both(({ question }) => asTyped(question));
	const methods = both(({ method }) => method);
	return [
		{ field: 'question', values: text, isSame: one.question.text === other.question.text },
		{ field: 'method', values: methods, isSame: methods[0] === methods[1] },
		...keysOf(one.options, other.options).flatMap((id) => named('option', id, ({ options }) => options[id])),
		...ROLES.map((field) => {
			const values = both(({ models }) => models[field]);
			return { field, values, isSame: values[0].id === values[1].id && values[0].kind === values[1].kind };
		}),
		...ROLES.flatMap((name): readonly SetupPair[] => {
			// Of two models it is clear that they are set up apart, and what the task model plays as well is said with the task.
			if (one.models[name].id !== other.models[name].id || isLikeTask(name, specs)) return [];
			const values = both((spec) => snapshotOf(spec, name));
			return values.every((value) => value === null)
				? []
				: [{ field: 'snapshot', name, values, isSame: areEqual(values) }];
		}),
		...forkPairs(both(({ fork }) => fork ?? null)),
		...keysOf(one.limits, other.limits).flatMap((name) =>
			named('limit', name, ({ limits }) => limits[name as keyof RunLimits]),
		),
		...named('other', 'expected', expectedOf),
		...named('other', 'judged', judgedOf),
		...OTHERS.flatMap((name) => named('other', name, (spec) => spec[name])),
	];
}

/** From which run's reply it goes on is no setup; the words are. */
function forkPairs(values: readonly [Fork | null, Fork | null]): readonly SetupPair[] {
	if (values.every((fork) => fork === null)) return [];
	const [a, b] = values.map(
		(fork) =>
			fork && { token: fork.token, instead: fork.instead, alternative: fork.alternative, begun: fork.begun },
	);
	return [{ field: 'fork', values, isSame: areEqual([a, b]) }];
}

function areEqual([a, b]: readonly unknown[]): boolean {
	return canonicalJson(a ?? null) === canonicalJson(b ?? null);
}

/** How a role's model was set up; null where the record does not say. */
function snapshotOf(
	{ models, snapshots = {} }: RunSpec,
	role: keyof RunSpec['models'],
): ModelSnapshot | null {
	const { id } = models[role];
	return Object.hasOwn(snapshots, id) ? (snapshots[id] ?? null) : null;
}

/** Whether in both runs the task model plays this role too: then all is said with the task. */
function isLikeTask(role: keyof RunSpec['models'], specs: readonly RunSpec[]): boolean {
	return role !== 'task' && specs.every(({ models }) => models[role].id === models.task.id);
}

/** What a typed question's answer is judged by, as far as it is a text. */
function expectedOf({ question: { source } }: RunSpec): string | undefined {
	return source.kind === 'typed' ? source.expected : undefined;
}

/** The instance by whose rules it is judged, where there is one. */
function judgedOf({ question: { source } }: RunSpec): string | undefined {
	const by = source.kind === 'instance' ? source : source.check;
	return by === undefined ? undefined : `${by.family}: ${canonicalJson(by.instance)}`;
}

function keysOf(one: object, other: object): readonly string[] {
	return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}
