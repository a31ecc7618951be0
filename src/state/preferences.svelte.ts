import { mergePreferences } from '../core/preferences-merge.ts';
import { parsePreferences, type Preferences, type PreferenceStore } from '../core/preferences.ts';

/** Chosen on a tab's own screen: two tabs may stand side by side with different ones. A new tab begins with the last. */
const OWN_CHOICES = ['methods', 'methodOptions', 'model', 'coach', 'checker', 'summariser'] as const;

/** Current preferences; every change is saved at once, into what other tabs have saved meanwhile. */
export class PreferencesState {
	#current = $state.raw<Preferences>(parsePreferences(null));
	readonly #store: PreferenceStore;

	constructor(store: PreferenceStore) {
		this.#store = store;
		this.#current = parsePreferences(store.load());
		store.follow?.(() => (this.#current = withChoices(this.#current, this.#stored())));
	}

	get current(): Preferences {
		return this.#current;
	}

	/** After the store was emptied from outside. */
	reload(): void {
		this.#current = this.#stored();
	}

	change(part: Partial<Omit<Preferences, 'version'>>): void {
		const changed = { ...this.#current, ...part };
		const merged = mergePreferences(this.#current, changed, this.#stored());
		this.#current = withChoices(changed, merged);
		this.#store.save(merged);
	}

	#stored(): Preferences {
		return parsePreferences(this.#store.load());
	}
}

function withChoices(own: Preferences, held: Preferences): Preferences {
	const choices = Object.fromEntries(OWN_CHOICES.map((field) => [field, own[field]]));
	return { ...held, ...choices };
}
