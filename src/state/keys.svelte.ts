import { errorWords } from '../core/error-words.ts';
import { tidyKey } from '../core/hosts/key-text.ts';
import type { KeyMode, KeyStore } from '../core/ports.ts';
import { Newest } from './newest.ts';

/** Beyond the port: protection of stored keys by a passphrase. */
export interface KeyRingPort extends KeyStore {
	/** False where this page can encrypt nothing, so that keys last for the tab or the page. */
	readonly canStore: boolean;
	protection(): Promise<{ kind: 'device' } | { kind: 'passphrase'; locked: boolean }>;
	protect(passphrase: string): Promise<boolean>;
	unprotect(): Promise<boolean>;
	unlock(passphrase: string): Promise<boolean>;
	lock(): void;
	subscribe(listener: () => void): () => void;
}

type HeldKey = Awaited<ReturnType<KeyStore['list']>>[number];

/** Which hosts have a key, and how the stored ones are protected. Never a key itself. */
export class Keys {
	held = $state.raw<readonly HeldKey[]>([]);
	protection = $state.raw<Awaited<ReturnType<KeyRingPort['protection']>>>({ kind: 'device' });
	/** Why the last action did nothing, in words. */
	problem = $state.raw<string | null>(null);
	readonly #store: KeyRingPort;
	readonly #looks = new Newest();

	constructor(store: KeyRingPort) {
		this.#store = store;
		store.subscribe(() => {
			this.refresh().catch(() => undefined);
		});
	}

	get canStore(): boolean {
		return this.#store.canStore;
	}

	of(host: string): HeldKey | null {
		return this.held.find((key) => key.host === host) ?? null;
	}

	async refresh(): Promise<void> {
		const isNewest = this.#looks.begin();
		try {
			const [held, protection] = await Promise.all([this.#store.list(), this.#store.protection()]);
			if (!isNewest()) return;
			this.held = held;
			this.protection = protection;
			this.problem = null;
		} catch (error) {
			if (isNewest()) this.problem = errorWords(error);
		}
	}

	/** Refuses a key that no request can carry, and says which character of it. */
	async write(host: string, typed: string, mode: KeyMode): Promise<boolean> {
		const key = tidyKey(typed);
		if (!key.ok) {
			this.problem = key.error;
			return false;
		}
		return this.#attempt(async () => {
			await this.#store.write(host, key.value, mode);
			return true;
		});
	}

	async delete(host: string): Promise<boolean> {
		return this.#attempt(async () => {
			await this.#store.delete(host);
			return true;
		});
	}

	protect(passphrase: string): Promise<boolean> {
		return this.#attempt(() => this.#store.protect(passphrase));
	}

	unprotect(): Promise<boolean> {
		return this.#attempt(() => this.#store.unprotect());
	}

	unlock(passphrase: string): Promise<boolean> {
		return this.#attempt(() => this.#store.unlock(passphrase));
	}

	lock(): void {
		this.#store.lock();
	}

	async #attempt(action: () => Promise<boolean>): Promise<boolean> {
		try {
			const done = await action();
			await this.refresh();
			return done;
		} catch (error) {
			this.problem = errorWords(error);
			return false;
		}
	}
}
