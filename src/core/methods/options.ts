import { err, ok, type Result } from '../result.ts';
import type { OptionSpec } from './method.ts';
import type { MethodOptions } from '../method-id.ts';

type NumberOption = Extract<OptionSpec, { kind: 'integer' | 'number' }>;
type SwitchOption = Extract<OptionSpec, { kind: 'switch' }>;
/** A choice that knows its values. */
export interface ChoiceOption<V extends string = string> extends Extract<OptionSpec, { kind: 'choice' }> {
	choices: readonly { value: V; label: string }[];
	default: V;
}

/** Whole numbers, both bounds included. */
export function integer(
	id: string,
	label: string,
	[min, max]: readonly [number, number],
	preset: number,
	help: string,
): NumberOption {
	return { id, label, kind: 'integer', min, max, default: preset, help };
}

/** Numbers in steps, both bounds included. */
export function decimal(
	id: string,
	label: string,
	[min, max, step]: readonly [number, number, number],
	preset: number,
	help: string,
): NumberOption {
	return { id, label, kind: 'number', min, max, step, default: preset, help };
}

/** On or off; `preset` is how it stands at first. */
export function toggle(id: string, label: string, preset: boolean, help: string): SwitchOption {
	return { id, label, kind: 'switch', default: preset, help };
}

/** `labels` by value, in the order in which they are shown. */
export function choice<V extends string>(
	id: string,
	label: string,
	labels: Readonly<Record<V, string>>,
	preset: NoInfer<V>,
	help: string,
): ChoiceOption<V> {
	const choices = (Object.keys(labels) as V[]).map((value) => ({ value, label: labels[value] }));
	return { id, label, kind: 'choice', choices, default: preset, help };
}

/** The option's value within its bounds; its default when the value is absent or of another type. */
export function numberOf(spec: NumberOption, options: MethodOptions): number {
	const value = options[spec.id];
	if (typeof value !== 'number' || !Number.isFinite(value)) return spec.default;
	const bounded = Math.min(spec.max, Math.max(spec.min, value));
	return spec.kind === 'integer' ? Math.round(bounded) : bounded;
}

/** The option’s value; its default when the value is absent or of another type. */
export function isOn(spec: SwitchOption, options: MethodOptions): boolean {
	const value = options[spec.id];
	return typeof value === 'boolean' ? value : spec.default;
}

/** The option’s value; its default when the value is none of the choices. */
export function choiceOf<V extends string>(spec: ChoiceOption<V>, options: MethodOptions): V {
	const value = options[spec.id];
	return spec.choices.find((known) => known.value === value)?.value ?? spec.default;
}

/** For option values from a link or a stored setting: says what is wrong instead of quietly taking the default. */
export function checkOption(spec: OptionSpec, value: unknown): Result<number | boolean | string> {
	switch (spec.kind) {
		case 'integer':
		case 'number':
			return typeof value === 'number' &&
				value >= spec.min &&
				value <= spec.max &&
				(spec.kind === 'number' || Number.isInteger(value))
				? ok(value)
				: err(`${spec.label} must be between ${String(spec.min)} and ${String(spec.max)}`);
		case 'switch':
			return typeof value === 'boolean' ? ok(value) : err(`${spec.label} must be on or off`);
		case 'choice':
			return typeof value === 'string' && spec.choices.some((choice) => choice.value === value)
				? ok(value)
				: err(`${spec.label} must be one of ${spec.choices.map((choice) => choice.label).join(', ')}`);
	}
}
