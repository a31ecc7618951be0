import type { RunStore } from '../../core/ports.ts';
import type { Database } from './db.ts';
import type { ProtectedKeyStore } from './keys.ts';
import type { ForgettablePreferenceStore } from './preferences.ts';

/**
 * Empties every place the page keeps anything of the person: all object stores, this tab's keys, keys and runs in memory,
 * preferences. The database itself stays, since deleting it would wait for other tabs.
 */
export async function forgetEverything(parts: {
	database: Database;
	keys: ProtectedKeyStore;
	runs: RunStore;
	preferences: ForgettablePreferenceStore;
}): Promise<void> {
	// Secrets first: if the disk fails half-way, they are gone.
	parts.preferences.forget();
	await parts.keys.forget();
	await parts.runs.clear();
	await parts.database.clear();
}
