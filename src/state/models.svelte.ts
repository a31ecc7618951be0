import type { Rates } from '../core/hosts/host.ts';
import type { OptionalField } from '../core/hosts/optional-field.ts';
import { findHost } from '../core/hosts/registry.ts';
import type { ModelRef } from '../core/model.ts';
import type { ModelConfig } from '../core/preferences.ts';
import type { CastModels } from '../core/setup/specs.ts';
import type { HeldPreferences } from './choices.svelte.ts';
import { SpendingState } from './spending.svelte.ts';

/** What the pickers offer. */
export interface ModelChoice {
	id: string;
	label: string;
	/** Shown beside the picker: "scripted, not an LLM". */
	note: string;
	ref: ModelRef;
}

export const RULE_COACH: ModelRef = { id: 'rule-coach', label: 'Rule coach', kind: 'rules' };

const DEMO: readonly ModelChoice[] = [
	demo('demo:bold', 'Demo · bold'),
	demo('demo:careful', 'Demo · careful'),
];

/** The models a person can pick: the scripted ones and those added in Settings. */
export class Models {
	readonly #preferences: HeldPreferences;
	readonly choices: readonly ModelChoice[] = $derived.by(() => [
		...DEMO,
		...this.#preferences.current.models.map(configured),
		...this.inBrowser,
	]);
	/** Models that are in this page's memory; Settings fills it. */
	inBrowser = $state.raw<readonly ModelChoice[]>([]);
	/** What their calls have cost. */
	readonly spending: SpendingState;

	constructor(preferences: HeldPreferences, spending = new SpendingState()) {
		this.#preferences = preferences;
		this.spending = spending;
	}

	/** The chosen task model; a choice whose model was removed falls back to the demo. */
	get task(): ModelChoice {
		return this.#byId(this.#preferences.current.model);
	}

	/** `same` is the task model itself; `rules` needs no model. */
	get coach(): ModelRef {
		const id = this.#preferences.current.coach;
		if (id === 'rules') return RULE_COACH;
		if (id === 'same') return this.task.ref;
		return this.#byId(id).ref;
	}

	get checker(): ModelRef {
		return this.#role(this.#preferences.current.checker);
	}

	get summariser(): ModelRef {
		return this.#role(this.#preferences.current.summariser);
	}

	/** Who plays which role, with how the person's own models are set up now. */
	get cast(): CastModels {
		const models = {
			task: this.task.ref,
			coach: this.coach,
			checker: this.checker,
			summariser: this.summariser,
		};
		const snapshots = Object.values(models).flatMap(({ id }) => {
			const config = this.config(id);
			if (config === null) return [];
			const { host, baseUrl, model, rates } = config;
			return [[id, { host, baseUrl, model, ...(rates === undefined ? {} : { rates }) }] as const];
		});
		return snapshots.length === 0 ? { models } : { models, snapshots: Object.fromEntries(snapshots) };
	}

	config(id: string): ModelConfig | null {
		return this.#preferences.current.models.find((model) => model.id === id) ?? null;
	}

	add(config: ModelConfig): void {
		const others = this.#preferences.current.models.filter((model) => model.id !== config.id);
		this.#preferences.change({ models: [...others, config] });
	}

	/** Null takes the rates of the host's file, which may be unknown. */
	price(id: string, rates: Rates | null): void {
		this.#replace(id, ({ refused, host, baseUrl, model }) => ({
			...{ id, host, baseUrl, model },
			...(rates === null ? {} : { rates }),
			...(refused === undefined ? {} : { refused }),
		}));
	}

	/** Keeps what the host of a model has refused; of a model that was removed meanwhile nothing. */
	refuse(id: string, field: OptionalField): void {
		this.#replace(id, (model) => ({ ...model, refused: [...new Set([...(model.refused ?? []), field])] }));
	}

	/** Asks everything of the host again. */
	forgetRefused(id: string): void {
		this.#replace(id, ({ rates, host, baseUrl, model }) => ({
			...{ id, host, baseUrl, model },
			...(rates === undefined ? {} : { rates }),
		}));
	}

	/** Makes it the task model of the playground. */
	choose(id: string): void {
		this.#preferences.change({ model: id });
	}

	remove(id: string): void {
		this.#preferences.change({ models: this.#preferences.current.models.filter((model) => model.id !== id) });
	}

	#replace(id: string, change: (model: ModelConfig) => ModelConfig): void {
		const models = this.#preferences.current.models.map((model) => (model.id === id ? change(model) : model));
		this.#preferences.change({ models });
	}

	#role(id: string): ModelRef {
		return id === 'same' ? this.task.ref : this.#byId(id).ref;
	}

	#byId(id: string): ModelChoice {
		return this.choices.find((choice) => choice.id === id) ?? (DEMO[0] as ModelChoice);
	}
}

function demo(id: string, label: string): ModelChoice {
	return { id, label, note: 'scripted, not an LLM', ref: { id, label, kind: 'scripted' } };
}

function configured(config: ModelConfig): ModelChoice {
	const host = findHost(config.host);
	const label = `${config.model} · ${host?.label ?? config.host}`;
	return {
		id: config.id,
		label,
		note: host?.kind === 'local' ? 'on this machine or network' : 'hosted, your key',
		ref: { id: config.id, label, kind: host?.kind === 'local' ? 'local' : 'hosted' },
	};
}
