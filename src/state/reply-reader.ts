import type { ReadReply } from '../core/record/cards.ts';
import { EMPTY_READING } from '../core/reply/reading.ts';
import { Once } from './once.ts';

/**
 * Reads replies that are being written, and has its reader fetched with the first of them: a run on record says what was read in it.
 * Until the reader is there, what has come of a reply is its words.
 *
 * @internal for tests
 */
export class ReplyReader {
	#reader: ReadReply | null = null;
	readonly #fetched: Once<void>;

	constructor(fetch: () => Promise<ReadReply>) {
		this.#fetched = new Once(async () => {
			this.#reader = await fetch();
		});
	}

	readonly read: ReadReply = (text) => {
		if (this.#reader !== null) return this.#reader(text);
		// Asked for again with the next piece where it cannot be had.
		this.#fetched.get().catch(() => undefined);
		return text === '' ? EMPTY_READING : { ...EMPTY_READING, prose: text, before: text.length };
	};
}

/** What performs runs brings it along. */
export const replyReader = new ReplyReader(async () => (await import('../core/reply/read.ts')).readReply);
