import { say } from './prompts/say.ts';
import type { ChatMessage } from '../model.ts';
import { marked } from '../reply/markers.ts';
import { readReply } from '../reply/read.ts';
import { describeExecution } from './kit/describe-execution.ts';
import { face } from './faces.ts';
import type { Answers, AskResult, FinalReply, Method } from './method.ts';
import { choice, choiceOf, integer, numberOf } from './options.ts';
import { ANSWER, OUTPUT, QUESTION, TEXT_INSTRUCTION } from './sights.ts';
import {
	ask,
	finalOf,
	keep,
	note,
	runReply,
	type Said,
	spoken,
	type Steps,
	withInstruction,
} from './steps.ts';

/** What the model is told when it wants to stop: to doubt its answer, to use Python, to try the other way. */
export type Nudge = 'wait' | 'python' | 'other-way';

const kindOption = choice<Nudge>(
	'kind',
	'Kind',
	{ wait: 'Wait: doubt it', python: 'Python might help', 'other-way': 'Another way' },
	'python',
	'What the model is told when it wants to stop. “Wait” is the control: more words alone gain little',
);

const countOption = integer('nudges', 'Nudges', [1, 4], 2, 'How often the model is told to go on, at most');

const transportOption = choice(
	'transport',
	'How it is told',
	{ host: 'As the host can', message: 'Always as a message' },
	'host',
	'Where the host continues a message, the nudge stands in the model’s own text, as published; else it is a message of the user',
);

/** An answer that survives so many nudges in a row is not nudged again. */
const UNCHANGED_ENOUGH = 2;

export const nudge: Method = {
	...face('nudge'),
	source: { paper: { arXiv: '2503.04625', title: 'START' }, section: 'Hint-infer' },
	options: [kindOption, countOption, transportOption],
	presets: [],
	differs: {
		paper:
			'START and s1 (2501.19393) nudge inside the hidden reasoning of a reasoning model; here the visible answer is continued, in our own words, and by a message where the host continues nothing.',
		code: 'Whatever the model computes goes back to it as a message; nothing is trained and no end of the reply is suppressed.',
	},
	calls: (options) => {
		const nudges = numberOf(countOption, options);
		const refused = choiceOf(transportOption, options) === 'host' ? 1 : 0;
		return { min: 1 + Math.min(nudges, UNCHANGED_ENOUGH), max: 2 * (1 + nudges) + refused };
	},
	sees: [
		{ who: 'task model', sees: [TEXT_INSTRUCTION, QUESTION] },
		{
			when: 'when it wants to stop',
			who: 'task model',
			sees: [ANSWER, { what: 'nudge', from: 'question' }],
			note: 'in its own text where the host continues it, else in a message',
		},
		{ when: 'after a program', who: 'task model', sees: [OUTPUT], note: 'in the same dialogue' },
	],
	*plan({ text: question }, options, { capabilities, answers }): Steps<FinalReply> {
		const kind = choiceOf(kindOption, options);
		const max = numberOf(countOption, options);
		let mayContinue = choiceOf(transportOption, options) === 'host' && capabilities.prefill;
		const messages: ChatMessage[] = [
			{ role: 'user', content: withInstruction(say(NUDGE_INSTRUCTION), question) },
		];
		const first = yield* ask({
			role: 'task',
			turn: 1,
			steer: 'text',
			purpose: 'answers in words',
			messages: [...messages],
		});
		let stand = yield* settle({ reply: first, said: first.text, turn: 1 }, messages, answers, null);
		let unchanged = 0;
		for (let count = 1; ; count++) {
			const told = yield* goOn(kind, stand, messages, mayContinue);
			mayContinue &&= !told.isRefused;
			const before = stand.answered === null ? null : answers.of(stand.answered);
			stand = yield* settle(told, messages, answers, stand.answered);
			const { turn, named: after } = stand;
			const isSame = before !== null && after !== null && answers.key(before) === answers.key(after);
			yield* note({ type: 'nudge', turn, nudge: kind, by: told.by, before, after, isSame });
			unchanged = isSame ? unchanged + 1 : 0;
			if (unchanged === UNCHANGED_ENOUGH && count < max) {
				const reason = 'The answer stayed the same after two nudges';
				yield* note({ type: 'decision', turn, by: 'method', action: 'return', reason });
				break;
			}
			if (count === max) {
				const reason =
					max === 1
						? 'The one nudge is used'
						: max === 2
							? 'Both nudges are used'
							: `All ${String(max)} nudges are used`;
				yield* note({ type: 'decision', turn, by: 'method', action: 'return', reason });
				break;
			}
		}
		if (stand.answered === null || stand.named !== null) return stand.answered ?? stand.last;
		yield* note({ type: 'remark', turn: stand.turn, text: NAMES_NOTHING });
		return stand.answered;
	},
};

/** Where the dialogue has got to. */
interface Stand {
	turn: number;
	/** What the model said last, to be continued. */
	said: string;
	last: FinalReply;
	/** What was answered since the last nudge; null where nothing was. */
	named: string | null;
	/** The newest reply that names an answer, of this round or an earlier one. */
	answered: FinalReply | null;
	/** What its last program gave, not told to it yet. */
	output: string | null;
}

interface Told {
	reply: Said;
	/** The model's whole message. */
	said: string;
	turn: number;
}

