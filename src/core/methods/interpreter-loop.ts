import { readReply } from '../reply/reading.ts';
import { INTERPRETER_INSTRUCTION, withInstruction } from '../coach/prompts.ts';
import type { ExecutionResult } from '../execution.ts';
import { isRecord } from '../json.ts';
import type { ChatMessage, ToolCall, ToolSpec } from '../model.ts';
import { err, ok, type Result } from '../result.ts';
import type { Steer } from '../run/event.ts';
import { lastMarked } from '../reply/answer.ts';
import { describeExecution } from './describe-execution.ts';
import type { AskResult, FinalReply, MethodOptions, OptionSpec } from './method.ts';
import { numberOf } from './options.ts';
import { all, ask, expectKind, note, type Steps } from './steps.ts';

export const stepsOption = {
	id: 'steps',
	label: 'Replies',
	kind: 'integer',
	min: 1,
	max: 16,
	default: 8,
	help: 'How many replies the model has at most, the final answer included',
} satisfies OptionSpec;

export function interpreterCalls(options: MethodOptions): { min: number; max: number } {
	return { min: 1, max: numberOf(stepsOption, options) };
}

/** The tool the model is given where the host knows tools; elsewhere fenced blocks do the same. */
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
	hasTools: boolean,
): Steps<FinalReply> {
	const max = numberOf(stepsOption, options);
	const howTo = hasTools ? '' : INTERPRETER_INSTRUCTION;
	const instruction = [howTo, question.instruction].filter((part) => part !== '').join('\n\n');
	const messages: ChatMessage[] = [{ role: 'user', content: withInstruction(instruction, question.text) }];
	const session = new Session();
	for (let turn = 1; ; turn++) {
		const reply = yield* ask({
			role: 'task',
			turn,
			steer: turn === 1 ? question.steer : 'free',
			purpose: turn === 1 ? 'answers, may run code' : 'goes on with the output',
			messages: [...messages],
			...(hasTools ? { tools: [PYTHON_TOOL] } : {}),
		});
		const heard = yield* session.answer(reply, turn, hasTools);
		if (heard === null) {
			const reason = 'The model gave its answer without asking for another run';
			yield* note({ type: 'decision', turn, by: 'model', action: 'return', reason });
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

/** What ran so far, and how runs are reported back. */
class Session {
	#last: { turn: number; result: ExecutionResult } | null = null;
	readonly #done = new Set<string>();

	/** The messages that go back to the model; null when the reply asks for no run. */
	*answer(reply: AskResult, turn: number, hasTools: boolean): Steps<ChatMessage[] | null> {
		if (hasTools && reply.toolCalls.length > 0) return yield* this.#answerTools(reply, turn);
		const { program, prose } = reply.reading;
		const { code, note: remark } = program ?? { code: null, note: null };
		// A final answer often repeats the program; running it again would never end.
		const isRepeat = code !== null && this.#done.has(code);
		if (code === null || isRepeat || (hasTools && lastMarked(prose) !== null)) return null;
		const output = yield* this.#run(code, turn, remark);
		return [
			{ role: 'assistant', content: reply.text },
			{ role: 'user', content: `Running your block gave:\n${output}` },
		];
	}

	/** The answer stands in the last reply, or in the last output when the reply names none. */
	final({ text, reading }: AskResult, turn: number): FinalReply {
		const isAnswered = lastMarked(reading.prose) !== null;
		const { result } = this.#last ?? { result: null };
		const isPrinted = result !== null && result.kind !== 'unavailable' && lastMarked(result.stdout) !== null;
		return !isAnswered && isPrinted
			? { turn: this.#last?.turn ?? turn, text, reading, execution: result }
			: { turn, text, reading, execution: null };
	}

	/** At the limit a program of the last reply counts like that of a single reply; one of an earlier reply does not. */
	cutOff(reply: AskResult, turn: number): FinalReply {
		return this.#last?.turn === turn
			? { turn, text: reply.text, reading: reply.reading, execution: this.#last.result }
			: this.final(reply, turn);
	}

	*#answerTools({ text, toolCalls }: AskResult, turn: number): Steps<ChatMessage[]> {
		const answers: ChatMessage[] = [];
		for (const [i, call] of toolCalls.entries()) {
			const code = i < CALLS_PER_REPLY ? codeOf(call) : err(TOO_MANY);
			const content = code.ok ? yield* this.#run(code.value, turn, null) : code.error;
			if (!code.ok) yield* note({ type: 'remark', turn, text: code.error });
			answers.push({ role: 'tool', toolCallId: call.id, content });
		}
		return [{ role: 'assistant', content: text, toolCalls }, ...answers];
	}

	*#run(code: string, turn: number, remark: string | null): Steps<string> {
		this.#done.add(code);
		const results = yield* all([
			{ kind: 'inspect', turn, code, prose: '' },
			{
				kind: 'execute',
				turn,
				purpose: 'tool',
				code,
				session: 'interpreter',
				...(remark === null ? {} : { note: remark }),
			},
		]);
		const { result } = expectKind(results[1], 'execute');
		this.#last = { turn, result };
		const isLost = result.kind === 'timed-out' || result.kind === 'crashed';
		return isLost ? `${describeExecution(result)}\n${STARTED_ANEW}` : describeExecution(result);
	}
}

const CALLS_PER_REPLY = 8;

function codeOf({ name, arguments: json }: ToolCall): Result<string> {
	if (name !== PYTHON_TOOL.name) return err(`There is no tool named ${name}, only ${PYTHON_TOOL.name}`);
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch {
		return err('The arguments of the call are not valid JSON, so nothing was run');
	}
	if (!isRecord(value) || typeof value['code'] !== 'string') {
		return err('The call has no text named code, so nothing was run');
	}
	return ok(readReply(value['code']).program?.code ?? value['code']);
}

const TOO_MANY = 'Not run: too many calls in one reply';
const STARTED_ANEW = 'The interpreter was started anew; names defined before are gone.';
