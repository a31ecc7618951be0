import { say } from '../prompts/say.ts';
import type { ExecutionResult, Thought } from '../../execution.ts';
import type { ChatMessage } from '../../model.ts';
import { proseBefore } from '../../reply/reading.ts';
import { face } from '../faces.ts';
import { describeExecution } from '../kit/describe-execution.ts';
import type { AskResult, FinalReply, Method } from '../method.ts';
import { integer, numberOf } from '../options.ts';
import { CODE_INSTRUCTION, OUTPUT, QUESTION } from '../sights.ts';
import { ask, askAll, execute, keep, note, spoken, type Steps, withInstruction } from '../steps.ts';
import { copiesExample } from './copied.ts';
import { ignoresAnswers } from './ignored.ts';
import { withoutOwnThink } from './own-think.ts';
import { thoughtCall, thoughtIn } from './thought.ts';

const thoughts = integer(
	'thoughts',
	'Thoughts',
	[1, 12],
	12,
	'How many questions of its program the model answers, all runs together',
);

const MOST_RERUNS = 6;

/** arXiv 2312.04474. */
export const chainOfCode: Method = {
	...face('chain-of-code'),
	source: { paper: { arXiv: '2312.04474', title: 'Chain of Code' }, section: '' },
	options: [thoughts],
	presets: [],
	differs: {
		paper:
			'What Python cannot know is marked by the program itself as think(…) and answered one question at a time; the paper has a model play every line that does not run.',
		code: 'No line is stepped through: a program that meets a question without an answer stops and runs again from its start once the model has answered.',
	},
	calls: (options) => ({ min: 1, max: 2 + numberOf(thoughts, options) }),
	sees: [
		{ who: 'task model', sees: [CODE_INSTRUCTION, QUESTION] },
		{
			when: 'for each think(…)',
			who: 'task model',
			sees: [{ what: 'what the program asks', from: 'Python' }],
			note: 'in a dialogue of its own',
		},
		{ when: 'after an error, once', who: 'task model', sees: [OUTPUT] },
	],
	*plan({ text: question }, options): Steps<FinalReply> {
		const known = new Known(numberOf(thoughts, options));
		const [instruction, request] = [say(CHAIN_INSTRUCTION), say(CHAIN_REQUEST)];
		const messages: ChatMessage[] = [
			{ role: 'user', content: `${withInstruction(instruction, question)}\n\n${request}` },
		];
		for (let turn = 1; ; turn++) {
			const reply = yield* ask({
				role: 'task',
				turn,
				steer: 'code',
				purpose: turn === 1 ? 'answers in code' : 'repairs its code',
				messages: [...messages],
			});
			const { text, reading } = reply;
			const code = reading.program?.code ?? null;
			if (code === null) {
				const reason = 'The reply holds no program; its words are the answer';
				yield* note({ type: 'decision', turn, by: 'method', action: 'return', reason });
				return { turn, text, reading, execution: null };
			}
			if (copiesExample(code, instruction)) {
				if (turn === 2) {
					yield* note({ type: 'limit-reached', turn, limit: 'turns', text: COPIED_AGAIN });
					return { turn, text, reading, execution: null };
				}
				yield* note({ type: 'decision', turn, by: 'method', action: 'improve', reason: COPIED });
				messages.push(spoken(text), { role: 'user', content: request });
				continue;
			}
			const program = withoutOwnThink(code);
			if (program.isOwn) yield* note({ type: 'remark', turn, text: OWN_THINK });
			const { execution, limit } = yield* runThinking(reply, program.code, turn, known);
			const answer: FinalReply = { turn, text, reading, execution };
			if (limit !== null) {
				yield* note({ type: 'limit-reached', turn, limit: 'turns', text: limit });
				return answer;
			}
			const fault = faultOf(execution);
			if (fault === null) {
				if (known.list.length === 0) yield* note({ type: 'remark', turn, text: NOTHING_ASKED });
				else if (ignoresAnswers(program.code)) yield* note({ type: 'remark', turn, text: IGNORED });
				const reason = `The program ran to its end${known.list.length === 0 ? '' : ` with ${answersOfModel(known.list.length)}`}`;
				yield* note({ type: 'decision', turn, by: 'method', action: 'return', reason });
				return answer;
			}
			if (turn === 2) {
				const words = `The program still has a fault and is repaired only once: ${fault}`;
				yield* note({ type: 'limit-reached', turn, limit: 'turns', text: words });
				return answer;
			}
			yield* note({ type: 'decision', turn, by: 'method', action: 'improve', reason: fault });
			const content = `Running your program gave:\n${describeExecution(execution)}\n\n${say(CHAIN_REPAIR)}`;
			messages.push(spoken(text), { role: 'user', content });
		}
	},
};

