import type { RunStore } from '../../core/ports.ts';
import type { Database } from './db.ts';
import type { ProtectedKeyStore } from './keys.ts';
import { deletePageCaches } from './page-caches.ts';
import type { ForgettablePreferenceStore } from './preferences.ts';

/** What every name in localStorage and sessionStorage begins with: other pages may share this origin. */
const PREFIX = 'codesteer-playground:';

type Clearable = Pick<Storage, 'length' | 'key' | 'removeItem'>;

/** Every place in which the page keeps anything of the person, or of what the person did. */
export interface KeptPlaces {
	/** In IndexedDB. It stays itself, since deleting it would wait for other tabs; all its object stores are emptied. */
	database: Database;
	/** Of this tab and in memory. */
	keys: ProtectedKeyStore;
	/** In memory. */
	runs: RunStore;
	preferences: ForgettablePreferenceStore;
	/** Files of models in the private file system, and the one in memory. */
	models: { forget: () => Promise<void> };
	/** sessionStorage and localStorage; null where the browser refuses site data. */
	storages: readonly (Clearable | null)[];
}

/**
 * Empties all of them, and what Python and its packages left in Cache Storage. Only the page's own files stay, for use without a
 * network. When one cannot be emptied the others are all the same; then it rejects with the first reason.
 */
export async function forgetEverything(places: KeptPlaces): Promise<void> {
	const { database, keys, runs, preferences, models, storages } = places;
	// Secrets first. The storages last: what is emptied before may still note something there.
	const steps: readonly (() => unknown)[] = [
		() => preferences.forget(),
		() => keys.forget(),
		() => runs.clear(),
		() => database.clear(),
		() => models.forget(),
		() => deletePageCaches(),
		() => storages.forEach(emptyStorage),
	];
	const failures: unknown[] = [];
	for (const empty of steps) {
		try {
			await empty();
		} catch (error) {
			failures.push(error);
		}
	}
	if (failures.length > 0) throw failures[0];
}

function emptyStorage(storage: Clearable | null): void {
	if (storage === null) return;
	const names = Array.from({ length: storage.length }, (_, index) => storage.key(index));
	for (const name of names) if (name?.startsWith(PREFIX) === true) storage.removeItem(name);
}
