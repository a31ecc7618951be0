import type { PreferenceStore, Preferences } from '../../core/preferences.ts';
import { textIn } from './text-in.ts';

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
	const kept = textIn(storage, RECORD);
	return {
		load() {
			const text = kept.load();
			return text === null ? null : orNull((): unknown => JSON.parse(text));
		},
		save: (preferences) => kept.save(JSON.stringify(withoutCredentials(preferences))),
		forget: () => kept.save(null),
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

/** Old records may be broken, and addresses no address: then there is nothing. */
function orNull<T>(work: () => T): T | null {
	try {
		return work();
	} catch {
		return null;
	}
}
