/** What may be in the middle of something that a reload of the page would end or lose. */
export interface Work {
	readonly isBusy: boolean;
}

/**
 * All that can be at work in this tab, itself such a work: whatever takes longer than a moment is put in where it is made, and nobody
 * else has to know of it. Held loosely, so that what is made for one look goes with it; who is busy is held by what it waits for.
 */
export class Works implements Work {
	readonly #all = new Set<WeakRef<Work>>();

	/** Gives it back. */
	add<W extends Work>(work: W): W {
		for (const held of this.#all) if (held.deref() === undefined) this.#all.delete(held);
		this.#all.add(new WeakRef<Work>(work));
		return work;
	}

	get isBusy(): boolean {
		return [...this.#all].some((held) => held.deref()?.isBusy === true);
	}
}
