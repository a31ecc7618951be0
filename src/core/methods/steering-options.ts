import { COACH_CHOICE_INSTRUCTION, COACH_NEXT_INSTRUCTION } from '../coach/prompts.ts';
import type { MethodOptions, OptionSpec } from './method.ts';
import { choiceOf, isOn, numberOf } from './options.ts';
import type { SteeringRules } from './steering-loop.ts';

const guidanceLimit = {
	id: 'guidances',
	label: 'Guidances',
	kind: 'integer',
	min: 1,
	max: 10,
	default: 5,
	help: 'How often the coach may speak; a reply after the last guidance is not checked',
} satisfies OptionSpec;

const counting = {
	id: 'counting',
	label: 'Counting',
	kind: 'choice',
	choices: [
		{ value: 'paper', label: 'first choice is guidance 1 (paper)' },
		{ value: 'released', label: 'first choice comes on top (released code)' },
	],
	default: 'paper',
	help: 'The paper allows five guidances in all, the released code five after the first',
} satisfies OptionSpec;

const symbolicChecker = {
	id: 'symbolicChecker',
	label: 'Symbolic checker',
	kind: 'switch',
	default: true,
	help: 'Tells the coach how much computing there is in the program',
} satisfies OptionSpec;

const selfChecker = {
	id: 'selfCheck',
	label: 'Self-answer checker',
	kind: 'switch',
	default: true,
	help: 'Has a program written that tests the answer, and tells the coach what it printed',
} satisfies OptionSpec;

const simpleScore = {
	id: 'simpleScore',
	label: '“Too simple” at or below',
	kind: 'number',
	min: 0,
	max: 10,
	step: 0.25,
	default: 2,
	help: 'Published complexity score up to which the coach is warned that the program looks too simple',
} satisfies OptionSpec;

const returnedAnswer = {
	id: 'result',
	label: 'Returned answer',
	kind: 'choice',
	choices: [
		{ value: 'last', label: 'the last one (as published)' },
		{ value: 'last-passed', label: 'the last one the check found right' },
	],
	default: 'last',
	help: 'Which answer counts when the loop ends',
} satisfies OptionSpec;

const remindCoach = {
	id: 'remindCoach',
	label: 'Remind the coach',
	kind: 'switch',
	default: true,
	help: 'Repeats task and question with every report; only a fine-tuned coach does without',
} satisfies OptionSpec;

export const steeringOptions: readonly OptionSpec[] = [
	guidanceLimit,
	counting,
	symbolicChecker,
	selfChecker,
	simpleScore,
	returnedAnswer,
	remindCoach,
];

/** The loop's rules from the options that CodeSteer and its relatives share. */
export function steeringRules(
	options: MethodOptions,
	ruleCoach: boolean,
	rest: Partial<SteeringRules> = {},
): SteeringRules {
	const extra = choiceOf(counting, options) === 'released' ? 1 : 0;
	return {
		guidances: numberOf(guidanceLimit, options) + extra,
		symbolicChecker: isOn(symbolicChecker, options),
		selfCheck: isOn(selfChecker, options),
		simpleScore: numberOf(simpleScore, options),
		result: choiceOf(returnedAnswer, options) === 'last-passed' ? 'last-passed' : 'last',
		remindCoach: isOn(remindCoach, options),
		choiceInstruction: COACH_CHOICE_INSTRUCTION,
		nextInstruction: COACH_NEXT_INSTRUCTION,
		rewordFirst: false,
		ruleCoach,
		...rest,
	};
}

export const steeringSees: readonly string[] = [
	'coach ← instruction + question',
	'task model ← guidance + question',
	'checker ← question + answer + output',
	'coach ← answer + output + check + complexity, each turn',
	'task model ← guidance only: no output, no verdict, no score',
];
