/** One text that is kept under a name; null where nothing is. */
export interface KeptText {
	load(): string | null;
	/** Null takes it away. */
	save(text: string | null): void;
}

/** In a storage of the page: read synchronously. Where the browser refuses, it lasts as long as the page. */
export function textIn(
	storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null,
	name: string,
): KeptText {
	/** What could not be stored. */
	let held: string | null = null;
	return {
		load() {
			try {
				return held ?? storage?.getItem(name) ?? null;
			} catch {
				return held;
			}
		},
		save(text) {
			held = null;
			try {
				if (text === null) storage?.removeItem(name);
				else if (storage === null) held = text;
				else storage.setItem(name, text);
			} catch {
				// Full, or site data is blocked.
				held = text;
			}
		},
	};
}
