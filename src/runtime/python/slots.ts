interface Waiting {
	admit: () => void;
	isBackground: boolean;
}

/**
 * Lets `count` holders in at a time, the rest in the order they came. Those in the background wait for all others, and one slot is
 * never theirs: whoever comes then need not wait for them.
 */
export class Slots {
	readonly #mostInBackground: number;
	#free: number;
	#inBackground = 0;
	readonly #waiting: Waiting[] = [];

	constructor(count: number) {
		this.#free = count;
		this.#mostInBackground = Math.max(1, count - 1);
	}

	/**
	 * Resolves with the function that gives the slot back, or with null when aborted first.
	 * @param onWaiting told when the wait begins and when it is over, where there is one
	 */
	enter(
		signal: AbortSignal,
		isBackground = false,
		onWaiting: (isWaiting: boolean) => void = () => undefined,
	): Promise<(() => void) | null> {
		if (signal.aborted) return Promise.resolve(null);
		return new Promise((resolve) => {
			let isTold = false;
			const end = (leave: (() => void) | null) => {
				signal.removeEventListener('abort', giveUp);
				if (isTold) onWaiting(false);
				resolve(leave);
			};
			const waiting: Waiting = { admit: () => end(this.#createLeave(isBackground)), isBackground };
			const giveUp = () => {
				this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
				end(null);
			};
			signal.addEventListener('abort', giveUp, { once: true });
			this.#waiting.push(waiting);
			this.#admit();
			isTold = this.#waiting.includes(waiting);
			if (isTold) onWaiting(true);
		});
	}

	#admit(): void {
		while (this.#free > 0) {
			const next = this.#next();
			if (next === null) return;
			this.#waiting.splice(this.#waiting.indexOf(next), 1);
			this.#free -= 1;
			if (next.isBackground) this.#inBackground += 1;
			next.admit();
		}
	}

	#next(): Waiting | null {
		const first = this.#waiting.find(({ isBackground }) => !isBackground);
		if (first !== undefined) return first;
		return this.#inBackground < this.#mostInBackground ? (this.#waiting[0] ?? null) : null;
	}

	#createLeave(isBackground: boolean): () => void {
		let isIn = true;
		return () => {
			if (!isIn) return;
			isIn = false;
			this.#free += 1;
			if (isBackground) this.#inBackground -= 1;
			this.#admit();
		};
	}
}
