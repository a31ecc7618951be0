import { weighsBoth } from '../methods/faces.ts';
import type { Question, QuestionSource } from '../question.ts';
import type { RunVerdict } from '../record/event.ts';
import { judge } from './judge.ts';
import { isSameAnswer } from '../reply/typed/compare.ts';
import { answerKey } from '../same-answer.ts';
import type { RunView, TurnView } from '../record/view.ts';

/** What a summary of two answers made of them (phenomenon: right answers get lost). */
export interface SummaryReview {
	/** Judged like answers of their own. */
	text: RunVerdict;
	code: RunVerdict;
	/** Whose answer the summary gives; `neither` when it gives one of its own, or none. */
	followed: 'text' | 'code' | 'both' | 'neither';
	/** Which right answer the summary gave up for one that is not right; null when it lost nothing. */
	dropped: 'text' | 'code' | 'both' | null;
}

const TURN_IN_WORDS = 1;
const TURN_IN_CODE = 2;

/** Null for other methods, and as long as there is no verdict. */
export function reviewSummary({ spec, turns, verdict }: RunView): SummaryReview | null {
	if (spec === null || verdict === null || !weighsBoth(spec.method)) return null;
	const [text, code] = [TURN_IN_WORDS, TURN_IN_CODE].map((turn) => {
		const view = turns.find((one) => one.turn === turn);
		return view === undefined ? null : judgeTurn(spec.question, view);
	});
	if (text == null || code == null) return null;
	const { source } = spec.question;
	const isText = gives(text, verdict, source);
	const isCode = gives(code, verdict, source);
	const isLost = verdict.verdict.kind !== 'correct' && verdict.verdict.kind !== 'not-checked';
	return {
		text,
		code,
		followed: which(isText, isCode) ?? 'neither',
		dropped: isLost ? which(isRight(text), isRight(code)) : null,
	};
}

/** The first reply of the turn with what its program gave. */
function judgeTurn(question: Question, { turn, entries }: TurnView): RunVerdict | null {
	const call = entries.find((entry) => entry.kind === 'call');
	if (call?.kind !== 'call') return null;
	const run = entries.find((entry) => entry.kind === 'code' && entry.callId === call.callId);
	const execution = run?.kind === 'code' && run.status.kind === 'ended' ? run.status.result : null;
	return judge(question, { turn, text: call.text, reading: call.reading, execution });
}

/** Whether the summary's answer is one that the solver gave, printed or said. */
function gives({ answer, other }: RunVerdict, summary: RunVerdict, source: QuestionSource): boolean {
	const wanted = summary.answer?.text;
	const isWanted = (text: string | undefined): boolean =>
		text !== undefined &&
		wanted !== undefined &&
		(isSameAnswer(text, wanted) || answerKey(text, source) === answerKey(wanted, source));
	return isWanted(answer?.text) || isWanted(other?.answer.text);
}

function isRight({ verdict }: RunVerdict): boolean {
	return verdict.kind === 'correct';
}

function which(text: boolean, code: boolean): 'text' | 'code' | 'both' | null {
	if (text && code) return 'both';
	return text ? 'text' : code ? 'code' : null;
}
