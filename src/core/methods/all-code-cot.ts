import { CODE_COT_INSTRUCTION, withInstruction } from './steering/prompts.ts';
import type { Method } from './method.ts';
import { answerInTurns, turnCalls, turnsOption } from './kit/several-turns.ts';

export const allCodeCot: Method = {
	id: 'all-code-cot',
	label: 'All code + CoT',
	summary: 'Plan in words first, then write exactly one Python program.',
	source: { paper: 'P1', section: 'table 2, method 4' },
	roles: ['task'],
	options: [turnsOption],
	presets: [],
	differs: {
		paper: 'The instruction is in our own words.',
		code: 'A sentence of the released instruction that only fits Game 24 is left out. One answer counts, read by fixed rules; the released grading takes the text or the output, whichever is right. Programs run under the page’s time limit, not 15 s.',
	},
	calls: turnCalls,
	sees: [
		'task model ← instruction + question',
		'with more turns: task model ← what its program printed, or its own answer',
	],
	plan: ({ text }, options) =>
		answerInTurns(
			{
				messages: [{ role: 'user', content: withInstruction(CODE_COT_INSTRUCTION, text) }],
				steer: 'code',
				purpose: 'plans, then answers in code',
			},
			options,
		),
};
