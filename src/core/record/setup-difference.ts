import type { ModelRef } from '../model.ts';
import { asTyped } from '../question.ts';
import type { RunLimits, RunSpec } from './spec.ts';

/** One thing two runs were set up with. */
export type SetupPair =
	Of<'question', string> | Of<'method', string> | Of<keyof RunSpec['models'], ModelRef> | Named;

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
			return { field, values, isSame: values[0].id === values[1].id };
		}),
		...keysOf(one.limits, other.limits).flatMap((name) =>
			named('limit', name, ({ limits }) => limits[name as keyof RunLimits]),
		),
		...named('other', 'expected', expectedOf),
		...OTHERS.flatMap((name) => named('other', name, (spec) => spec[name])),
	];
}

/** What a typed question's answer is judged by, as far as it is a text. */
function expectedOf({ question: { source } }: RunSpec): string | undefined {
	return source.kind === 'typed' ? source.expected : undefined;
}

function keysOf(one: object, other: object): readonly string[] {
	return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}
