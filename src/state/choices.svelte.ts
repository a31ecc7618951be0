import { canonicalJson, isRecord } from '../core/json.ts';
import { WORDING_OPTION } from '../core/methods/prompts/wording-option.ts';
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

	/** Whether an opened setup brings wording, for a chosen method, that is not the person's. */
	get isWorded(): boolean {
		const mine = this.#preferences.current.methodOptions;
		const theirs = this.#opened.methodOptions;
		return this.current.methods.some((id) => {
			const text = theirs?.[id]?.[WORDING_OPTION];
			return text !== undefined && text !== mine[id]?.[WORDING_OPTION];
		});
	}

	/** What equals the person's own choice is not fixed; options of methods the setup does not name stay the person's. */
	open(choices: Partial<RunChoices>): void {
		const own = this.#preferences.current;
		const { methodOptions } = choices;
		const asked: Partial<RunChoices> =
			methodOptions === undefined
				? choices
				: { ...choices, methodOptions: { ...own.methodOptions, ...methodOptions } };
		const differing = Object.entries(asked).filter(
			([field, value]) => meaningOf(field, value) !== meaningOf(field, own[field as keyof RunChoices]),
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

/** Equal for choices that make the same run: the order of methods and options that are none make no difference. */
function meaningOf(field: string, value: unknown): string {
	if (field === 'methods' && Array.isArray(value)) return canonicalJson(value.toSorted());
	if (field !== 'methodOptions' || !isRecord(value)) return canonicalJson(value);
	const set = Object.entries(value).filter(
		([, options]) => isRecord(options) && Object.keys(options).length > 0,
	);
	return canonicalJson(Object.fromEntries(set));
}
