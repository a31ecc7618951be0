import { say } from './prompts/say.ts';
import { STOP_WORD } from './kit/stop-word.ts';
import type { ChatMessage } from '../model.ts';
import { answerInTurns, GRADED_OTHERWISE, IN_TURNS, SEES_ANOTHER_LOOK } from './kit/several-turns.ts';
import { face } from './faces.ts';
import type { FinalReply, Method } from './method.ts';
import type { MethodOptions } from '../method-id.ts';
import { INSTRUCTION, QUESTION, type Shown } from './sights.ts';
import { note, type Steps, withInstruction } from './steps.ts';

const SYSTEM_INSTRUCTION: Shown = { what: 'system message', from: 'question' };

export const autogenConca: Method = {
	...face('autogen-conca'),
	source: { paper: 'P1', section: 'table 2, method 5' },
	...IN_TURNS,
	differs: {
		paper:
			'The instruction says what AutoGen’s asks for, in our own words; with several turns it really returns the output it promises.',
		code: GRADED_OTHERWISE,
	},
	sees: [{ who: 'task model', sees: [INSTRUCTION, QUESTION], note: 'in one message' }, SEES_ANOTHER_LOOK],
	plan: ({ text }, options) => assist(inOneMessage(text), options),
};

export const autogenSystem: Method = {
	...face('autogen-system'),
	source: { paper: 'P1', section: 'table 2, method 6' },
	...IN_TURNS,
	differs: {
		paper:
			'The instruction says what AutoGen’s asks for, in our own words; a model without a system role gets it in front of the question.',
		code: GRADED_OTHERWISE,
	},
	sees: [
		{ who: 'task model', sees: [SYSTEM_INSTRUCTION, QUESTION], note: 'in two messages' },
		SEES_ANOTHER_LOOK,
	],
	*plan({ text }, options, { capabilities }): Steps<FinalReply> {
		if (!capabilities.systemRole) {
			yield* note({ type: 'remark', turn: 1, text: NO_SYSTEM_ROLE });
			return yield* assist(inOneMessage(text), options);
		}
		const messages: ChatMessage[] = [
			{ role: 'system', content: say(AUTOGEN_INSTRUCTION) },
			{ role: 'user', content: text },
		];
		return yield* assist(messages, options);
	},
};

function inOneMessage(question: string): ChatMessage[] {
	return [{ role: 'user', content: withInstruction(say(AUTOGEN_INSTRUCTION), question) }];
}

function assist(messages: readonly ChatMessage[], options: MethodOptions): Steps<FinalReply> {
	return answerInTurns({ messages, steer: 'free', purpose: 'answers as an assistant' }, options);
}

const NO_SYSTEM_ROLE =
	'This model has no system role: the instruction goes in front of the question, which is AutoGen conca.';

/** The general assistant's instruction of AutoGen Conca. and AutoGen System (P1), in our words. */
export const AUTOGEN_INSTRUCTION =
	'You are a helpful assistant who solves tasks with language and with Python. Use a program when facts have to be ' +
	'gathered or a step has to be calculated, and your own words where understanding is needed; say for each step which ' +
	'of the two it uses. Put a program into one ```python block, at most one in a reply, and make it complete: the user ' +
	'cannot change it, only run it and return what it prints, so print what you want to see. If a run shows an error, ' +
	'repair the program and send it whole. When you have an answer, check it and give the evidence. When all is done, ' +
	`put the word ${STOP_WORD} alone on the last line.`;
