/** Pixels move at most twice a second, however fast results arrive. */
const WAIT_MS = 500;

/** The newest of many values, handed on at once when it is the first for a while, else when the time has come. */
export class Paced<T> {
	shown: T;
	#next: { value: T } | null = null;
	#timer: ReturnType<typeof setTimeout> | null = null;

	constructor(first: T) {
		this.shown = $state.raw(first);
	}

	offer(value: T): void {
		if (this.#timer === null) this.hand(value);
		else this.#next = { value };
	}

	/** Handed on now, whenever the last one was: somebody waits for it. */
	hand(value: T): void {
		this.stop();
		if (value === this.shown) return;
		this.shown = value;
		this.#timer = setTimeout(() => {
			this.#timer = null;
			const next = this.#next;
			this.#next = null;
			if (next !== null) this.offer(next.value);
		}, WAIT_MS);
	}

	/** Nothing is handed on any more. */
	stop(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
		this.#next = null;
	}
}
