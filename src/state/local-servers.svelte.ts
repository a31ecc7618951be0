import { errorWords } from '../core/error-words.ts';
import type { Host } from '../core/hosts/host.ts';

/** A model server that answered on this computer. */
export interface FoundServer {
	host: Host;
	baseUrl: string;
	/** `closed`: it runs but does not admit this page. */
	state: 'open' | 'closed';
	models: readonly string[];
}

export type FindServers = (signal: AbortSignal) => Promise<readonly FoundServer[]>;

export type Search =
	| { kind: 'not-asked' }
	| { kind: 'looking' }
	| { kind: 'done'; servers: readonly FoundServer[] }
	| { kind: 'failed'; why: string };

/** Looks for model servers at their usual ports, on a click only. */
export class LocalServers {
	search = $state.raw<Search>({ kind: 'not-asked' });
	readonly #find: FindServers;

	constructor(find: FindServers) {
		this.#find = find;
	}

	get isBusy(): boolean {
		return this.search.kind === 'looking';
	}

	async look(): Promise<void> {
		if (this.isBusy) return;
		this.search = { kind: 'looking' };
		try {
			this.search = { kind: 'done', servers: await this.#find(new AbortController().signal) };
		} catch (error) {
			this.search = { kind: 'failed', why: errorWords(error) };
		}
	}
}
