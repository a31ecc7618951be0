import type { Rates } from '../core/hosts/host.ts';
import type { OptionalField } from '../core/hosts/optional-field.ts';
import { findHost } from '../core/hosts/registry.ts';
import { isSameModel, modelIdOf, modelRefOf } from '../core/hosts/model-identity.ts';
import { plainId } from '../core/hosts/plain-name.ts';
import type { ModelRef, Role } from '../core/model.ts';
import { PERSON, YOU } from '../core/person.ts';
import type { ModelConfig, Preferences } from '../core/preferences.ts';
import type { ModelSnapshot } from '../core/record/spec.ts';
import type { CastModels } from '../core/setup/specs.ts';
import type { HeldPreferences } from './choices.svelte.ts';
import { SpendingState } from './spending.svelte.ts';
import { shownText } from '../core/shown-text.ts';

/** What the pickers offer. */
export interface ModelChoice {
	id: string;
	label: string;
	/** Shown beside the picker: "scripted, not an LLM". */
	note: string;
	ref: ModelRef;
	/** It is chosen somewhere, and is not there. */
	isMissing?: true;
}

/** Choice ids by role, in the words of the preferences. */
export type CastChoice = Pick<Preferences, 'model' | 'coach' | 'checker' | 'summariser'>;

const RULE_COACH: ModelRef = { id: 'rule-coach', label: 'Rule coach', kind: 'rules' };

/** Who needs no model of its own. */
const WITHOUT_MODEL: ReadonlySet<string> = new Set(['same', 'rules', YOU]);

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

	/** The chosen task model; one that is gone stays named. */
	get task(): ModelChoice {
		return this.byId(this.#preferences.current.model);
	}

	/** Who plays which role by the person's choices, with how their own models are set up now. */
	get cast(): CastModels {
		return this.castFor(this.#preferences.current);
	}

	/** `same` is the task model itself; `rules` and `you` need no model. */
	castFor({ model, coach, checker, summariser }: CastChoice): CastModels {
		const task = this.byId(model).ref;
		const role = (id: string): ModelRef => (id === 'same' ? task : this.byId(id).ref);
		const models = {
			task,
			coach: coach === 'rules' ? RULE_COACH : coach === YOU ? PERSON : role(coach),
			checker: role(checker),
			summariser: role(summariser),
		};
		const snapshots = Object.values(models).flatMap(({ id }) => {
			const snapshot = this.#snapshot(id);
			return snapshot === null ? [] : [[id, snapshot] as const];
		});
		return snapshots.length === 0 ? { models } : { models, snapshots: Object.fromEntries(snapshots) };
	}

	/** Everything that may play a role here, by id, with how it is set up; null where nothing is to be set up. */
	get known(): ReadonlyMap<string, { ref: ModelRef; snapshot: ModelSnapshot | null }> {
		const refs = [RULE_COACH, ...this.choices.map(({ ref }) => ref)];
		return new Map(refs.map((ref) => [ref.id, { ref, snapshot: this.#snapshot(ref.id) }]));
	}

	/** The id here of what a link or a file names: these leave the folder of a model's file out. */
	idHere(id: string): string {
		if (this.choices.some((choice) => choice.id === id)) return id;
		const plain = (own: string): string => plainId(own, this.#snapshot(own)?.model ?? '');
		return this.choices.find((choice) => plain(choice.id) === id)?.id ?? id;
	}

	/** What is chosen under this id; one that was removed, or is not loaded, keeps its place and its name. */
	byId(id: string): ModelChoice {
		return this.choices.find((choice) => choice.id === id) ?? missing(id);
	}

	/** What a picker offers: every model, and the chosen one where it is gone. */
	choicesWith(id: string): readonly ModelChoice[] {
		const chosen = this.byId(id);
		return chosen.isMissing === true && !WITHOUT_MODEL.has(id) ? [chosen, ...this.choices] : this.choices;
	}

	/** Why methods that call these roles cannot be run with what is chosen, in words; null when they can. */
	whyNot(roles: ReadonlySet<Role>): string | null {
		const { model, coach, checker, summariser } = this.#preferences.current;
		const chosen: readonly [Role, string, string][] = [
			['task', 'model', model],
			['coach', 'coach', coach],
			['checker', 'self-answer checker', checker],
			['summariser', 'summariser', summariser],
		];
		for (const [role, label, id] of chosen) {
			if (!roles.has(role) || WITHOUT_MODEL.has(id)) continue;
			const { isMissing, label: name, ref } = this.byId(id);
			if (isMissing !== true) continue;
			return ref.kind === 'in-browser'
				? `The ${label} is ${name}: load it under Settings, In the browser, or choose another.`
				: `The ${label} is ${name}: choose another, or add it under Settings.`;
		}
		return null;
	}

	config(id: string): ModelConfig | null {
		return this.#preferences.current.models.find((model) => model.id === id) ?? null;
	}

	/** Replaces what was configured for the same model at the same address, also as another host; gives the id it has then. */
	add(config: ModelConfig): string {
		const { models } = this.#preferences.current;
		const id = models.find((model) => isSameModel(model, config))?.id ?? config.id;
		this.#preferences.change({ models: [...models.filter((model) => model.id !== id), { ...config, id }] });
		return id;
	}

	/**
	 * The same address under the name of another of its models: it takes the place of the one that had been configured, in every role
	 * that one had. What was known of the other model, prices and refusals, goes. Gives the id it has then.
	 */
	rename(from: ModelConfig, model: string): string {
		const { host, baseUrl } = from;
		const id = this.add({
			id: modelIdOf(findHost(host) ?? { id: host, baseUrl }, baseUrl, model),
			host,
			baseUrl,
			model,
		});
		if (id === from.id) return id;
		const { model: task, coach, checker, summariser, models } = this.#preferences.current;
		const role = (chosen: string): string => (chosen === from.id ? id : chosen);
		this.#preferences.change({
			models: models.filter((one) => one.id !== from.id),
			model: role(task),
			coach: role(coach),
			checker: role(checker),
			summariser: role(summariser),
		});
		return id;
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

	#snapshot(id: string): ModelSnapshot | null {
		const config = this.config(id);
		if (config === null) return null;
		const { host, baseUrl, model, rates } = config;
		return { host, baseUrl, model, ...(rates === undefined ? {} : { rates }) };
	}

	#replace(id: string, change: (model: ModelConfig) => ModelConfig): void {
		const models = this.#preferences.current.models.map((model) => (model.id === id ? change(model) : model));
		this.#preferences.change({ models });
	}
}

function demo(id: string, label: string): ModelChoice {
	return { id, label, note: 'scripted, not an LLM', ref: { id, label, kind: 'scripted' } };
}

function configured(config: ModelConfig): ModelChoice {
	const ref = modelRefOf(config);
	const note = ref.kind === 'local' ? 'on this machine or network' : 'hosted, your key';
	return { id: config.id, label: ref.label, note, ref };
}

function missing(id: string): ModelChoice {
	const isInBrowser = id.startsWith('browser:');
	const name = shownText(isInBrowser ? id.slice('browser:'.length) : id);
	const label = `${name}, ${isInBrowser ? 'not loaded' : 'not set up here'}`;
	return {
		id,
		label,
		note: isInBrowser ? 'load it under Settings, or choose another' : 'choose another, or add it',
		ref: { id, label, kind: isInBrowser ? 'in-browser' : 'hosted' },
		isMissing: true,
	};
}
