/** Works one after the other, in the order in which they came; one that fails holds up none. */
export class InTurn {
	#last: Promise<unknown> = Promise.resolve();
	#going = 0;

	/** Begins at once where nothing goes on. @param work hears whether it had to wait for another */
	async do(work: (hasWaited: boolean) => Promise<void>): Promise<void> {
		const hasWaited = this.#going++ > 0;
		const done = hasWaited ? this.#last.then(() => work(true)) : work(false);
		this.#last = done.catch(() => undefined);
		try {
			await done;
		} finally {
			this.#going--;
		}
	}
}
