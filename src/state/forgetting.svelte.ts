import { errorWords } from '../core/error-words.ts';

export type ForgettingStatus =
	| { kind: 'idle' }
	| { kind: 'running' }
	| { kind: 'done' }
	/** All that could be emptied was. */
	| { kind: 'failed'; reason: string };

/** Empties whatever this page keeps of the person. A reload in the middle of it would leave the rest where it was. */
export class Forgetting {
	status = $state.raw<ForgettingStatus>({ kind: 'idle' });
	readonly #empty: () => Promise<void>;

	/** @param empty every store; resolves when they are really empty, rejects when one could not be emptied, after all others were */
	constructor(empty: () => Promise<void>) {
		this.#empty = empty;
	}

	get isBusy(): boolean {
		return this.status.kind === 'running';
	}

	/** How it ended is not of interest any more. */
	putAside(): void {
		if (!this.isBusy) this.status = { kind: 'idle' };
	}

	/** One at a time. Never rejects: what is wrong becomes the status. */
	async forget(): Promise<void> {
		if (this.isBusy) return;
		this.status = { kind: 'running' };
		try {
			await this.#empty();
			this.status = { kind: 'done' };
		} catch (error) {
			this.status = { kind: 'failed', reason: errorWords(error) };
		}
	}
}
