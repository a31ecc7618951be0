import type { ModelRef, TokenProbability } from '../model.ts';
import { THINKS } from '../record/purposes.ts';
import type { RunView } from '../record/view.ts';
import { readReply } from '../reply/reading.ts';
import { answerText } from './confidence.ts';
import { begunOf } from './fork.ts';

/** A finished reply to the question. */
export interface LensReply {
	callId: string;
	/** 1-based. */
	turn: number;
	model: ModelRef;
	/** What it answers, a program by what that printed; null where that is not known. */
	answer: string | null;
	/** Null where the host was not asked for them, or gave none. */
	logprobs: readonly TokenProbability[] | null;
	/** What it was begun with, in a fork; its own tokens come behind that. */
	begun: string;
}

/** In the order they were given; coaches, checkers and readers do not answer the question. */
export function repliesOf(view: Pick<RunView, 'spec' | 'turns' | 'verdict'>): readonly LensReply[] {
	const { turns, verdict } = view;
	return turns.flatMap(({ turn, entries }) =>
		entries.flatMap((entry): readonly LensReply[] => {
			if (entry.kind !== 'call' || entry.status.kind !== 'ended' || entry.purpose === THINKS) return [];
			if (entry.role !== 'task' && entry.role !== 'summariser') return [];
			const { callId, model, status } = entry;
			const begun = begunOf(view, callId);
			const text = begun + entry.text;
			if (text === '') return [];
			const { program } = begun === '' ? entry.reading : readReply(text);
			const printed = turn === verdict?.turn ? (verdict.answer?.text ?? null) : null;
			const answer = program === null ? answerText(text).trim() : printed;
			return [{ callId, turn, model, answer, logprobs: status.logprobs, begun }];
		}),
	);
}
