/** Hands values from callbacks to one reader. Pushing after `close` is ignored, so nothing can follow the last value. */
export class EventQueue<T> {
	#waiting: T[] = [];
	#closed = false;
	#wake: () => void = () => undefined;

	push(value: T): void {
		if (this.#closed) return;
		this.#waiting.push(value);
		this.#wake();
	}

	close(): void {
		this.#closed = true;
		this.#wake();
	}

	async *read(): AsyncGenerator<T, void, undefined> {
		for (;;) {
			const batch = this.#waiting;
			this.#waiting = [];
			yield* batch;
			if (this.#waiting.length > 0) continue;
			if (this.#closed) return;
			await new Promise<void>((resolve) => {
				this.#wake = resolve;
			});
		}
	}
}