/** Runs what the reply wrote and lets the model answer with the output. `messages` then hold all but its last message. */
function* settle(
	{ reply, said, turn }: Told,
	messages: ChatMessage[],
	answers: Answers,
	before: FinalReply | null,
): Steps<Stand> {
	const attempt = yield* runReply(reply, turn);
	const inFirst = finalOf(attempt);
	if (attempt.execution === null) {
		return yield* kept({ turn, said, output: null }, [inFirst], answers, before);
	}
	if (answers.of(inFirst) !== null) yield* keep(inFirst);
	messages.push(spoken(said), {
		role: 'user',
		content: `${gave(describeExecution(attempt.execution))}\n\n${say(AFTER_RUN)}`,
	});
	const next = yield* ask({
		role: 'task',
		turn: turn + 1,
		steer: 'free',
		purpose: 'goes on with the output',
		messages: [...messages],
	});
	const second = yield* runReply(next, turn + 1);
	const output = second.execution === null ? null : describeExecution(second.execution);
	return yield* kept(
		{ turn: turn + 1, said: next.text, output },
		[finalOf(second), inFirst],
		answers,
		before,
	);
}

/** @param replies of this round, newest first */
function* kept(
	where: Pick<Stand, 'turn' | 'said' | 'output'>,
	replies: readonly [FinalReply, ...FinalReply[]],
	answers: Answers,
	before: FinalReply | null,
): Steps<Stand> {
	const naming = replies.filter((one) => answers.of(one) !== null);
	// “Yes, that is right” takes no marked answer away.
	const bare = before !== null && isMarked(before) ? null : (naming[0] ?? null);
	const now = naming.find(isMarked) ?? bare;
	if (now !== null) yield* keep(now);
	const named = now === null ? null : answers.of(now);
	return { ...where, last: replies[0], named, answered: now ?? before };
}

/** Whether the answer stands in the asked form, said or printed. */
function isMarked({ reading, execution }: FinalReply): boolean {
	const printed = execution === null || execution.kind === 'unavailable' ? '' : execution.stdout;
	return marked(reading.prose) !== null || marked(printed) !== null;
}

/** Tells the model to go on: in its own text where that can be continued, else by a message. */
function* goOn(
	kind: Nudge,
	{ said, output, turn: last }: Stand,
	messages: ChatMessage[],
	mayContinue: boolean,
): Steps<Told & { by: 'prefill' | 'message'; isRefused: boolean }> {
	const turn = last + 1;
	const steer = kind === 'python' ? 'code' : 'free';
	let isRefused = false;
	// An output has to be told first, and only a message can.
	if (mayContinue && output === null) {
		const open = [said.trim(), say(OWN_WORDS[kind])].filter((part) => part !== '').join('\n\n');
		const reply = yield* ask({
			...{ role: 'task', turn, steer, purpose: 'goes on instead of ending' },
			messages: [...messages, { role: 'assistant', content: open, isOpen: true }],
		});
		if (reply.refusedPrefill !== true) {
			const whole = joined(open, reply);
			return { reply: whole, said: whole.text, turn, by: 'prefill', isRefused };
		}
		isRefused = true;
		yield* note({ type: 'remark', turn, text: CONTINUES_NOTHING });
	}
	const content = output === null ? say(NUDGES[kind]) : `${gave(output)}\n\n${say(NUDGES[kind])}`;
	messages.push(spoken(said), { role: 'user', content });
	const reply = yield* ask({
		...{ role: 'task', turn, steer, purpose: 'is told to go on' },
		messages: [...messages],
	});
	return { reply, said: reply.text, turn, by: 'message', isRefused };
}

/** The continued message as a whole; the call itself holds what was added. */
function joined(open: string, { callId, text, reading }: AskResult): Said {
	const isFence = /^\s*(?:```|~~~)/.test(text);
	const isBlock = open.endsWith(OPENING);
	// A model that opens a block of its own leaves ours.
	const begun = isBlock && isFence ? open.slice(0, -OPENING.length).trimEnd() : open;
	const gap = text === '' || /^\s/.test(text) ? '' : isFence ? '\n\n' : isBlock ? '\n' : ' ';
	const whole = `${begun}${gap}${text}`;
	const read = readReply(whole);
	// Which blocks run is the run's own setting, which the call was read by; a block that was begun for it is not seen there.
	const program = isBlock ? (read.program ?? reading.program) : (reading.program ?? read.program);
	return {
		callId,
		text: whole,
		reading: { ...read, program, isCut: reading.isCut, notes: reading.notes },
	};
}

function gave(output: string): string {
	return `Running your program gave:\n${output}`;
}

const CONTINUES_NOTHING = 'The host continues no message, so the model is told by a message to go on';

const NAMES_NOTHING = 'The last reply names no answer, so the one before it counts';

/** Nudge: the first message begins with this. */
export const NUDGE_INSTRUCTION =
	'Think this through step by step in words. State the final answer at the very end, in the form the question asks for.';

/** No line end behind it: some hosts take no message that ends with a blank. */
const OPENING = '```python';

/** As the model's own next words. A small model that has not begun a block writes its program as a line of the interpreter. */
export const OWN_WORDS: Readonly<Record<Nudge, string>> = {
	wait: 'Wait, let me doubt this answer and go through every step again.',
	python: `Wait, this may be easier to compute. I write one complete Python program that works out the answer and prints it:\n\n${OPENING}`,
	'other-way': 'Wait, let me solve it once more by a different route and compare.',
};

/** As a message of the user. */
export const NUDGES: Readonly<Record<Nudge, string>> = {
	wait: 'Wait. Doubt this answer: go through every step again and look for a slip. Then state the final answer, in the form the question asks for.',
	python:
		'Wait. This may be easier to compute. Write one complete Python program in a single ```python block that works out the answer and prints it in the form the question asks for. What it prints is sent back to you.',
	'other-way':
		'Wait. Solve the question once more by a different route, without leaning on what you wrote. Then state the final answer, in the form the question asks for.',
};

/** Below the output of a program. */
export const AFTER_RUN =
	'Compare this with your answer so far. Then state the final answer, in the form the question asks for, without a program.';
