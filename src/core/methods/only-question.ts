import type { Method } from './method.ts';
import { answerInTurns, turnCalls, turnsOption } from './kit/several-turns.ts';

export const onlyQuestion: Method = {
	id: 'only-question',
	label: 'Only question',
	summary: 'The bare question, to see what the model does unprompted.',
	source: { paper: 'P1', section: 'table 2, method 1' },
	roles: ['task'],
	options: [turnsOption],
	presets: [],
	differs: {
		paper:
			'With several turns the order inside the feedback message is ours: the paper gives the loop in outline only. No other difference known.',
		code: 'An answer counts from the place it is read in, by fixed rules and not by GPT-4o, and only one counts; the released grading takes the text or the output, whichever is right. Programs run under the page’s time limit, not 15 s.',
	},
	calls: turnCalls,
	sees: [
		'task model ← question',
		'with more turns: task model ← what its program printed, or its own answer',
	],
	plan: ({ text }, options) =>
		answerInTurns(
			{ messages: [{ role: 'user', content: text }], steer: 'free', purpose: 'answers' },
			options,
		),
};
