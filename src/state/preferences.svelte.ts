import { parsePreferences, type Preferences, type PreferenceStore } from '../core/preferences.ts';

/** Current preferences; every change is saved at once. */
export class PreferencesState {
	#current = $state.raw<Preferences>(parsePreferences(null));
	readonly #store: PreferenceStore;

	constructor(store: PreferenceStore) {
		this.#store = store;
		this.#current = parsePreferences(store.load());
	}

	get current(): Preferences {
		return this.#current;
	}

	/** After the store was emptied from outside. */
	reload(): void {
		this.#current = parsePreferences(this.#store.load());
	}

	change(part: Partial<Omit<Preferences, 'version'>>): void {
		this.#current = { ...this.#current, ...part };
		this.#store.save(this.#current);
	}
}
