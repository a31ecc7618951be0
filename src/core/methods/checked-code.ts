import { say } from './prompts/say.ts';
import { OURS } from './kit/ours.ts';
import { ALL_TEXT_INSTRUCTION, CODE_COT_INSTRUCTION, CUT_PROGRAM, LEAVE_PROGRAMS } from './kit/ways.ts';
import { CHECK_CALLS, selfCheck } from './kit/self-check.ts';
import type { ChatMessage } from '../model.ts';
import { workingCopy } from './kit/describe-execution.ts';
import { describeExecution } from './kit/describe-execution.ts';
import { face } from './faces.ts';
import type { FinalReply, Method } from './method.ts';
import { integer, isOn, numberOf, toggle } from './options.ts';
import { ANSWER, CODE_INSTRUCTION, OUTPUT, QUESTION, TEXT_INSTRUCTION } from './sights.ts';
import { ask, type Attempt, finalOf, note, runReply, spoken, type Steps, withInstruction } from './steps.ts';

const rounds = integer(
	'rounds',
	'Programs',
	[1, 6],
	2,
	'How many programs the model may write: the first and its repairs',
);

const withSelfCheck = toggle(
	'selfCheck',
	'Self-answer checker',
	true,
	'Also has a test program written for an answer that looks sound',
);

const lastResort = toggle(
	'lastResort',
	'Words as last resort',
	true,
	'When the last program still has a fault, the question is answered in words',
);

export const checkedCode: Method = {
	...face('checked-code'),
	...OURS,
	options: [rounds, withSelfCheck, lastResort],
	calls: (options) => {
		const programs = numberOf(rounds, options);
		const words = isOn(lastResort, options) ? 1 : 0;
		const checks = isOn(withSelfCheck, options) ? programs - 1 + words : 0;
		return { min: checks > 0 ? 2 : 1, max: programs + words + checks * CHECK_CALLS.max };
	},
	sees: [
		{ who: 'task model', sees: [CODE_INSTRUCTION, QUESTION] },
		{ who: 'checker', sees: [QUESTION, ANSWER, OUTPUT] },
		{ when: 'to repair it', who: 'task model', sees: [OUTPUT, { what: 'what is wrong', from: 'checker' }] },
		{
			when: 'if that fails',
			who: 'task model',
			sees: [TEXT_INSTRUCTION, { what: 'what is wrong', from: 'checker' }],
		},
	],
	*plan({ text: question }, options): Steps<FinalReply> {
		const max = numberOf(rounds, options);
		const mayUseWords = isOn(lastResort, options);
		const messages: ChatMessage[] = [
			{ role: 'user', content: withInstruction(say(CODE_COT_INSTRUCTION), question) },
		];
		for (let turn = 1; ; turn++) {
			const reply = yield* ask({
				role: 'task',
				turn,
				steer: 'code',
				purpose: turn === 1 ? 'answers in code' : 'repairs its code',
				messages: [...messages],
			});
			messages.push(spoken(reply.text));
			const attempt = yield* runReply(reply, turn);
			// A check whose outcome changes nothing is not worth its calls.
			const isChecked = isOn(withSelfCheck, options) && (turn < max || mayUseWords);
			const fault = faultOf(attempt) ?? (isChecked ? yield* faultOfCheck(question, attempt) : null);
			if (fault === null) {
				const reason = 'The program ran to its end and no fault was found';
				yield* note({ type: 'decision', turn, by: 'method', action: 'return', reason });
				return finalOf(attempt);
			}
			if (turn < max) {
				yield* note({ type: 'decision', turn, by: 'method', action: 'improve', reason: fault.name });
				messages.push({ role: 'user', content: fault.message });
				continue;
			}
			if (mayUseWords) return yield* inWords(messages, fault, turn);
			const words = `The last program still has a fault and may not be written again: ${fault.name}`;
			yield* note({ type: 'limit-reached', turn, limit: 'turns', text: words });
			return finalOf(attempt);
		}
	},
};

function* inWords(messages: readonly ChatMessage[], fault: Fault, turn: number): Steps<FinalReply> {
	const reason = `${fault.name}, and no more programs are allowed`;
	yield* note({ type: 'decision', turn, by: 'method', action: 'text', reason });
	const content = `${say(NOT_SOUND, { fault: fault.name })}\n\n${say(LEAVE_PROGRAMS)} ${say(ALL_TEXT_INSTRUCTION)}`;
	const reply = yield* ask({
		role: 'task',
		turn: turn + 1,
		steer: 'text',
		purpose: 'answers in text',
		messages: [...messages, { role: 'user', content }],
	});
	return finalOf(yield* runReply(reply, turn + 1));
}

interface Fault {
	/** For the person. */
	name: string;
	/** For the model. */
	message: string;
}

function faultOf({ code, analysis, execution, reading }: Attempt): Fault | null {
	if (code === null || execution === null) return { name: 'There is no program', message: say(NO_PROGRAM) };
	const run = `Running your program gave:\n${describeExecution(execution)}\n\n`;
	if (execution.kind === 'raised' && reading.isCut && execution.error.name === 'SyntaxError') {
		return { name: 'The reply broke off in the middle of its program', message: say(CUT_PROGRAM) };
	}
	if (execution.kind === 'raised') {
		return { name: `The program stopped with ${execution.error.name}`, message: `${run}${say(REPAIR)}` };
	}
	if (execution.kind !== 'finished') {
		return { name: 'The program did not get to its end', message: `${run}${say(FASTER)}` };
	}
	if (execution.stdout.trim() === '' && execution.value === undefined) {
		return { name: 'The program printed nothing', message: `${run}${say(PRINT)}` };
	}
	if (analysis?.kind === 'analysed' && analysis.disguise !== null) {
		return { name: `Text in disguise: ${analysis.disguise}`, message: `${run}${say(COMPUTE)}` };
	}
	return null;
}

function* faultOfCheck(question: string, attempt: Attempt): Steps<Fault | null> {
	const { verdict, explanation } = yield* selfCheck(question, workingCopy(attempt), attempt.turn);
	if (verdict !== 'incorrect') return null;
	const message = `A test of the answer says:\n${explanation}\n\n${say(REPAIR)}`;
	return { name: 'The check found the answer wrong', message };
}

export const NOT_SOUND = 'The program did not lead to a sound answer. {fault}.';
export const NO_PROGRAM =
	'Your reply holds no program. Write one complete Python program in a single ```python block that computes and prints the final answer.';
export const REPAIR = 'Find the cause, correct it, and write the whole program again in one ```python block.';
export const FASTER =
	'Choose a method that ends much sooner: cut off hopeless branches, remember what is known, make sure every loop ends. Write the whole program again in one ```python block.';
export const PRINT =
	'Let the program print the final answer and write it again, whole, in one ```python block.';
export const COMPUTE =
	'The program only prints what was thought up before. Let it find the answer by searching or computing and test it against every condition. Write it again, whole, in one ```python block.';
