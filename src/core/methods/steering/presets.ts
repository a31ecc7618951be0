import type { MethodOptions } from '../../method-id.ts';
import type { Preset } from '../method.ts';

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
