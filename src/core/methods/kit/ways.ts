import { say } from '../prompts/say.ts';
import type { FinalReply } from '../method.ts';
import type { Way } from '../../steer.ts';
import { signsOf, wayOf } from './question-signs.ts';
import { ask, finalOf, note, runReply, type Steps, withInstruction } from '../steps.ts';

/** A call that asks for one way, in a dialogue of its own; `instruction` as it is said. */
export function inWay(way: Way, question: string, turn: number, instruction = say(INSTRUCTIONS[way])) {
	return {
		role: 'task',
		turn,
		steer: way,
		purpose: `answers in ${way}`,
		messages: [{ role: 'user', content: withInstruction(instruction, question) }],
	} as const;
}

/** One reply in one way, its program run; nothing comes after it. */
export function* answerInWay(
	way: Way,
	question: string,
	turn: number,
	instruction = say(INSTRUCTIONS[way]),
): Steps<FinalReply> {
	const reply = yield* ask(inWay(way, question, turn, instruction));
	return finalOf(yield* runReply(reply, turn));
}

/** Plain rules on the words of the question choose the way; `before` says why they have to. */
export function* chooseBySigns(question: string, by: 'coach' | 'method', before = ''): Steps<Way> {
	const { way, reason } = wayOf(signsOf(question));
	yield* note({ type: 'decision', turn: 1, by, action: way, reason: `${before}${reason}` });
	return way;
}

/** All Text (P1), All Text + CoT (P2): steps in words, no program. */
export const ALL_TEXT_INSTRUCTION =
	'Solve this by reasoning in words only. Work through it step by step, name the points where a slip is likely and ' +
	'take care of them, and state the final answer at the very end. Do not write program code.';

/** All Code (P1): a program, no request to reason first. */
export const ALL_CODE_INSTRUCTION =
	'Solve this by writing a Python program. Reply with one complete program in a single ```python block. It is run ' +
	'exactly as written and must print the final answer in the form the question asks for.';

/** All Code + CoT: plan in words, then exactly one program. */
export const CODE_COT_INSTRUCTION =
	'Solve this with a Python program, but think first: describe in words what has to be computed and which method ' +
	'finds it. Then write exactly one complete program in a single ```python block. Let the program work the answer ' +
	'out instead of printing one you already have in mind, and let it print the final answer in the form the question ' +
	'asks for. It is run exactly as written; nothing is edited or copied by hand.';

/** After a program that ends where its reply does, at the limit on its length: it has no fault that could be found. */
export const CUT_PROGRAM =
	'Your reply broke off before the end of its program: it was too long. Reply with the program alone, short and without ' +
	'explanations, in one ```python block.';

/** Before the text instruction, after programs. */
export const LEAVE_PROGRAMS = 'Leave programs aside from now on.';

/** What a way is asked for with, unless a method has words of its own. */
const INSTRUCTIONS: Readonly<Record<Way, string>> = {
	text: ALL_TEXT_INSTRUCTION,
	code: CODE_COT_INSTRUCTION,
};
