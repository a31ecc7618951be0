import { CODE_FIRST_COACH_INSTRUCTION, CODE_FIRST_NEXT_INSTRUCTION } from '../coach/prompts.ts';
import { codeFirst, codeFirstCalls } from './code-first-rule.ts';
import type { Method } from './method.ts';
import { steer, steeringCalls, type SteeringRules } from './steering-loop.ts';
import { steeringOptions, steeringRules, steeringSees } from './steering-options.ts';

/** The plan stands in the coach's instruction, so it is repeated with every report, and no report speaks against it. */
const AGENT: Partial<SteeringRules> = {
	choiceInstruction: CODE_FIRST_COACH_INSTRUCTION,
	nextInstruction: CODE_FIRST_NEXT_INSTRUCTION,
	remindCoach: true,
};

export const codeFirstAgent: Method = {
	id: 'code-first-agent',
	label: 'Code-first agent',
	summary: 'A prompted coach that asks for ever richer code in three rounds before it turns to text.',
	source: { paper: 'P2', section: 'added comparison, prompt-only controllers' },
	roles: ['task', 'coach', 'checker'],
	options: steeringOptions.filter(({ id }) => id !== 'remindCoach'),
	calls: (options, ruleCoach = false) =>
		ruleCoach ? codeFirstCalls(options) : steeringCalls(steeringRules(options, false, AGENT)),
	sees: steeringSees,
	// The rule coach would follow its own rules; the plan without a model is Code-first rule.
	plan: ({ text }, options, { ruleCoach }) =>
		ruleCoach ? codeFirst(text, options) : steer(text, steeringRules(options, false, AGENT)),
};
