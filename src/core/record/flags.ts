import { isRefusal } from './declined.ts';
import { findingOf } from './finding.ts';
import { THINKS } from './purposes.ts';
import type { CallEntry, CodeEntry, Entry, RunView } from './view.ts';

/**
 * What a rate has to be read with: a run that a method lost, or won, in a way that says little of it.
 *
 * - `refusal`: the model, or a filter of its host, declined to answer;
 * - `cut`: a reply broke off, at a token limit or because it went in circles;
 * - `form`: the answer was not in the asked form: it could not be read, a model had to copy it out, or the reply gave two;
 * - `disguise`: the program that gave the answer only prints what was written into it (the symbolic checker's finding);
 * - `time-out`: a program of an answer ran out of its time;
 * - `limit`: the run met a limit of calls, tokens, cost or time. Turns that a method has used up are none.
 */
export const RUN_FLAGS = ['refusal', 'cut', 'form', 'disguise', 'time-out', 'limit'] as const;
export type RunFlag = (typeof RUN_FLAGS)[number];

/** In the order of `RUN_FLAGS`, each once. Checks, coaches and runs for whoever looks on raise none: only what answers the question does. */
export function flagsOf(view: RunView): readonly RunFlag[] {
	const entries = view.turns.flatMap(({ entries: ofTurn }) => ofTurn);
	const calls = entries.filter(
		(entry): entry is CallEntry =>
			entry.kind === 'call' &&
			(entry.role === 'task' || entry.role === 'summariser') &&
			entry.purpose !== THINKS,
	);
	const raised: Readonly<Record<RunFlag, boolean>> = {
		refusal: isRefused(view, calls),
		cut: calls.some(isCut),
		form: isOutOfForm(view),
		disguise: isDisguised(view),
		'time-out': entries.some(hasTimedOut),
		limit: view.failure?.kind === 'limit' || entries.some(isLimit),
	};
	return RUN_FLAGS.filter((flag) => raised[flag]);
}

function isRefused({ verdict }: RunView, calls: readonly CallEntry[]): boolean {
	const last = calls.at(-1);
	if (last?.status.kind === 'ended' && last.status.finishReason.unified === 'content-filter') return true;
	// A reply that announces an answer declined nothing, whatever else it says.
	const from = verdict?.answer?.from ?? null;
	const isGiven = from !== null && from !== 'prose-line' && from !== 'prose-block';
	if (last === undefined || verdict === null || isGiven || verdict.verdict.kind === 'correct') return false;
	return last.reading.program === null && isRefusal(last.text);
}

function isCut({ status }: CallEntry): boolean {
	if (status.kind === 'failed') return status.failure.kind === 'cut';
	if (status.kind !== 'ended') return false;
	const { unified } = status.finishReason;
	return unified === 'length' || unified === 'circles';
}

function isOutOfForm({ spec, verdict }: RunView): boolean {
	if (verdict === null) return false;
	const { kind } = verdict.verdict;
	// Of a task the right answer is known: what was not checked gives two answers.
	const isTwofold = kind === 'not-checked' && spec?.question.source.kind === 'instance';
	return kind === 'malformed' || isTwofold || verdict.readBy === 'model';
}

/** Of the turn that is judged, the last program that answers. */
function isDisguised({ turns, verdict }: RunView): boolean {
	const entries = turns.find(({ turn }) => turn === verdict?.turn)?.entries ?? [];
	if (verdict?.answer == null) return false;
	const runs = entries.filter((entry): entry is CodeEntry => entry.kind === 'code' && isAnswering(entry));
	const last = runs.at(-1);
	if (last === undefined) return false;
	// A program that ran once more at the end was read when it ran first.
	const same = new Set(runs.filter(({ code }) => code === last.code).map(({ codeId }) => codeId));
	return entries.some(
		(entry) =>
			entry.kind === 'analysis' &&
			same.has(entry.codeId) &&
			findingOf(entry.analysis, last.code).kind === 'guess',
	);
}

function isAnswering({ purpose }: CodeEntry): boolean {
	return purpose === 'answer' || purpose === 'tool';
}

function hasTimedOut(entry: Entry): boolean {
	return (
		entry.kind === 'code' &&
		isAnswering(entry) &&
		entry.status.kind === 'ended' &&
		entry.status.result.kind === 'timed-out'
	);
}

function isLimit(entry: Entry): boolean {
	return entry.kind === 'note' && entry.note.type === 'limit-reached' && entry.note.limit !== 'turns';
}
