import { AUTOGEN_INSTRUCTION, withInstruction } from '../coach/prompts.ts';
import type { Method } from './method.ts';
import { answerInTurns, turnCalls, turnsOption } from './several-turns.ts';

export const autogenConca: Method = {
	id: 'autogen-conca',
	label: 'AutoGen conca.',
	summary: 'AutoGen’s kind of assistant instruction in front of the question, in one user message.',
	source: { paper: 'P1', section: 'table 2, method 5' },
	roles: ['task'],
	options: [turnsOption],
	calls: turnCalls,
	sees: [
		'task model ← instruction + question, as one message',
		'with more turns: task model ← what its program printed, or its own answer',
	],
	plan: ({ text }, options) =>
		answerInTurns(
			{
				messages: [{ role: 'user', content: withInstruction(AUTOGEN_INSTRUCTION, text) }],
				steer: 'free',
				purpose: 'answers as an assistant',
			},
			options,
		),
};
