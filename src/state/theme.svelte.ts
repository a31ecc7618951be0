import { MediaQuery } from 'svelte/reactivity';
import type { Preferences } from '../core/preferences.ts';

interface Choice {
	readonly current: Pick<Preferences, 'theme'>;
}

/** The theme in force: the person's choice, else the system's. */
export class Theme {
	readonly #preferences: Choice;
	readonly #dark = new MediaQuery('(prefers-color-scheme: dark)');

	constructor(preferences: Choice) {
		this.#preferences = preferences;
	}

	get current(): 'light' | 'dark' {
		const chosen = this.#preferences.current.theme;
		if (chosen !== 'system') return chosen;
		return this.#dark.current ? 'dark' : 'light';
	}
}
