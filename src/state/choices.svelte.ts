import { canonicalJson } from '../core/json.ts';
import type { Preferences } from '../core/preferences.ts';
import type { RunChoices } from '../core/setup/setup.ts';

/** Preferences as the screens read and change them. */
export interface HeldPreferences {
	readonly current: Preferences;
	change(patch: Partial<Preferences>): void;
}

/**
 * The preferences with an opened setup laid over them. What the setup fixes is changed in the setup alone, the rest in the
 * preferences, so opening somebody's link never overwrites what is stored.
 */
export class Choices implements HeldPreferences {
	readonly #preferences: HeldPreferences;
	#opened = $state.raw<Partial<RunChoices>>({});
	readonly current: Preferences = $derived.by(() => ({ ...this.#preferences.current, ...this.#opened }));

	constructor(preferences: HeldPreferences) {
		this.#preferences = preferences;
	}

	/** Whether an opened setup asks for something else than the person's own preferences. */
	get isOverlaid(): boolean {
		return Object.keys(this.#opened).length > 0;
	}

	/** What equals the person's own choice is not fixed. */
	open(choices: Partial<RunChoices>): void {
		const own = this.#preferences.current;
		const differing = Object.entries(choices).filter(
			([field, value]) => canonicalJson(value) !== canonicalJson(own[field as keyof RunChoices]),
		);
		this.#opened = Object.fromEntries(differing);
	}

	/** Back to the person's own. */
	reset(): void {
		this.#opened = {};
	}

	change(patch: Partial<Preferences>): void {
		const fixed: Record<string, unknown> = {};
		const own: Record<string, unknown> = {};
		for (const [field, value] of Object.entries(patch)) (field in this.#opened ? fixed : own)[field] = value;
		if (Object.keys(fixed).length > 0) this.#opened = { ...this.#opened, ...fixed };
		if (Object.keys(own).length > 0) this.#preferences.change(own);
	}
}
