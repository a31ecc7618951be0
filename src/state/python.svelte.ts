import type { PythonStatus } from '../core/execution.ts';
import { pythonWords as words } from '../words/python.ts';

/** Python's state in words. */
export class PythonState {
	status = $state.raw<PythonStatus>({ kind: 'idle' });
	/** How long Python took to start, in milliseconds, until something runs; null otherwise. */
	#startedIn = $state.raw<number | null>(null);
	#startingSince: number | null = null;
	readonly #now: () => number;

	/** @param now milliseconds, from whenever on */
	constructor(subscribe: (listener: (status: PythonStatus) => void) => void, now: () => number) {
		this.#now = now;
		subscribe((status) => this.#take(status));
	}

	#take(status: PythonStatus): void {
		this.status = status;
		if (status.kind === 'downloading' || status.kind === 'starting') {
			this.#startingSince ??= this.#now();
			return;
		}
		if (status.kind !== 'ready') this.#startedIn = null;
		if (status.kind === 'ready' && this.#startingSince !== null)
			this.#startedIn = this.#now() - this.#startingSince;
		this.#startingSince = null;
	}

	/** Changes when something has happened, so that it can be read out. */
	get words(): string {
		return words.state(this.status, this.#startedIn);
	}

	/** The same with how far a download is, many times a second: to be looked at. */
	get progress(): string {
		return words.progress(this.status, this.#startedIn);
	}
}
