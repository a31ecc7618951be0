import type { ModelRef, TokenProbability } from '../model.ts';
import { THINKS } from '../record/purposes.ts';
import type { RunView } from '../record/view.ts';

/** A finished reply to the question. */
export interface LensReply {
	callId: string;
	/** 1-based. */
	turn: number;
	model: ModelRef;
	text: string;
	/** Null where the host was not asked for them, or gave none. */
	logprobs: readonly TokenProbability[] | null;
}

/** In the order they were given; coaches, checkers and readers do not answer the question. */
export function repliesOf({ turns }: Pick<RunView, 'turns'>): readonly LensReply[] {
	return turns.flatMap(({ turn, entries }) =>
		entries.flatMap((entry): readonly LensReply[] => {
			if (entry.kind !== 'call' || entry.status.kind !== 'ended' || entry.purpose === THINKS) return [];
			if (entry.role !== 'task' && entry.role !== 'summariser') return [];
			const { callId, model, text, status } = entry;
			return text === '' ? [] : [{ callId, turn, model, text, logprobs: status.logprobs }];
		}),
	);
}
