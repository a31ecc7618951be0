import type { AskResult, FinalReply, Step } from '../methods/method.ts';
import type { Question } from '../question.ts';
import { marked } from '../reply/markers.ts';
import { undecorate } from '../reply/decoration.ts';
import { proseAfter } from '../reply/reading.ts';
import { describeExecution, shorten } from '../methods/kit/describe-execution.ts';
import type { RunVerdict } from '../record/event.ts';
import { isInForm, judgeAnswer } from './judge.ts';

/**
 * Whether the answer is to be read out by the model, as the papers do for every reply (methods.md 1): rules found nothing in
 * the asked form, and there is something to compare with and something to read.
 */
export function needsReader(question: Question, reply: FinalReply, { verdict, answer }: RunVerdict): boolean {
	const { source } = question;
	const isComparable =
		source.kind === 'instance' || source.check !== undefined || source.expected !== undefined;
	if (!isComparable || verdict.kind === 'correct' || verdict.kind === 'incorrect') return false;
	const { execution, reading } = reply;
	const isPrinted = execution !== null && execution.kind !== 'unavailable' && execution.stdout.trim() !== '';
	// Words before a program only announce it.
	const words = reading.program === null ? reading.prose : proseAfter(reading);
	return answer !== null || isPrinted || words.trim() !== '';
}

/** One short call that copies out the answer. It is not part of the method, so it may fail without harm. */
export function readOutStep(question: Question, reply: FinalReply): Extract<Step, { kind: 'ask' }> {
	const parts = [
		READ_OUT_INSTRUCTION,
		`Question:\n${question.text}`,
		`Reply:\n${shorten(reply.text, REPLY_TOKENS)}`,
	];
	if (reply.execution !== null) {
		parts.push(`What running its program gave:\n${describeExecution(reply.execution)}`);
	}
	return {
		kind: 'ask',
		role: 'reader',
		turn: reply.turn,
		steer: 'free',
		purpose: 'copies the answer out',
		messages: [{ role: 'user', content: parts.join('\n\n') }],
		maxTokens: 400,
		mayFail: true,
	};
}

const REPLY_TOKENS = 2000;

/** Also said over and over: a small model goes in circles with it (`none>>>none>>>none`). */
const SAYS_NONE = /^\W*(?:none|no answer|n\/a)(?:\W+(?:none|no answer|n\/a|non?|n))*\W*$/i;

const READ_OUT_INSTRUCTION =
	'Below are a question and somebody’s reply to it. Copy out the final answer that the reply gives, in the form the ' +
	'question asks for, between <<< and >>>. Do not solve the question, do not correct anything and add nothing: if the ' +
	'reply is wrong, its wrong answer is what is wanted. If the reply gives no answer, or several that contradict each ' +
	'other, write <<<none>>>.';

/** The verdict on what was read out; the one of the rules where that is nothing, or is nowhere in the reply. */
export function judgeReadOut(
	question: Question,
	reply: FinalReply,
	before: RunVerdict,
	read: Pick<AskResult, 'reading' | 'failed'>,
): RunVerdict {
	const { prose, program } = read.reading;
	const text = program === null ? undecorate(marked(prose) ?? (prose.includes('\n') ? '' : prose)) : '';
	const isNothing = text === '' || SAYS_NONE.test(text);
	const keep = (why: string): RunVerdict => {
		const { verdict } = before;
		return { ...before, verdict: { ...verdict, why: `${verdict.why}. ${why}` } };
	};
	if (read.failed !== undefined) return keep('Reading it out by the model failed');
	if (isNothing) return keep('The model read no answer out of it either');
	if (!standsIn(text, reply)) return keep('What the model read out does not stand in the reply');
	const answer = { text, from: 'reader' } as const;
	const verdict = judgeAnswer(question, answer);
	const isDecided = verdict.kind === 'correct' || verdict.kind === 'incorrect';
	if (!isDecided || !isInForm(question, text))
		return keep('What the model read out is no answer of the asked form');
	return { verdict, answer, other: null, turn: reply.turn, readBy: 'model' };
}

/** Copying out adds nothing: every word and number must stand in the reply or in what its program printed. */
function standsIn(text: string, { text: said, execution }: FinalReply): boolean {
	const printed = execution === null || execution.kind === 'unavailable' ? '' : execution.output;
	const there = new Set(wordsOf(`${said}\n${printed}`));
	return wordsOf(text).every((word) => there.has(word));
}

function wordsOf(text: string): readonly string[] {
	return (
		text
			.toLowerCase()
			.match(/\d+(?:[.,]\d+)*|\p{L}+/gu)
			?.map((word) => word.replace(/(?<=\d),(?=\d{3}\b)/g, '')) ?? []
	);
}
