import { ALL_TEXT_INSTRUCTION, withInstruction } from './steering/prompts.ts';
import type { Method } from './method.ts';
import { answerInTurns, turnCalls, turnsOption } from './kit/several-turns.ts';

export const allText: Method = {
	id: 'all-text',
	label: 'All text',
	summary: 'Reason step by step in words, no code (“All Text” in P1, “All Text + CoT” in P2).',
	source: { paper: 'P1', section: 'table 2, method 2' },
	roles: ['task'],
	options: [turnsOption],
	presets: [],
	differs: {
		paper:
			'The instruction is in our own words; with several turns the order inside the feedback message is ours.',
		code: 'A program written all the same is run and its output is the answer. One answer counts, read by fixed rules; the released grading takes the text or the output, whichever is right. Programs run under the page’s time limit, not 15 s.',
	},
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
