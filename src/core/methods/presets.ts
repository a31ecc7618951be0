import type { Method, Preset } from './method.ts';
import { hasOwnWording, YOUR_WORDING } from './prompts/wording-option.ts';
import type { MethodOptions } from '../method-id.ts';

/** What the current options are, in words; several names when two settings are the same. */
export function presetWords(method: Pick<Method, 'options' | 'presets'>, options: MethodOptions): string {
	const names = [
		...(method.options.every((spec) => valueOf(spec, options) === spec.default) ? ['our defaults'] : []),
		...method.presets
			.filter((preset) => method.options.every((spec) => valueOf(spec, options) === preset.options[spec.id]))
			.map(({ label }) => label),
	];
	return names.length === 0 ? 'changed' : names.join(', ');
}

/** The options with every knob of the method set as the preset says, or taken back to our defaults with null. */
export function withPreset(
	method: Pick<Method, 'options'>,
	options: MethodOptions,
	preset: Preset | null,
): MethodOptions {
	const known = new Set(method.options.map(({ id }) => id));
	// What is no knob stays (a trained router travels in the options).
	const rest = Object.fromEntries(Object.entries(options).filter(([id]) => !known.has(id)));
	return { ...rest, ...preset?.options };
}

function valueOf(spec: Method['options'][number], options: MethodOptions): number | boolean | string {
	return options[spec.id] ?? spec.default;
}

/** The own wording, and the knobs that stand elsewhere than by default, with their values as they are read: `Turns at most: 3`. */
export function changedOptions(method: Pick<Method, 'options'>, options: MethodOptions): readonly string[] {
	const knobs = method.options.flatMap((spec) => {
		const value = valueOf(spec, options);
		return value === spec.default ? [] : [`${spec.label}: ${read(spec, value)}`];
	});
	return hasOwnWording(options) ? [...knobs, YOUR_WORDING] : knobs;
}

function read(spec: Method['options'][number], value: number | boolean | string): string {
	if (spec.kind === 'choice')
		return spec.choices.find((choice) => choice.value === value)?.label ?? String(value);
	if (spec.kind === 'switch') return value === true ? 'on' : 'off';
	return String(value);
}
