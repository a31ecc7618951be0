import type { FinishReason, ModelPart, Usage } from '../model.ts';

/** A piece of a reply; how it ended is told apart. */
export type ReplyPart = Exclude<ModelPart, { type: 'retry' | 'finish' | 'failed' }>;

/** Turns a host's events, one after the other, into parts. One reader reads one reply. */
export interface ReplyReader {
	/** Parts of one parsed event. Takes junk without a word. */
	read(event: unknown): ReplyPart[];
	/** What is whole only at the end. */
	end(): ReplyPart[];
	/** Null until the host said why it stopped. */
	finishReason(): FinishReason | null;
	usage(): Usage;
	/** The host counted the tokens after the last word: nothing but the end of the stream is to be expected. */
	isTold(): boolean;
	/** The host said that nothing follows. */
	isOver(): boolean;
}
