import { fetchedOnce } from './fetched-once.ts';
import { browserNetwork, type Network } from './network.ts';

export type PartStatus<T> =
	| { kind: 'loading' }
	/** There is no network; it goes on by itself when there is. */
	| { kind: 'waiting' }
	| { kind: 'ready'; value: T }
	/** `answers`: whether the page's server does, so that reloading the page would not lose it. */
	| { kind: 'failed'; error: unknown; answers: boolean };

/** A part of the page that is fetched when it is first looked at, and asked for again when that failed. */
export class Part<T> {
	status = $state.raw<PartStatus<T>>({ kind: 'loading' });
	readonly #network: Network;
	readonly #fetch: () => Promise<T>;
	#opening: Promise<void> | null = null;

	constructor(load: () => Promise<T>, network: Network = browserNetwork) {
		this.#network = network;
		this.#fetch = fetchedOnce(load, network);
	}

	/** Never rejects; one fetch at a time. */
	open(): Promise<void> {
		if (this.status.kind === 'ready') return Promise.resolve();
		this.#opening ??= this.#open().finally(() => (this.#opening = null));
		return this.#opening;
	}

	async #open(): Promise<void> {
		this.status = { kind: this.#network.isOnline() ? 'loading' : 'waiting' };
		try {
			this.status = { kind: 'ready', value: await this.#fetch() };
		} catch (error) {
			// The network went away in the middle.
			if (!this.#network.isOnline()) return this.#open();
			this.status = { kind: 'failed', error, answers: await this.#network.answers() };
		}
	}
}
