import type { LensReply } from '../../core/token-lens/replies.ts';
import type { endOf } from '../../words/verdicts.ts';

/** A reply that can be looked at in the lens. */
export interface LensEntry {
	/** Name of its lane. */
	lane: string;
	key: string;
	reply: LensReply;
	/** How its run ended. */
	end: ReturnType<typeof endOf>;
	/** Going on from one of its tokens; absent where the lens begins no run. */
	fork?: {
		/** Why it cannot be gone on from, in words; null where it can. */
		whyNot: string | null;
		/** @param place 0-based, among the tokens that are kept */
		goOn: (place: number, alternative: string) => Promise<void>;
	};
}

/** Keys of the reply of the fork that has ended last, and of the one that it goes on from. */
export interface NewestFork {
	of: string;
	key: string;
}
