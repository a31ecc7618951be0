import { say } from '../prompts/say.ts';
import type { ChatMessage } from '../../model.ts';
import type { Steer } from '../../steer.ts';
import { saysFinished, STOP_WORD } from './stop-word.ts';
import { describeExecution, shorten } from './describe-execution.ts';
import type { FinalReply, Method } from '../method.ts';
import type { MethodOptions } from '../../method-id.ts';
import { choice, choiceOf } from '../options.ts';
import { OUTPUT, type Sight } from '../sights.ts';
import { ask, type Attempt, finalOf, note, runReply, spoken, type Steps } from '../steps.ts';

/** P1 tried its methods 1 to 6 with one, two and four turns (methods.md 4). */
const turnsOption = choice(
	'turns',
	'Turns',
	{ '1': '1', '2': '2', '4': '4' },
	'1',
	'With more than one turn the model is shown what its program printed, or its own answer, and may improve it',
);

function turnCalls(options: MethodOptions): { min: number; max: number } {
	return { min: 1, max: Number(choiceOf(turnsOption, options)) };
}

/** The same in P1's methods 1 to 6, which differ in the first message alone. */
export const IN_TURNS = {
	options: [turnsOption],
	presets: [],
	calls: turnCalls,
} satisfies Partial<Method>;

/** Who sees what after the first reply. */
export const SEES_ANOTHER_LOOK: Sight = {
	when: 'with more turns',
	who: 'task model',
	sees: [OUTPUT, { what: 'its own answer', from: 'task model' }],
	joint: 'or',
};

/** How most methods of P1 differ from the released code. */
export const GRADED_OTHERWISE =
	'One answer counts, read by fixed rules; the released grading takes the text or the output, whichever is right. Programs run under the page’s time limit, not 15 s.';

/** Asks, runs the reply's program, and gives the model another look as often as the option allows. */
export function* answerInTurns(
	first: { messages: readonly ChatMessage[]; steer: Steer; purpose: string },
	options: MethodOptions,
): Steps<FinalReply> {
	const { max } = turnCalls(options);
	let messages = first.messages;
	for (let turn = 1; ; turn++) {
		const reply = yield* ask({
			role: 'task',
			turn,
			steer: turn === 1 ? first.steer : 'free',
			purpose: turn === 1 ? first.purpose : 'looks again',
			messages,
		});
		const attempt = yield* runReply(reply, turn);
		if (max === 1) return finalOf(attempt);
		if (saysFinished(reply.text)) {
			const reason = `The model ended its reply with ${STOP_WORD}`;
			yield* note({ type: 'decision', turn, by: 'model', action: 'return', reason });
			return finalOf(attempt);
		}
		if (turn === max) {
			const text = `All ${String(max)} turns are used; the last reply counts`;
			yield* note({ type: 'limit-reached', turn, limit: 'turns', text });
			return finalOf(attempt);
		}
		messages = [...messages, spoken(reply.text), { role: 'user', content: anotherLook(attempt) }];
	}
}

function anotherLook({ text, execution }: Attempt): string {
	return execution === null
		? `Your answer was:\n${shorten(text.trim(), 1000)}\n\n${say(LOOK_AT_WORDS)} ${say(HOW_TO_FINISH)}`
		: `Running your program gave:\n${describeExecution(execution)}\n\n${say(LOOK_AT_RUN)} ${say(HOW_TO_FINISH)}`;
}

export const LOOK_AT_RUN =
	'Compare this with the question: does it meet every condition? List the points that need care. If something is ' +
	'wrong, write a better complete program that avoids the mistakes made so far.';
export const LOOK_AT_WORDS =
	'Read the question once more and compare: does the answer meet every condition? List the points that need care. If ' +
	'something is wrong, give a better answer.';
export const HOW_TO_FINISH = `If you are satisfied, state the final answer in the form the question asks for and put the word ${STOP_WORD} alone on the last line.`;
