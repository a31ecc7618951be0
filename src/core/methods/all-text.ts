import { ALL_TEXT_INSTRUCTION, withInstruction } from '../coach/prompts.ts';
import type { Method } from './method.ts';
import { answerInTurns, turnCalls, turnsOption } from './several-turns.ts';

export const allText: Method = {
	id: 'all-text',
	label: 'All text',
	summary: 'Reason step by step in words, no code (“All Text” in P1, “All Text + CoT” in P2).',
	source: { paper: 'P1', section: 'table 2, method 2' },
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
				messages: [{ role: 'user', content: withInstruction(ALL_TEXT_INSTRUCTION, text) }],
				steer: 'text',
				purpose: 'answers in text',
			},
			options,
		),
};
