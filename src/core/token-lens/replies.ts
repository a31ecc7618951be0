import type { ModelRef, TokenProbability } from '../model.ts';
import { THINKS } from '../record/purposes.ts';
import type { CallEntry, RunView } from '../record/view.ts';
import { wholeReply } from '../record/whole-reply.ts';
import { answerText } from './confidence.ts';

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

/**
 * In the order they were given; coaches, checkers and readers do not answer the question. While a run goes on this is asked with every
 * frame, so a reply that has ended is read once.
 */
export function repliesOf(view: Pick<RunView, 'turns' | 'verdict'>): readonly LensReply[] {
	const { turns, verdict } = view;
	return turns.flatMap(({ turn, entries }) =>
		entries.flatMap((entry): readonly LensReply[] => {
			if (entry.kind !== 'call' || entry.status.kind !== 'ended' || entry.purpose === THINKS) return [];
			if (entry.role !== 'task' && entry.role !== 'summariser') return [];
			const printed = turn === verdict?.turn ? (verdict.answer?.text ?? null) : null;
			let read = known.get(entry);
			if (read?.printed !== printed) {
				read = { printed, reply: replyOf(entry, turn, printed) };
				known.set(entry, read);
			}
			return read.reply === null ? [] : [read.reply];
		}),
	);
}

/** `printed`: what was known of the output then. */
const known = new WeakMap<CallEntry, { printed: string | null; reply: LensReply | null }>();

/** Null where nothing was said. */
function replyOf(entry: CallEntry, turn: number, printed: string | null): LensReply | null {
	const { callId, model, status, begun = '' } = entry;
	const text = wholeReply(entry);
	if (text === '') return null;
	const { program } = entry.reading;
	const answer = program === null ? answerText(text).trim() : printed;
	const logprobs = status.kind === 'ended' ? status.logprobs : null;
	return { callId, turn, model, answer, logprobs, begun };
}
