import { vi } from 'vitest';

/** The globals of a page at this address with an empty Cache Storage; Node has none of them. `vi.unstubAllGlobals` takes them away. */
export function pageWithCaches(baseURI = 'https://page.test/'): MemoryCaches {
	const caches = new MemoryCaches();
	vi.stubGlobal('isSecureContext', true);
	vi.stubGlobal('caches', caches);
	vi.stubGlobal('document', { baseURI });
	return caches;
}

/** Cache Storage in memory: as much of it as the page uses, in the order in which things came. */
export class MemoryCaches {
	readonly #caches = new Map<string, MemoryCache>();

	async open(name: string): Promise<MemoryCache> {
		const cache = this.#caches.get(name) ?? new MemoryCache();
		this.#caches.set(name, cache);
		return cache;
	}

	async has(name: string): Promise<boolean> {
		return this.#caches.has(name);
	}

	async delete(name: string): Promise<boolean> {
		return this.#caches.delete(name);
	}

	/** Addresses in one of them. */
	in(name: string): string[] {
		return this.#caches.get(name)?.addresses() ?? [];
	}

	/** Addresses by cache. */
	all(): Record<string, string[]> {
		return Object.fromEntries([...this.#caches].map(([name, cache]) => [name, cache.addresses()]));
	}
}

class MemoryCache {
	readonly #kept = new Map<string, Response>();

	async match(key: RequestInfo | URL): Promise<Response | undefined> {
		return this.#kept.get(addressOf(key))?.clone();
	}

	async put(key: RequestInfo | URL, response: Response): Promise<void> {
		this.#kept.delete(addressOf(key));
		this.#kept.set(addressOf(key), response);
	}

	async keys(): Promise<Request[]> {
		return this.addresses().map((url) => new Request(url));
	}

	async delete(key: RequestInfo | URL): Promise<boolean> {
		return this.#kept.delete(addressOf(key));
	}

	addresses(): string[] {
		return [...this.#kept.keys()];
	}
}

function addressOf(key: RequestInfo | URL): string {
	return new Request(key).url;
}
