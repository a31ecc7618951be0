import { say } from '../prompts/say.ts';
import type { ExecutionResult } from '../../execution.ts';
import type { ChatMessage, ToolSpec } from '../../model.ts';
import { marked } from '../../reply/markers.ts';
import { emptyCall } from '../../reply/tool-call.ts';
import { codeOfArguments } from '../../reply/tool-arguments.ts';
import { err } from '../../result.ts';
import { shownText } from '../../shown-text.ts';
import type { Steer } from '../../steer.ts';
import { describeExecution } from '../kit/describe-execution.ts';
import type { AskResult, FinalReply } from '../method.ts';
import type { MethodOptions } from '../../method-id.ts';
import { integer, numberOf } from '../options.ts';
import { ask, execute, note, spoken, type Steps, withInstruction } from '../steps.ts';

export const stepsOption = integer(
	'steps',
	'Replies',
	[1, 16],
	8,
	'How many replies the model has at most, the final answer included',
);

/** Model calls of one run: one where the first reply answers at once, at most one for each reply of the option. */
export function interpreterCalls(options: MethodOptions): { min: number; max: number } {
	return { min: 1, max: numberOf(stepsOption, options) };
}

/**
 * The tool the model is given where the host knows tools; elsewhere fenced blocks do the same.
 */
export const PYTHON_TOOL: ToolSpec = {
	name: 'python',
	description:
		'Runs Python and returns what it printed, or the value of the last expression. Names stay defined between calls.',
	parameters: {
		type: 'object',
		properties: { code: { type: 'string', description: 'The program to run' } },
		required: ['code'],
		additionalProperties: false,
	},
};

/** The model decides whether, when and how often code runs, and sees every output. The interpreter is kept for the run. */
export function* interpret(
	question: { text: string; instruction: string; steer: Steer },
	options: MethodOptions,
	mayUseTools: boolean,
): Steps<FinalReply> {
	const max = numberOf(stepsOption, options);
	const session = new Session();
	let hasTools = mayUseTools;
	let messages = opening(question, hasTools);
	for (let turn = 1; ; turn++) {
		const step = {
			role: 'task',
			turn,
			steer: turn === 1 ? question.steer : 'free',
			purpose: turn === 1 ? 'answers, may run code' : 'goes on with the output',
		} as const;
		let reply = yield* ask({
			...step,
			messages: [...messages],
			...(hasTools ? { tools: [{ ...PYTHON_TOOL, description: say(PYTHON_TOOL.description) }] } : {}),
		});
		if (reply.refusedTools === true) {
			yield* note({ type: 'remark', turn, text: NO_TOOLS });
			hasTools = false;
			messages = [...opening(question, false), ...withoutTools(messages.slice(1))];
			reply = yield* ask({ ...step, messages: [...messages] });
		}
		const heard = yield* session.answer(reply, turn, hasTools);
		if (!Array.isArray(heard)) {
			yield* note({ type: 'decision', turn, by: 'model', action: 'return', reason: heard.ended });
			return session.final(reply, turn);
		}
		if (turn === max) {
			const text = `All ${String(max)} replies are used; the last one counts`;
			yield* note({ type: 'limit-reached', turn, limit: 'turns', text });
			return session.cutOff(reply, turn);
		}
		messages.push(...heard);
	}
}

function opening(question: { text: string; instruction: string }, hasTools: boolean): ChatMessage[] {
	const howTo = hasTools ? '' : say(INTERPRETER_INSTRUCTION);
	const instruction = [howTo, question.instruction].filter((part) => part !== '').join('\n\n');
	return [{ role: 'user', content: withInstruction(instruction, question.text) }];
}

/** A dialogue that was begun with tool calls, for a model that takes none: calls as blocks, results as the user's words. */
function withoutTools(messages: readonly ChatMessage[]): ChatMessage[] {
	return messages.map((message): ChatMessage => {
		if (message.role === 'tool') return { role: 'user', content: gave(message.content) };
		if (message.role !== 'assistant' || message.toolCalls === undefined) return message;
		const blocks = message.toolCalls.flatMap((call) => {
			const code = codeOfArguments(call.arguments);
			return code.ok ? [`\`\`\`python\n${code.value}\n\`\`\``] : [];
		});
		return spoken([message.content, ...blocks].filter((part) => part !== '').join('\n\n'));
	});
}

/** What ran so far, and how runs are reported back. */
class Session {
	#last: { turn: number; result: ExecutionResult } | null = null;
	/** What each program gave when it ran last. */
	readonly #done = new Map<string, ExecutionResult>();
	/** The model has been told that nothing was run, and has not had anything run since. */
	#isTold = false;

