import { say } from '../../prompts/say.ts';
import { EMPTY_READING } from '../../../reply/reading.ts';
import type { Way } from '../../../steer.ts';
import { interpret, interpreterCalls } from '../../code-interpreter/interpreter-loop.ts';
import { shorten } from '../../kit/describe-execution.ts';
import { answerInTurns } from '../../kit/several-turns.ts';
import { ALL_TEXT_INSTRUCTION, answerInWay, CODE_COT_INSTRUCTION } from '../../kit/ways.ts';
import type { FinalReply } from '../../method.ts';
import { readCoachReply } from '../../steering/coach-reply/coach-reply.ts';
import { ask, type Steps, withInstruction } from '../../steps.ts';

/** What an agent is given besides its question. */
export interface Tools {
	/** Replies of one that has an interpreter. */
	replies: number;
	/** False where the model takes no tool calls: it writes fenced blocks instead. */
	mayUseTools: boolean;
}

/** A habit of answering: the plan of another method, with a question that may hold more than the question. */
export interface Habit {
	/** For people. */
	name: string;
	calls: (replies: number) => { min: number; max: number };
	answer: (text: string, tools: Tools) => Steps<FinalReply>;
}

const once = (): { min: number; max: number } => ({ min: 1, max: 1 });
const guided = (): { min: number; max: number } => ({ min: 2, max: 2 });
/** A model that takes no tools refuses them once more than it replies. */
const inLoop = (steps: number): { min: number; max: number } => ({
	min: 1,
	max: interpreterCalls({ steps }).max + 1,
});

/** The first of these make up the team, as many as it has agents. TUMIX (arXiv 2510.01279) without those that search the web. */
export const HABITS: readonly Habit[] = [
	{
		name: 'bare question',
		calls: once,
		answer: (text) =>
			answerInTurns({ messages: [{ role: 'user', content: text }], steer: 'free', purpose: 'answers' }, {}),
	},
	{ name: 'words', calls: once, answer: (text) => answerInWay('text', text, 1) },
	{ name: 'one program', calls: once, answer: (text) => answerInWay('code', text, 1) },
	{
		name: 'interpreter',
		calls: inLoop,
		answer: (text, { replies, mayUseTools }) =>
			interpret({ text, instruction: '', steer: 'free' }, { steps: replies }, mayUseTools),
	},
	{ name: 'guidance', calls: guided, answer: (text) => followGuidance(text, '') },
	{
		name: 'interpreter+',
		calls: inLoop,
		answer: (text, { replies, mayUseTools }) =>
			interpret({ text, instruction: say(CODE_HINTS), steer: 'code' }, { steps: replies }, mayUseTools),
	},
	{ name: 'guidance+', calls: guided, answer: (text) => followGuidance(text, say(CODE_HINTS)) },
];

/** CodeSteer's idea in one step: guidance first, then a new dialogue that follows it. `hints`: for code, put behind it. */
function* followGuidance(text: string, hints: string): Steps<FinalReply> {
	const guidance = yield* ask({
		role: 'task',
		turn: 1,
		steer: 'free',
		purpose: 'writes guidance for itself',
		messages: [{ role: 'user', content: withInstruction(say(GUIDE_INSTRUCTION), text) }],
	});
	if (guidance.failed !== undefined) return { turn: 1, text: '', reading: EMPTY_READING, execution: null };
	const way = wayOf(guidance.text);
	const advice = shorten(guidance.text.replace(/<{2,}|>{2,}/g, ' ').trim(), ADVICE_TOKENS);
	const parts = [
		advice === '' ? '' : `${ADVICE_HEAD}\n${advice}`,
		say(way === 'text' ? ALL_TEXT_INSTRUCTION : CODE_COT_INSTRUCTION),
		way === 'text' ? '' : hints,
	];
	return yield* answerInWay(way, text, 2, parts.filter((part) => part !== '').join('\n\n'));
}

/** Guidance that names no way leaves it at code: what a program prints is at least computed. */
function wayOf(guidance: string): Way {
	return readCoachReply(guidance).kind === 'text' ? 'text' : 'code';
}

const ADVICE_TOKENS = 150;

/** The guidance agent's first message begins with this. */
export const GUIDE_INSTRUCTION =
	'Someone else will answer the question below. Do not answer it yourself. Write <<<Code>>> if a Python program is the ' +
	'safer way, or <<<Text>>> if reasoning in words is. Then write two sentences: how to go about it, and where a slip is likely.';

/** What the agent that follows its guidance is told begins with this. */
export const ADVICE_HEAD = 'Advice for this question:';

export const CODE_HINTS =
	'Prefer a Python program that searches or enumerates over one that trusts a formula, compute with exact integers and ' +
	'fractions, and print intermediate results that show whether the answer can be right.';
