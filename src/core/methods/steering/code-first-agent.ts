import { say } from '../prompts/say.ts';
import { ACCEPT, ASK_FOR_CODE, ASK_FOR_TEXT, endings, GIVE_UP, OWN_GUIDANCE } from './prompts.ts';
import type { CoachRules } from './coach-dialogue.ts';
import { codeFirst, codeFirstCalls } from './code-first-rule.ts';
import { face } from '../faces.ts';
import type { Method } from '../method.ts';
import type { MethodOptions } from '../../method-id.ts';
import { PROMPTED_PRESETS } from './presets.ts';
import { answerWithCoach, steeringCalls, type SteeringRules } from './steering-loop.ts';
import { steeringOptions, steeringRules, steeringSees } from './steering-options.ts';

/** The plan stands in the coach's instruction; each report names the round it leads to, and none speaks against the plan. */
function agentRules(options: MethodOptions): SteeringRules {
	const agent: Partial<CoachRules> = {
		choiceInstruction: CODE_FIRST_COACH_INSTRUCTION,
		nextInstruction: codeFirstNextInstruction,
		endings: codeFirstEndings,
		remindCoach: true,
	};
	const rules = steeringRules(options, false, agent);
	return { ...rules, coach: { ...rules.coach, report: { ...rules.coach.report, changesWay: false } } };
}

export const codeFirstAgent: Method = {
	...face('code-first-agent'),
	source: { paper: 'P2', section: 'added comparison, prompt-only controllers' },
	options: steeringOptions.filter(({ id }) => id !== 'remindCoach'),
	presets: PROMPTED_PRESETS,
	differs: {
		paper:
			'The plan is worded by us; each report names the round it is in. With the rule coach it is Code-first rule, to which no published figure of this method applies.',
		code: 'The script of this baseline is not in the released code; the loop around it is that of CodeSteer, read as there.',
	},
	calls: (options, ruleCoach = false) =>
		ruleCoach ? codeFirstCalls(options) : steeringCalls(agentRules(options)),
	sees: steeringSees,
	// The rule coach would follow its own rules; the plan without a model is Code-first rule.
	plan: ({ text }, options, { ruleCoach, answers }) =>
		ruleCoach ? codeFirst(text, options) : answerWithCoach(text, agentRules(options), answers),
};

/** Code-First-Agent (P2): stands in place of the choice instruction. */
export const CODE_FIRST_COACH_INSTRUCTION =
	'You coach another model that will answer the question below; you do not answer it yourself. Follow this plan: in ' +
	'the first three rounds ask for a Python program, each time for a richer one with more real searching or ' +
	'computing; only if three programs have failed, ask for reasoning in words. Begin with the first round. ' +
	endings(OWN_GUIDANCE, ASK_FOR_CODE);

/** Code-First-Agent: how a reply in round `round` of the plan may end; the first round has the instruction above. */
function codeFirstEndings(round: number): string {
	if (round === 1) return say(PLAN_BEGIN_ENDINGS);
	return say(round <= CODE_FIRST_PROGRAMS ? PLAN_PROGRAM_ENDINGS : PLAN_WORDS_ENDINGS);
}

const CODE_FIRST_PROGRAMS = 3;

export const PLAN_BEGIN_ENDINGS = endings(OWN_GUIDANCE, ASK_FOR_CODE);
export const PLAN_PROGRAM_ENDINGS = endings(ACCEPT, OWN_GUIDANCE, ASK_FOR_CODE, GIVE_UP);
export const PLAN_WORDS_ENDINGS = endings(ACCEPT, OWN_GUIDANCE, ASK_FOR_TEXT, GIVE_UP);

/**
 * Code-First-Agent: stands at the end of the report that leads to round `round` (2 or more) of the plan.
 * @internal for tests
 */
export function codeFirstNextInstruction(round: number): string {
	return say(round <= CODE_FIRST_PROGRAMS ? PLAN_PROGRAM : PLAN_WORDS, { round: String(round) });
}

function planStep(what: string, ends: string): string {
	return (
		`Now go on with your plan. This is round {round}: ${what}. The model sees only the guidance you write, none ` +
		`of the above, so put into words whatever it needs to know about what went wrong. ${ends}`
	);
}

export const PLAN_PROGRAM = planStep(
	'unless the latest answer is right, ask for a richer program than the one before: real searching or computing, every condition tested in code',
	PLAN_PROGRAM_ENDINGS,
);
export const PLAN_WORDS = planStep(
	'unless the latest answer is right, programs have had their three rounds, so ask for reasoning in words',
	PLAN_WORDS_ENDINGS,
);