	/** The messages that go back to the model; else why the reply is the last one. */
	*answer(reply: AskResult, turn: number, hasTools: boolean): Steps<ChatMessage[] | { ended: string }> {
		if (hasTools && reply.toolCalls.length > 0) return yield* this.#answerTools(reply, turn);
		const { program, prose } = reply.reading;
		const isMarked = marked(prose) !== null;
		if (program === null) {
			const tool = isMarked ? null : emptyCall(prose);
			return tool === null ? { ended: this.#endOf(reply) } : this.#notRun(reply, noProgramFor(tool));
		}
		// Calls written as text all run; of blocks only the first is asked for.
		const codes = program.written === 'call' ? program.blocks.slice(0, CALLS_PER_REPLY) : [program.code];
		if (hasTools && program.written === 'block' && isMarked) return { ended: this.#endOf(reply) };
		const before = codes.map((code) => this.#done.get(code) ?? null);
		if (before.every((result) => result !== null)) {
			// A final answer often repeats the program; running it again would never end.
			if (isMarked) return { ended: this.#endOf(reply) };
			const failed = before.find((result) => result.kind !== 'finished');
			return failed === undefined
				? { ended: 'The model asked for the same run again; what that had given counts' }
				: this.#notRun(reply, REPEATS, failed);
		}
		const outputs: string[] = [];
		for (const code of codes) outputs.push(yield* this.#run(code, reply.callId, turn, program.note));
		return [spoken(reply.text), { role: 'user', content: gave(outputs.join('\n\n')) }];
	}

	/**
	 * A request that leads to no run: the model is told once, with the error it had got before, since a hosted interpreter would
	 * give it the same again. Where the next request is no better the run ends.
	 */
	#notRun({ text }: AskResult, why: NotRun, before?: ExecutionResult): ChatMessage[] | { ended: string } {
		if (this.#isTold) return { ended: why.said };
		this.#isTold = true;
		const told = say(NOT_RUN, { why: why.told });
		const content = before === undefined ? told : `${gave(describeExecution(before))}\n\n${told}`;
		return [spoken(text), { role: 'user', content }];
	}

	/** Of a reply that has nothing run: what it did instead, as far as that is certain. */
	#endOf({ reading, finishReason }: AskResult): string {
		const run = this.#last === null ? 'a run' : 'another run';
		if (marked(reading.prose) !== null) return `The model gave its answer without asking for ${run}`;
		switch (finishReason.unified) {
			case 'circles':
				return 'The reply goes in circles, so it was ended; it asks for no run';
			case 'length':
				return `The reply was cut off at its limit without asking for ${run}`;
			default:
				return `The reply does not ask for ${run}, so it is the last one`;
		}
	}

	/** The answer stands in the last reply, or in the last output when the reply names none. */
	final({ text, reading: read }: AskResult, turn: number): FinalReply {
		// A call is no answer.
		const reading = emptyCall(read.prose) === null ? read : { ...read, prose: '', before: 0, after: 0 };
		const isAnswered = marked(reading.prose) !== null;
		const { result } = this.#last ?? { result: null };
		const isPrinted = result !== null && result.kind !== 'unavailable' && marked(result.stdout) !== null;
		// A last reply that only repeats its program leaves the output to answer.
		const isSilent = result !== null && reading.program !== null && reading.prose.trim() === '';
		return !isAnswered && (isPrinted || isSilent)
			? { turn: this.#last?.turn ?? turn, text, reading, execution: result }
			: { turn, text, reading, execution: null };
	}

	/** At the limit a program of the last reply counts like that of a single reply; one of an earlier reply does not. */
	cutOff(reply: AskResult, turn: number): FinalReply {
		return this.#last?.turn === turn
			? { turn, text: reply.text, reading: reply.reading, execution: this.#last.result }
			: this.final(reply, turn);
	}

	*#answerTools({ callId, text, toolCalls, opaque }: AskResult, turn: number): Steps<ChatMessage[]> {
		const answers: ChatMessage[] = [];
		for (const [i, call] of toolCalls.entries()) {
			const code = i < CALLS_PER_REPLY ? codeOfArguments(call.arguments) : err(TOO_MANY);
			const content = code.ok ? yield* this.#run(code.value, callId, turn, null) : code.error;
			if (!code.ok) yield* note({ type: 'remark', turn, text: code.error });
			answers.push({ role: 'tool', toolCallId: call.id, content });
		}
		const said = {
			role: 'assistant',
			content: text,
			toolCalls,
			...(opaque === undefined ? {} : { opaque }),
		} as const;
		return [said, ...answers];
	}

	*#run(code: string, callId: string, turn: number, remark: string | null): Steps<string> {
		const { result } = yield* execute({
			turn,
			callId,
			purpose: 'tool',
			code,
			analyse: { prose: '' },
			session: 'interpreter',
			...(remark === null ? {} : { note: remark }),
		});
		this.#done.set(code, result);
		this.#isTold = false;
		this.#last = { turn, result };
		const isLost = result.kind === 'timed-out' || result.kind === 'crashed';
		return isLost ? `${describeExecution(result)}\n${STARTED_ANEW}` : describeExecution(result);
	}
}

function gave(output: string): string {
	return `Running your block gave:\n${output}`;
}

/** Why nothing was run: for the model, and for the person where that ends the run. */
interface NotRun {
	told: string;
	said: string;
}

const REPEATS: NotRun = {
	told: 'this program has been run already and would fail in the same way',
	said: 'The model asked for the same run again, which had failed before',
};

function noProgramFor(tool: string): NotRun {
	return {
		told: 'the call has no text named code',
		said: `The model called a tool “${shownText(tool, 40)}” without a program, so nothing was run`,
	};
}

const CALLS_PER_REPLY = 8;
const TOO_MANY = 'Not run: too many calls in one reply';
const STARTED_ANEW = 'The interpreter was started anew; names defined before are gone.';
const NO_TOOLS = 'The model takes no tools, so it is asked to write its programs in fenced blocks';

/** Code interpreter, once, after a request that leads to no run. */
export const NOT_RUN =
	'Nothing was run now: {why}. If you need Python, write a different program. If not, give the final answer in the form the ' +
	'question asks for.';

/** Code interpreter without tool calls: how to have programs run, before the question. */
export const INTERPRETER_INSTRUCTION =
	'A Python interpreter is at your disposal. To use it, write one ```python block; what it prints is sent back to you, ' +
	'and names stay defined for the next block. Use it as often as you need, or not at all. When you are done, give the ' +
	'final answer in the form the question asks for, in a reply without a block.';
