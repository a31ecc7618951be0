import type { Interpreter } from './interpreter.ts';
import { Slots } from './slots.ts';

/** Programs that see what the ones before them defined, one at a time. */
export class Session {
	readonly turn = new Slots(1);
	readonly closed = new AbortController();
	/** An earlier program was stopped, and its variables went with it. */
	hasLostState = false;
	#interpreter: Interpreter | null = null;

	/** What the earlier programs ran in; null where there is none, or none any more. */
	kept(): Interpreter | null {
		if (this.#interpreter?.isAlive === true) return this.#interpreter;
		// It may have died between two programs, by what the first one left running.
		if (this.#interpreter !== null) this.hasLostState = true;
		return null;
	}

	keep(interpreter: Interpreter): void {
		this.#interpreter = interpreter;
	}

	/**
	 * After a program.
	 *
	 * @param isNothingLost it was the first one, and nothing of it has run
	 */
	settle(isNothingLost: boolean): void {
		const isAlive = this.#interpreter?.isAlive === true;
		this.hasLostState = !isAlive && !isNothingLost;
		if (!isAlive) this.#interpreter = null;
		// Closed while its program ran: nobody will ask for this interpreter again.
		else if (this.closed.signal.aborted) this.#interpreter?.stop();
	}

	close(): void {
		this.closed.abort();
		this.#interpreter?.stop();
	}
}

/** Sessions by name; one that is not known begins. */
export class Sessions {
	readonly #open = new Map<string, Session>();

	get(name: string): Session {
		const session = this.#open.get(name) ?? new Session();
		this.#open.set(name, session);
		return session;
	}

	close(name: string): void {
		const session = this.#open.get(name);
		this.#open.delete(name);
		session?.close();
	}

	closeAll(): void {
		for (const name of [...this.#open.keys()]) this.close(name);
	}
}
