import type { Method, Preset } from './method.ts';
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

/** The loop of CodeSteer as the paper describes it; `coachSampling` and `remindCoach` are of the fine-tuned coach. */
const LOOP_OF_PAPER: MethodOptions = {
	guidances: 5,
	counting: 'paper',
	symbolicChecker: true,
	simpleScore: 2,
	simpleFrom: 'below',
	treeRules: false,
	disguise: false,
	selfCheck: true,
	checkedBy: 'task',
	checkRetries: 'fresh',
	codeSeconds: 30,
	finalSeconds: 0,
	coachSampling: 'sampled',
	replyTokens: 2000,
	result: 'last',
	remindCoach: false,
};

const LOOP_RELEASED: MethodOptions = {
	...LOOP_OF_PAPER,
	counting: 'released',
	simpleFrom: 'at',
	checkedBy: 'checker',
	codeSeconds: 10,
	finalSeconds: 15,
};

export const CODESTEER_PRESETS: readonly Preset[] = [
	{ id: 'paper', label: 'as in the paper', options: LOOP_OF_PAPER },
	{ id: 'released', label: 'as released', options: LOOP_RELEASED },
];

/** Relatives with a prompted coach: it decodes at temperature 0 and is reminded always, so there is no option for that. */
export const PROMPTED_PRESETS: readonly Preset[] = CODESTEER_PRESETS.map((preset) => ({
	...preset,
	options: Object.fromEntries(
		Object.entries({ ...preset.options, coachSampling: 'greedy' }).filter(([id]) => id !== 'remindCoach'),
	),
}));
