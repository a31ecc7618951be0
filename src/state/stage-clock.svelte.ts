import type { Clock } from '../core/ports.ts';

/** The clock of a talk. It goes on from one capsule to the next. */
export class StageClock {
	/** Milliseconds since the talk began; 0 before it has. */
	elapsedMs = $state(0);
	/** How long the talk may be; null: nobody counts down. */
	minutes = $state<number | null>(null);
	#begunAt: number | null = null;
	readonly #clock: Clock;

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/** Negative when the time is over; null where nobody counts down. */
	get leftMs(): number | null {
		return this.minutes === null ? null : this.minutes * 60_000 - this.elapsedMs;
	}

	/** The first step of a talk begins it. */
	begin(): void {
		this.#begunAt ??= this.#clock.now();
	}

	reset(): void {
		this.#begunAt = null;
		this.elapsedMs = 0;
	}

	/** Ticks until the signal aborts. */
	async tick(signal: AbortSignal): Promise<void> {
		while (!signal.aborted) {
			if (this.#begunAt !== null) this.elapsedMs = Math.max(0, this.#clock.now() - this.#begunAt);
			await this.#clock.sleep(TICK_MS, signal);
		}
	}
}

const TICK_MS = 500;
