/** Lets `count` holders in at a time, the rest in the order they came. */
export class Slots {
	#free: number;
	readonly #waiting: (() => void)[] = [];

	constructor(count: number) {
		this.#free = count;
	}

	/** Resolves with the function that gives the slot back, or with null when aborted first. */
	enter(signal: AbortSignal): Promise<(() => void) | null> {
		if (signal.aborted) return Promise.resolve(null);
		if (this.#free > 0) {
			this.#free -= 1;
			return Promise.resolve(this.#createLeave());
		}
		return new Promise((resolve) => {
			const admit = () => {
				signal.removeEventListener('abort', giveUp);
				resolve(this.#createLeave());
			};
			const giveUp = () => {
				this.#waiting.splice(this.#waiting.indexOf(admit), 1);
				resolve(null);
			};
			signal.addEventListener('abort', giveUp, { once: true });
			this.#waiting.push(admit);
		});
	}

	#createLeave(): () => void {
		let isIn = true;
		return () => {
			if (!isIn) return;
			isIn = false;
			const next = this.#waiting.shift();
			if (next === undefined) this.#free += 1;
			else next();
		};
	}
}
