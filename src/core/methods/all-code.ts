import { ALL_CODE_INSTRUCTION, withInstruction } from '../coach/prompts.ts';
import type { Method } from './method.ts';
import { answerInTurns, turnCalls, turnsOption } from './several-turns.ts';

export const allCode: Method = {
	id: 'all-code',
	label: 'All code',
	summary: 'Write a Python program that prints the answer, without reasoning first.',
	source: { paper: 'P1', section: 'table 2, method 3' },
	roles: ['task'],
	options: [turnsOption],
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
