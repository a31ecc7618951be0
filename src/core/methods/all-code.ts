import { ALL_CODE_INSTRUCTION, withInstruction } from './steering/prompts.ts';
import type { Method } from './method.ts';
import { answerInTurns, turnCalls, turnsOption } from './kit/several-turns.ts';

export const allCode: Method = {
	id: 'all-code',
	label: 'All code',
	summary: 'Write a Python program that prints the answer, without reasoning first.',
	source: { paper: 'P1', section: 'table 2, method 3' },
	roles: ['task'],
	options: [turnsOption],
	presets: [],
	differs: {
		paper:
			'The instruction is in our own words; the paper’s exact one is not public, so it is taken from what All code + CoT asks for.',
		code: 'One answer counts, read by fixed rules; the released grading takes the text or the output, whichever is right. Programs run under the page’s time limit, not 15 s.',
	},
	calls: turnCalls,
	sees: [
		'task model ← instruction + question',
		'with more turns: task model ← what its program printed, or its own answer',
	],
	plan: ({ text }, options) =>
		answerInTurns(
			{
				messages: [{ role: 'user', content: withInstruction(ALL_CODE_INSTRUCTION, text) }],
				steer: 'code',
				purpose: 'answers in code',
			},
			options,
		),
};
