import { CHOICE_ENDINGS, COACH_CHOICE_INSTRUCTION, COACH_NEXT_INSTRUCTION, NEXT_ENDINGS } from './prompts.ts';
import type { CoachRules } from './coach-dialogue.ts';
import type { OptionSpec } from '../method.ts';
import type { MethodOptions } from '../../method-id.ts';
import { choiceOf, isOn, numberOf } from '../options.ts';
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
	help: 'Tells the coach how much computing there is in the program, by the published rules',
} satisfies OptionSpec;

const simpleScore = {
	id: 'simpleScore',
	label: '“Too simple” score',
	kind: 'number',
	min: 0,
	max: 10,
	step: 0.25,
	default: 2,
	help: 'Published complexity score up to which the coach is warned that the program looks too simple',
} satisfies OptionSpec;

const simpleFrom = {
	id: 'simpleFrom',
	label: '“Too simple” is',
	kind: 'choice',
	choices: [
		{ value: 'below', label: 'below that score (paper)' },
		{ value: 'at', label: 'that score or below (released code)' },
	],
	default: 'at',
	help: 'Whether a program of exactly that score gets the warning',
} satisfies OptionSpec;

const treeRules = {
	id: 'treeRules',
	label: 'Syntax-tree rules',
	kind: 'switch',
	default: true,
	help: 'Also tells the coach score and findings by our rules, which do not count words in comments; not published',
} satisfies OptionSpec;

const disguiseFlag = {
	id: 'disguise',
	label: 'Text in disguise',
	kind: 'switch',
	default: true,
	help: 'Tells the coach when a program only prints a finished answer; not published',
} satisfies OptionSpec;

const selfChecker = {
	id: 'selfCheck',
	label: 'Self-answer checker',
	kind: 'switch',
	default: true,
	help: 'Has a program written that tests the answer, and tells the coach what it printed',
} satisfies OptionSpec;

const checkedBy = {
	id: 'checkedBy',
	label: 'Who writes the check',
	kind: 'choice',
	choices: [
		{ value: 'checker', label: 'the checker chosen above (released code: always GPT-4o)' },
		{ value: 'task', label: 'the task model (paper)' },
	],
	default: 'checker',
	help: 'Whose model writes the program that tests the answer',
} satisfies OptionSpec;

const checkRetries = {
	id: 'checkRetries',
	label: 'A check that fails',
	kind: 'choice',
	choices: [
		{ value: 'told', label: 'is written again, told what was wrong' },
		{ value: 'fresh', label: 'is asked for again in the same words (published)' },
	],
	default: 'told',
	help: 'In the published form anything on the error stream counts as a failure, even a warning',
} satisfies OptionSpec;

const codeSeconds = {
	id: 'codeSeconds',
	label: 'Seconds for a program',
	kind: 'integer',
	min: 0,
	max: 120,
	default: 0,
	help: 'For answers and checks in the loop; 0 takes the limit under Settings (paper 30, released code 10)',
} satisfies OptionSpec;

const finalSeconds = {
	id: 'finalSeconds',
	label: 'Run again at the end, seconds',
	kind: 'integer',
	min: 0,
	max: 120,
	default: 0,
	help: 'Runs the returned program once more with this limit, as the released code does with 15; 0 leaves it out',
} satisfies OptionSpec;

const coachSampling = {
	id: 'coachSampling',
	label: 'Coach’s decoding',
	kind: 'choice',
	choices: [
		{ value: 'greedy', label: 'temperature 0' },
		{ value: 'sampled', label: 'sampled: 0.95, top-p 0.7, 1024 tokens' },
	],
	default: 'greedy',
	help: 'The paper’s 8B coach is sampled (with top-k 50 too, which hosts rarely take, so it is not sent); a prompted one is not',
} satisfies OptionSpec;

const replyTokens = {
	id: 'replyTokens',
	label: 'Tokens of a reply',
	kind: 'integer',
	min: 0,
	max: 32_000,
	default: 0,
	help: 'Cap of the task model’s replies; 0 takes the limit under Settings (published: 2000)',
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
	help: 'Repeats the question and how to decide with every report; only a fine-tuned coach does without',
} satisfies OptionSpec;

export const steeringOptions: readonly OptionSpec[] = [
	guidanceLimit,
	counting,
	symbolicChecker,
	simpleScore,
	simpleFrom,
	treeRules,
	disguiseFlag,
	selfChecker,
	checkedBy,
	checkRetries,
	codeSeconds,
	finalSeconds,
	coachSampling,
	replyTokens,
	returnedAnswer,
	remindCoach,
];

/** The loop's rules from the options that CodeSteer and its relatives share; `coach` is what a relative changes. */
export function steeringRules(
	options: MethodOptions,
	ruleCoach: boolean,
	coach: Partial<CoachRules> = {},
): SteeringRules {
	const extra = choiceOf(counting, options) === 'released' ? 1 : 0;
	const codeMs = millisecondsOf(codeSeconds, options);
	return {
		guidances: numberOf(guidanceLimit, options) + extra,
		symbolicChecker: isOn(symbolicChecker, options),
		selfCheck: isOn(selfChecker, options)
			? {
					playedBy: choiceOf(checkedBy, options) === 'task' ? 'task' : 'checker',
					tells: choiceOf(checkRetries, options) === 'told',
					...(codeMs === null ? {} : { timeLimitMs: codeMs }),
				}
			: null,
		codeMs,
		rerunMs: millisecondsOf(finalSeconds, options),
		replyTokens: numberOf(replyTokens, options) || null,
		result: choiceOf(returnedAnswer, options) === 'last-passed' ? 'last-passed' : 'last',
		coach: {
			choiceInstruction: COACH_CHOICE_INSTRUCTION,
			nextInstruction: () => COACH_NEXT_INSTRUCTION,
			endings: (round) => (round === 1 ? CHOICE_ENDINGS : NEXT_ENDINGS),
			remindCoach: isOn(remindCoach, options),
			report: {
				tooSimple: {
					score: numberOf(simpleScore, options),
					isIncluded: choiceOf(simpleFrom, options) === 'at',
				},
				tree: isOn(treeRules, options),
				disguise: isOn(disguiseFlag, options),
				changesWay: true,
			},
			sampling:
				choiceOf(coachSampling, options) === 'sampled'
					? { temperature: 0.95, topP: 0.7, maxTokens: 1024 }
					: {},
			rewordFirst: false,
			ruleCoach,
			...coach,
		},
	};
}

/** Null where 0 stands for "not set here". */
function millisecondsOf(
	spec: typeof codeSeconds | typeof finalSeconds,
	options: MethodOptions,
): number | null {
	return numberOf(spec, options) * 1000 || null;
}

export const steeringSees: readonly string[] = [
	'coach ← instruction + question',
	'task model ← guidance + question',
	'checker ← question + answer + output',
	'coach ← answer + output + check + complexity, each turn',
	'task model ← guidance only: no output, no verdict, no score',
];
