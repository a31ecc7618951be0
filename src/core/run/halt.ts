import type { RunFailure } from '../record/event.ts';
import type { LimitHit } from './budget.ts';

/** Why a run ends before its plan does. */
export type HaltCause =
	| { kind: 'cancelled' }
	| { kind: 'failed'; failure: RunFailure }
	| { kind: 'limit'; hit: LimitHit; turn: number };

/** Thrown to leave a step of a run that has been halted; the cause is kept by `Halt`. */
export class Halted extends Error {}

/** The one switch that ends a run: the first cause counts, and everything under way sees its signal. */
export class Halt {
	readonly #controller = new AbortController();
	/** Ends the waiting for each port. No listeners: a plan may wait for many at once. */
	readonly #waiting = new Set<() => void>();
	#cause: HaltCause | null = null;

	get signal(): AbortSignal {
		return this.#controller.signal;
	}

	/** Ends with the run. Each port that listens gets one of its own, so that none has a crowd of listeners. */
	signalOfOne(): AbortSignal {
		return AbortSignal.any([this.signal]);
	}

	get cause(): HaltCause | null {
		return this.#cause;
	}

	halt(cause: HaltCause): Halted {
		this.#cause ??= cause;
		this.#controller.abort();
		for (const stop of this.#waiting) stop();
		return new Halted();
	}

	/** A fault of ours ends the run as failed, never as a wrong answer. */
	bug(error: unknown): Halted {
		return this.halt({ kind: 'failed', failure: { kind: 'internal', message: describeBug(error) } });
	}

	/** Waits for a port, but not for one that ignores the signal: what it says later is not heard. */
	orHalted<T>(work: Promise<T>): Promise<T | typeof HALTED> {
		return new Promise((resolve, reject) => {
			const stop = (): void => resolve(HALTED);
			if (this.signal.aborted) stop();
			this.#waiting.add(stop);
			work.then(resolve, reject).finally(() => this.#waiting.delete(stop));
		});
	}
}

/** Stands for the result of a step that was left because the run was stopped or ran into a limit. */
export const HALTED: unique symbol = Symbol('halted');

/** What a bug says for itself, without anything that looks like a key. */
export function describeBug(error: unknown): string {
	const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
	return text.replace(/[\w.~+/-]{24,}/g, '…').slice(0, 300);
}
