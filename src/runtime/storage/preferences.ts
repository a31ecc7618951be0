import type { PreferenceStore, Preferences } from '../../core/preferences.ts';

const RECORD = 'codesteer-playground:preferences';

/**
 * Preferences in localStorage: read synchronously, so that the first paint already has the right theme. Where the
 * browser refuses, they last as long as the page.
 */
export interface ForgettablePreferenceStore extends PreferenceStore {
	forget(): void;
}

/** @param tabs what tells of changes by other tabs: the window */
export function createPreferenceStore(
	storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null,
	tabs: Pick<EventTarget, 'addEventListener'> | null = null,
): ForgettablePreferenceStore {
	/** What could not be stored. */
	let held: string | null = null;
	return {
		load() {
			const text = held ?? orNull(() => storage?.getItem(RECORD) ?? null);
			return text === null ? null : orNull((): unknown => JSON.parse(text));
		},
		save(preferences) {
			const text = JSON.stringify(withoutCredentials(preferences));
			const isStored = orNull(() => {
				storage?.setItem(RECORD, text);
				return storage !== null;
			});
			held = isStored === true ? null : text;
		},
		forget() {
			held = null;
			orNull(() => storage?.removeItem(RECORD));
		},
		follow(listener) {
			tabs?.addEventListener('storage', (event) => {
				const { key } = event as StorageEvent;
				// Null: everything was removed.
				if (key === RECORD || key === null) listener();
			});
		},
	};
}

/** A pasted address may carry a password or a key in its query; neither is a preference. */
function withoutCredentials(preferences: Preferences): Preferences {
	return {
		...preferences,
		models: preferences.models.map((model) => ({ ...model, baseUrl: bare(model.baseUrl) })),
	};
}

function bare(address: string): string {
	const url = orNull(() => new URL(address));
	if (!url || (url.username === '' && url.password === '' && url.search === '' && url.hash === ''))
		return address;
	url.username = '';
	url.password = '';
	url.search = '';
	url.hash = '';
	return url.href.replace(/\/$/, '');
}

/** Storage throws when site data is blocked or full, and old records may be broken: then there is nothing. */
function orNull<T>(work: () => T): T | null {
	try {
		return work();
	} catch {
		return null;
	}
}
