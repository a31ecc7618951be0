import { AUTOGEN_INSTRUCTION, withInstruction } from './steering/prompts.ts';
import type { Method } from './method.ts';
import { answerInTurns, turnCalls, turnsOption } from './kit/several-turns.ts';

export const autogenConca: Method = {
	id: 'autogen-conca',
	label: 'AutoGen conca.',
	summary: 'AutoGen’s kind of assistant instruction in front of the question, in one user message.',
	source: { paper: 'P1', section: 'table 2, method 5' },
	roles: ['task'],
	options: [turnsOption],
	presets: [],
	differs: {
		paper:
			'The instruction says what AutoGen’s asks for, in our own words; with several turns it really returns the output it promises.',
		code: 'One answer counts, read by fixed rules; the released grading takes the text or the output, whichever is right. Programs run under the page’s time limit, not 15 s.',
	},
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
