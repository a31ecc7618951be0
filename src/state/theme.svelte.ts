import { MediaQuery } from 'svelte/reactivity';
import type { PreferencesState } from './preferences.svelte.ts';

/** The theme in force: the person's choice, else the system's. */
export class Theme {
	readonly #preferences: PreferencesState;
	readonly #dark = new MediaQuery('(prefers-color-scheme: dark)');

	constructor(preferences: PreferencesState) {
		this.#preferences = preferences;
	}

	get current(): 'light' | 'dark' {
		const chosen = this.#preferences.current.theme;
		if (chosen !== 'system') return chosen;
		return this.#dark.current ? 'dark' : 'light';
	}
}
