import { CODE_FIRST_COACH_INSTRUCTION, codeFirstEndings, codeFirstNextInstruction } from './prompts.ts';
import type { CoachRules } from './coach-dialogue.ts';
import { codeFirst, codeFirstCalls } from './code-first-rule.ts';
import type { Method } from '../method.ts';
import type { MethodOptions } from '../../method-id.ts';
import { PROMPTED_PRESETS } from '../presets.ts';
import { steer, steeringCalls, type SteeringRules } from './steering-loop.ts';
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
	id: 'code-first-agent',
	label: 'Code-first agent',
	summary: 'A prompted coach that asks for ever richer code in three rounds before it turns to text.',
	source: { paper: 'P2', section: 'added comparison, prompt-only controllers' },
	roles: ['task', 'coach', 'checker'],
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
	plan: ({ text }, options, { ruleCoach }) =>
		ruleCoach ? codeFirst(text, options) : steer(text, agentRules(options)),
};
