/** As much of a browser's Cache Storage as the page uses, for one origin. */
export class MemoryCaches {
	readonly #caches = new Map<string, Map<string, ArrayBuffer>>();

	async open(name: string) {
		const entries = this.#caches.get(name) ?? new Map<string, ArrayBuffer>();
		this.#caches.set(name, entries);
		return {
			match: async (address: URL) => {
				const bytes = entries.get(address.href);
				return bytes === undefined ? undefined : new Response(bytes.slice(0));
			},
			put: async (address: URL, response: Response) => {
				entries.set(address.href, await response.arrayBuffer());
			},
			keys: async () => [...entries.keys()].map((url) => ({ url })),
			delete: async (request: URL | { url: string }) =>
				entries.delete(request instanceof URL ? request.href : request.url),
		};
	}

	/** Addresses of what is in it. */
	in(name: string): readonly string[] {
		return [...(this.#caches.get(name)?.keys() ?? [])];
	}
}
