import type { Clock } from '../../src/core/ports.ts';

/** A clock that a test moves by hand. */
export class HandClock implements Clock {
	#now = 1_000_000;
	readonly #sleepers = new Set<{ at: number; wake: () => void }>();

	now(): number {
		return this.#now;
	}

	/** How many wait for it. */
	get waiting(): number {
		return this.#sleepers.size;
	}

	sleep(ms: number, signal: AbortSignal): Promise<void> {
		return new Promise((resolve) => {
			const sleeper = {
				at: this.#now + ms,
				wake: () => {
					this.#sleepers.delete(sleeper);
					signal.removeEventListener('abort', sleeper.wake);
					resolve();
				},
			};
			if (signal.aborted) resolve();
			else {
				this.#sleepers.add(sleeper);
				signal.addEventListener('abort', sleeper.wake);
			}
		});
	}

	/** Lets time go by: who sleeps wakes at their time, one after the other, and what follows from it happens. */
	async pass(ms: number): Promise<void> {
		const end = this.#now + ms;
		for (;;) {
			await settled();
			const [next] = [...this.#sleepers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
			if (next === undefined) break;
			this.#now = Math.max(this.#now, next.at);
			next.wake();
		}
		this.#now = end;
		await settled();
	}
}

/** What is waiting to go on at once has gone on. */
export async function settled(): Promise<void> {
	await new Promise<void>((resolve) => setImmediate(resolve));
}