/** What the model has answered so far, and how much more it may be asked. */
class Known {
	readonly list: (Thought & { line: number | null })[] = [];
	readonly most: number;
	reruns = 0;

	constructor(most: number) {
		this.most = most;
	}
}

/** Runs a program from its start until it asks nothing more; null, or why it is not run again. */
function* runThinking(
	{ callId, reading, text }: AskResult,
	code: string,
	turn: number,
	known: Known,
): Steps<{ execution: ExecutionResult; limit: string | null }> {
	// Lines are those of an earlier program.
	for (const thought of known.list) thought.line = null;
	let first: string | undefined;
	for (;;) {
		const { codeId, result } = yield* execute({
			turn,
			callId,
			purpose: 'answer',
			code,
			thoughts: known.list.map(({ instruction, value, answer }) => ({ instruction, value, answer })),
			...(first === undefined ? { analyse: { prose: proseBefore(reading) } } : { seedOf: first }),
			...(reading.program?.note == null ? {} : { note: reading.program.note }),
		});
		first ??= codeId;
		yield* keep({ turn, text, reading, execution: result });
		const asks = (result.kind === 'raised' && result.asks) || [];
		if (asks.length === 0) return { execution: result, limit: null };
		const left = known.most - known.list.length;
		if (left <= 0 || known.reruns === MOST_RERUNS) {
			const why =
				left <= 0
					? `The program may ask ${String(known.most)} questions and asks more`
					: `The program has been run again ${String(MOST_RERUNS)} times and still asks`;
			return { execution: result, limit: `${why}; what it had printed by then counts` };
		}
		const asked = asks.slice(0, left);
		const replies = yield* askAll(asked.map((one) => thoughtCall(one, turn)));
		for (const [at, one] of asked.entries()) {
			const answer = replies[at] === undefined ? null : thoughtIn(replies[at].reading);
			if (answer === null) {
				const said = `The model has no answer to “${one.instruction.slice(0, 80)}”; the program gets an empty text`;
				yield* note({ type: 'remark', turn, text: said });
			}
			known.list.push({ ...one, answer: answer ?? "''" });
		}
		yield* note({ type: 'thoughts', turn, codeId, thoughts: known.list.map((thought) => ({ ...thought })) });
		known.reruns++;
	}
}

/** For the person; null where the program printed something and ended well. */
function faultOf(execution: ExecutionResult): string | null {
	if (execution.kind === 'raised') return `The program stopped with ${execution.error.name}`;
	if (execution.kind !== 'finished') return 'The program did not get to its end';
	const isSilent = execution.stdout.trim() === '' && execution.value === undefined && !execution.variable;
	return isSilent ? 'The program printed nothing' : null;
}

function answersOfModel(count: number): string {
	return count === 1 ? 'one answer of the model' : `${String(count)} answers of the model`;
}

const OWN_THINK =
	'The program defines think itself, so it would answer its own questions; the definition is left out, and the model is asked';

const NOTHING_ASKED = 'The program asks the model nothing, so this was ordinary All code';

const IGNORED =
	'The program asks the model and then does not use what it said, so its answer rests on none of it';

const COPIED = 'The program is the example of the instruction, not one for this question';
const COPIED_AGAIN =
	'The second program is the example of the instruction too, so nothing was run and there is no answer';

/**
 * The form is shown with gaps: small models copy a finished example of another question to the letter, and then answer that one. It
 * asks everything before it looks at an answer, so that it is run again only once.
 */
export const CHAIN_INSTRUCTION =
	'Solve this with a Python program that can ask you. Python counts, computes and searches. What Python cannot know, ' +
	'such as what a word means or what a sentence says, the program asks you by think(question, value). It is there ' +
	'already, do not define it. It returns your answer: a number, True or False, a list, or a text. The ' +
	'form of such a program, with gaps that you fill for the question below:\n' +
	'```python\n' +
	'things = [<what the question is about>]\n' +
	'answers = [think("<your question about one thing>", thing) for thing in things]\n' +
	'print(f"<<<{<what follows from the answers>}>>>")\n' +
	'```\n' +
	'Use think only where Python cannot find it out.';

/** Behind the question, and once more where the program is the form and nothing else. */
export const CHAIN_REQUEST =
	'Now write the program for this question, with no gap left: one complete program in a single ```python block, which ' +
	'prints the final answer in the form the question asks for.';

export const CHAIN_REPAIR =
	'Find the cause, correct it, and write the whole program again in one ```python block. It can still use ' +
	'think(question, value) and must print the final answer.';
