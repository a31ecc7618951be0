import { AUTOGEN_INSTRUCTION, withInstruction } from './steering/prompts.ts';
import type { FinalReply, Method } from './method.ts';
import { answerInTurns, turnCalls, turnsOption } from './kit/several-turns.ts';
import { note, type Steps } from './steps.ts';

export const autogenSystem: Method = {
	id: 'autogen-system',
	label: 'AutoGen system',
	summary: 'The same assistant instruction in the system role, the bare question from the user.',
	source: { paper: 'P1', section: 'table 2, method 6' },
	roles: ['task'],
	options: [turnsOption],
	presets: [],
	differs: {
		paper:
			'The instruction says what AutoGen’s asks for, in our own words; a model without a system role gets it in front of the question.',
		code: 'One answer counts, read by fixed rules; the released grading takes the text or the output, whichever is right. Programs run under the page’s time limit, not 15 s.',
	},
	calls: turnCalls,
	sees: [
		'task model ← system: instruction; user: question',
		'with more turns: task model ← what its program printed, or its own answer',
	],
	*plan({ text }, options, { capabilities }): Steps<FinalReply> {
		const { systemRole } = capabilities;
		if (!systemRole) yield* note({ type: 'remark', turn: 1, text: NO_SYSTEM_ROLE });
		return yield* answerInTurns(
			{
				messages: systemRole
					? [
							{ role: 'system', content: AUTOGEN_INSTRUCTION },
							{ role: 'user', content: text },
						]
					: [{ role: 'user', content: withInstruction(AUTOGEN_INSTRUCTION, text) }],
				steer: 'free',
				purpose: 'answers as an assistant',
			},
			options,
		);
	},
};

const NO_SYSTEM_ROLE =
	'This model has no system role: the instruction goes in front of the question, which is AutoGen conca.';
