import { say } from '../prompts/say.ts';
import { ALL_TEXT_INSTRUCTION, CODE_COT_INSTRUCTION } from '../kit/ways.ts';
import { CHECK_CALLS, selfCheck } from '../kit/self-check.ts';
import type { ChatMessage } from '../../model.ts';
import { workingCopy } from '../kit/describe-execution.ts';
import { face } from '../faces.ts';
import type { FinalReply, Method } from '../method.ts';
import type { MethodOptions } from '../../method-id.ts';
import { isOn, toggle } from '../options.ts';
import { ANSWER, CODE_INSTRUCTION, OUTPUT, QUESTION } from '../sights.ts';
import { ask, finalOf, note, runReply, spoken, type Steps, withInstruction } from '../steps.ts';

const stopWhenRight = toggle(
	'selfCheck',
	'Stop when a check passes',
	true,
	'After each round a test program is written; when it finds the answer right, the plan ends early',
);

export const codeFirstRule: Method = {
	...face('code-first-rule'),
	source: { paper: 'P2', section: 'added comparison, prompt-only controllers' },
	options: [stopWhenRight],
	presets: [],
	differs: {
		paper:
			'The wording of the four rounds is ours; whether the paper’s plan ends early when a check passes is not said, here that is a switch.',
		code: 'The script of this baseline is not in the released code, so there is nothing to compare with.',
	},
	calls: codeFirstCalls,
	sees: [
		{ who: 'task model', sees: [CODE_INSTRUCTION, QUESTION] },
		{ who: 'checker', sees: [QUESTION, ANSWER, OUTPUT] },
		{
			when: 'each round',
			who: 'task model',
			sees: [{ what: 'next instruction', from: 'question' }],
			hidden: [OUTPUT, { what: 'verdict', from: 'checker' }],
		},
	],
	plan: ({ text }, options) => codeFirst(text, options),
};

/**
 * Without checks one call per round; with them two at least, where the first answer passes its check, and no check after the
 * last round.
 */
export function codeFirstCalls(options: MethodOptions): { min: number; max: number } {
	const rounds = CODE_FIRST_ROUNDS.length;
	return isOn(stopWhenRight, options)
		? { min: 2, max: rounds + (rounds - 1) * CHECK_CALLS.max }
		: { min: rounds, max: rounds };
}

/** The fixed plan; Code-first agent follows it too when its coach is the rule coach. */
export function* codeFirst(question: string, options: MethodOptions): Steps<FinalReply> {
	const dialogue: ChatMessage[] = [];
	let last: FinalReply | null = null;
	for (const [i, { instruction, steer, reason }] of CODE_FIRST_ROUNDS.entries()) {
		const turn = i + 1;
		yield* note({ type: 'decision', turn, by: 'method', action: steer, reason });
		const content = turn === 1 ? withInstruction(say(instruction), question) : say(instruction);
		dialogue.push({ role: 'user', content });
		const reply = yield* ask({
			role: 'task',
			turn,
			steer,
			purpose: `answers in ${steer}`,
			messages: [...dialogue],
		});
		dialogue.push(spoken(reply.text));
		const attempt = yield* runReply(reply, turn);
		last = finalOf(attempt);
		if (turn === CODE_FIRST_ROUNDS.length || !isOn(stopWhenRight, options)) continue;
		const { verdict } = yield* selfCheck(question, workingCopy(attempt), turn);
		if (verdict !== 'correct') continue;
		const passed = 'The check found the answer right, so the plan ends here';
		yield* note({ type: 'decision', turn, by: 'method', action: 'return', reason: passed });
		break;
	}
	if (last === null) throw new Error('The plan has no rounds');
	return last;
}

export const RICHER_CODE =
	'Write a new and richer Python program for the same question: let it search or compute step by step, and test ' +
	'every condition of the question in code before it prints the final answer. One complete ```python block.';
export const RICHEST_CODE =
	'Write the most thorough Python program you can for the same question, with another method than before: ' +
	'systematic enumeration, backtracking or exact symbolic work, helper functions, and a final test of the result ' +
	'inside the program. One complete ```python block that prints the final answer.';

/** @internal for tests */
export const CODE_FIRST_ROUNDS = [
	{ instruction: CODE_COT_INSTRUCTION, steer: 'code', reason: 'Round 1 of the plan asks for code' },
	{
		instruction: RICHER_CODE,
		steer: 'code',
		reason: 'Round 2 of the plan asks for richer code',
	},
	{
		instruction: RICHEST_CODE,
		steer: 'code',
		reason: 'Round 3 of the plan asks for the richest code',
	},
	{
		instruction: ALL_TEXT_INSTRUCTION,
		steer: 'text',
		reason: 'Three rounds of code are over; the plan ends in text',
	},
] as const;
