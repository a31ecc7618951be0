import type { Method } from './method.ts';
import { answerInTurns, turnCalls, turnsOption } from './several-turns.ts';

export const onlyQuestion: Method = {
	id: 'only-question',
	label: 'Only question',
	summary: 'The bare question, to see what the model does unprompted.',
	source: { paper: 'P1', section: 'table 2, method 1' },
	roles: ['task'],
	options: [turnsOption],
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
