import type { Clock } from '../ports.ts';

/** The time in which a run only waits, for Python to start or for a person to speak; what waits at the same time counts once. */
export class StartWaits {
	readonly #clock: Clock;
	#waiting = 0;
	#since = 0;
	#ms = 0;

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	begin(): void {
		if (this.#waiting++ === 0) this.#since = this.#clock.now();
	}

	end(): void {
		if (--this.#waiting === 0) this.#ms += this.#clock.now() - this.#since;
	}

	/** Milliseconds since the last time this was asked. */
	take(): number {
		const now = this.#clock.now();
		const taken = this.#ms + (this.#waiting > 0 ? now - this.#since : 0);
		this.#ms = 0;
		this.#since = now;
		return taken;
	}
}
