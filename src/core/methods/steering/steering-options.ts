import { say } from '../prompts/say.ts';
import { CHOICE_ENDINGS, COACH_CHOICE_INSTRUCTION, COACH_NEXT_INSTRUCTION, NEXT_ENDINGS } from './prompts.ts';
import type { CoachRules } from './coach-dialogue.ts';
import type { OptionSpec } from '../method.ts';
import type { MethodOptions } from '../../method-id.ts';
import { choice, choiceOf, decimal, integer, isOn, numberOf, toggle } from '../options.ts';
import type { SteeringRules } from './steering-loop.ts';
import { ANSWER, INSTRUCTION, OUTPUT, QUESTION, type Shown, type Sight } from '../sights.ts';

const guidanceLimit = integer(
	'guidances',
	'Guidances',
	[1, 10],
	5,
	'How often the coach may speak; a reply after the last guidance is not checked',
);

const counting = choice(
	'counting',
	'Counting',
	{ paper: 'first choice is guidance 1 (paper)', released: 'first choice comes on top (released code)' },
	'paper',
	'The paper allows five guidances in all, the released code five after the first',
);

const symbolicChecker = toggle(
	'symbolicChecker',
	'Symbolic checker',
	true,
	'Tells the coach how much computing there is in the program, by the published rules',
);

const simpleScore = decimal(
	'simpleScore',
	'“Too simple” score',
	[0, 10, 0.25],
	2,
	'Published complexity score up to which the coach is warned that the program looks too simple',
);

const simpleFrom = choice(
	'simpleFrom',
	'“Too simple” is',
	{ below: 'below that score (paper)', at: 'that score or below (released code)' },
	'at',
	'Whether a program of exactly that score gets the warning',
);

const treeRules = toggle(
	'treeRules',
	'Syntax-tree rules',
	true,
	'Also tells the coach score and findings by our rules, which do not count words in comments; not published',
);

const disguiseFlag = toggle(
	'disguise',
	'Text in disguise',
	true,
	'Tells the coach when a program only prints a finished answer; not published',
);

const selfChecker = toggle(
	'selfCheck',
	'Self-answer checker',
	true,
	'Has a program written that tests the answer, and tells the coach what it printed',
);

const checkedBy = choice(
	'checkedBy',
	'Who writes the check',
	{ checker: 'the checker chosen above (released code: always GPT-4o)', task: 'the task model (paper)' },
	'checker',
	'Whose model writes the program that tests the answer',
);

const checkRetries = choice(
	'checkRetries',
	'A check that fails',
	{
		told: 'is written again, told what was wrong',
		fresh: 'is asked for again in the same words (published)',
	},
	'told',
	'In the published form anything on the error stream counts as a failure, even a warning, and a model as the coach is told the last error',
);

const codeSeconds = integer(
	'codeSeconds',
	'Seconds for a program',
	[0, 120],
	0,
	'For answers and checks in the loop; 0 takes the limit under Settings (paper 30, released code 10)',
);

const finalSeconds = integer(
	'finalSeconds',
	'Run again at the end, seconds',
	[0, 120],
	0,
	'Runs the returned program once more with this limit, as the released code does with 15; 0 leaves it out',
);

const coachSampling = choice(
	'coachSampling',
	'Coach’s decoding',
	{ greedy: 'temperature 0', sampled: 'sampled: 0.95, top-p 0.7, 1024 tokens' },
	'greedy',
	'The paper’s 8B coach is sampled (with top-k 50 too, which hosts rarely take, so it is not sent); a prompted one is not',
);

const replyTokens = integer(
	'replyTokens',
	'Tokens of a reply',
	[0, 32_000],
	0,
	'Cap of the task model’s replies; 0 takes the limit under Settings (published: 2000)',
);

const returnedAnswer = choice(
	'result',
	'Returned answer',
	{ last: 'the last one (as published)', 'last-passed': 'the last one the check found right' },
	'last',
	'Which answer counts when the loop ends',
);

const remindCoach = toggle(
	'remindCoach',
	'Remind the coach',
	true,
	'Repeats the question and how to decide with every report; only a fine-tuned coach does without',
);

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
					playedBy: choiceOf(checkedBy, options),
					tells: choiceOf(checkRetries, options) === 'told',
					...(codeMs === null ? {} : { timeLimitMs: codeMs }),
				}
			: null,
		codeMs,
		rerunMs: millisecondsOf(finalSeconds, options),
		replyTokens: numberOf(replyTokens, options) || null,
		result: choiceOf(returnedAnswer, options),
		coach: {
			choiceInstruction: COACH_CHOICE_INSTRUCTION,
			nextInstruction: () => say(COACH_NEXT_INSTRUCTION),
			endings: (round) => say(round === 1 ? CHOICE_ENDINGS : NEXT_ENDINGS),
			remindCoach: isOn(remindCoach, options),
			report: {
				tooSimple: {
					score: numberOf(simpleScore, options),
					isIncluded: choiceOf(simpleFrom, options) === 'at',
				},
				tree: isOn(treeRules, options),
				disguise: isOn(disguiseFlag, options),
				changesWay: true,
				brokenChecks: choiceOf(checkRetries, options) === 'fresh',
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
function millisecondsOf(spec: ReturnType<typeof integer>, options: MethodOptions): number | null {
	return numberOf(spec, options) * 1000 || null;
}

const GUIDANCE: Shown = { what: 'guidance', from: 'coach' };
const VERDICT: Shown = { what: 'verdict', from: 'checker' };
const SCORE: Shown = { what: 'score', from: 'checker' };

export const steeringSees: readonly Sight[] = [
	{ who: 'coach', sees: [INSTRUCTION, QUESTION] },
	{ who: 'task model', sees: [GUIDANCE, QUESTION] },
	{ who: 'checker', sees: [QUESTION, ANSWER, OUTPUT] },
	{ when: 'each turn', who: 'coach', sees: [ANSWER, OUTPUT, VERDICT, SCORE] },
	{ who: 'task model', sees: [GUIDANCE], hidden: [OUTPUT, VERDICT, SCORE] },
];
