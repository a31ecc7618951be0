import { err, ok, type Result } from '../result.ts';
import type { OptionSpec } from './method.ts';
import type { MethodOptions } from '../method-id.ts';

type NumberOption = Extract<OptionSpec, { kind: 'integer' | 'number' }>;
type SwitchOption = Extract<OptionSpec, { kind: 'switch' }>;
type ChoiceOption = Extract<OptionSpec, { kind: 'choice' }>;

/** The option's value within its bounds; its default when the value is absent or of another type. */
export function numberOf(spec: NumberOption, options: MethodOptions): number {
	const value = options[spec.id];
	if (typeof value !== 'number' || !Number.isFinite(value)) return spec.default;
	const bounded = Math.min(spec.max, Math.max(spec.min, value));
	return spec.kind === 'integer' ? Math.round(bounded) : bounded;
}

export function isOn(spec: SwitchOption, options: MethodOptions): boolean {
	const value = options[spec.id];
	return typeof value === 'boolean' ? value : spec.default;
}

export function choiceOf(spec: ChoiceOption, options: MethodOptions): string {
	const value = options[spec.id];
	return spec.choices.some((choice) => choice.value === value) ? String(value) : spec.default;
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
