import { type Idea, IDEAS } from '../methods/faces.ts';
import type { Method } from '../methods/method.ts';
import { changedOptions } from '../methods/presets.ts';
import { methods } from '../methods/registry.ts';
import type { MethodId, MethodOptions } from '../method-id.ts';
import { hashOfOptions } from '../record/summary.ts';
import type { BenchMethod } from './experiment.ts';

/** A method with certain options, as one thing that can be compared. */
export interface Variant {
	key: string;
	method: BenchMethod;
	label: string;
	/** What its options change, else what the method is, in a few words. */
	says: string;
}

/** The same for the same method with the same options. */
export function methodKey({ id, options }: BenchMethod): string {
	return `${id} ${hashOfOptions(options)}`;
}

/**
 * Every method by its idea, with the person's own options; behind it those of `others` that are set otherwise. Ideas in the order of
 * `IDEAS`, methods in that of the registry.
 */
export function variantsByIdea(
	own: Readonly<Partial<Record<MethodId, MethodOptions>>>,
	others: readonly BenchMethod[],
): readonly { idea: Idea; variants: readonly Variant[] }[] {
	return IDEAS.map((idea) => ({
		idea,
		variants: methods
			.filter((method) => method.idea === idea)
			.flatMap((method) => {
				const mine = { id: method.id, options: own[method.id] ?? {} };
				const rest = others.filter((one) => one.id === method.id && methodKey(one) !== methodKey(mine));
				return [mine, ...rest].map((one) => variantOf(method, one));
			}),
	}));
}

/** Without what stands as it does by default: two ways to write the same options are one variant. */
export function withoutDefaults(
	{ options: knobs }: Pick<Method, 'options'>,
	options: MethodOptions,
): MethodOptions {
	const isDefault = (id: string, value: unknown): boolean =>
		knobs.some((knob) => knob.id === id && knob.default === value);
	return Object.fromEntries(Object.entries(options).filter(([id, value]) => !isDefault(id, value)));
}

function variantOf(method: Method, one: BenchMethod): Variant {
	const says = changedOptions(method, one.options).join(', ') || method.tagline;
	return { key: methodKey(one), method: one, label: method.label, says };
}
