import type { Finding } from './core/hosts/doctor.ts';
import { hostAt } from './core/hosts/host-at.ts';
import { keyNameOf } from './core/hosts/key-name.ts';
import { plainName } from './core/hosts/plain-name.ts';
import type { OptionalField } from './core/hosts/optional-field.ts';
import { findHost } from './core/hosts/registry.ts';
import { createSpending, type Ledger, type Spending } from './core/hosts/spending.ts';
import type { Host } from './core/hosts/host.ts';
import type { RunId } from './core/ids.ts';
import type { LanguageModel, ModelFailure, ModelRef } from './core/model.ts';
import type { Clock, KeyStore, PythonRunner } from './core/ports.ts';
import type { ModelConfig } from './core/preferences.ts';
import type { Result } from './core/result.ts';
import type { RunEvent } from './core/record/event.ts';
import type { ModelSnapshot, RunSpec } from './core/record/spec.ts';
import { runQuestion } from './core/run/run.ts';
import { browserEngine } from './runtime/browser-engine.ts';
import type { BrowserModelHost } from './runtime/model/browser-models.ts';
import { createDemoModel } from './runtime/model/demo.ts';
import { listModels } from './runtime/model/list-models.ts';
import { Seats } from './runtime/model/person.ts';
import { createModel } from './runtime/model/create-model.ts';
import type { HostedModelOptions } from './runtime/model/hosted-model.ts';
import type { LocalServer } from './runtime/model/local.ts';
import { createPoliteness } from './runtime/model/politeness.ts';
import { createOffload } from './runtime/offload.ts';
import { createRunClock } from './runtime/run-clock.ts';

/** What performing runs needs from the page. */
export interface EngineParts {
	python: PythonRunner;
	keys: KeyStore;
	clock: Clock;
	/** The person's models, by choice id, also by one that tells no folder. */
	config(id: string): ModelConfig | null;
	/** Keeps what a model's host has refused of it, by the same ids. */
	refuse(id: string, field: OptionalField): void;
	/** Tokens a second of the scripted models; 0 = instant. */
	demoPace(): number;
	/** US dollars a session may cost; null = no cap. */
	spendingCap(): number | null;
	/** Where the sum of what was spent is kept. */
	ledger: Ledger;
	/** For messages about letting this page in. */
	pageOrigin: string;
}

/** The second half of the composition root: everything that is fetched with the first run, not with the first screen. */
export class Engine {
	readonly #parts: EngineParts;
	readonly #politeness = createPoliteness();
	readonly #spending: Spending;
	/** Computes what experiments need beside the page. */
	readonly offload = createOffload();
	/** Null until a model inside the page is wanted; its code is not fetched before. */
	#browserModels: BrowserModelHost | null = null;
	/** Of persons who coach. */
	readonly seats = new Seats();
	readonly #recast = new Map<RunId, (task: LanguageModel) => LanguageModel>();

	constructor(parts: EngineParts) {
		this.#parts = parts;
		this.#spending = createSpending(() => parts.spendingCap(), parts.ledger);
	}

	/** The task model of one run that will begin, made of the one that is set up for it. */
	recast(runId: RunId, task: (task: LanguageModel) => LanguageModel): void {
		this.#recast.set(runId, task);
	}

	/** @param earlier what happened before the run was left in the middle */
	run(spec: RunSpec, signal: AbortSignal, earlier: readonly RunEvent[] = []): AsyncIterable<RunEvent> {
		const { task, coach, checker, summariser } = spec.models;
		const recast = this.#recast.get(spec.runId) ?? ((model: LanguageModel) => model);
		this.#recast.delete(spec.runId);
		return runQuestion(
			spec,
			{
				models: {
					task: recast(this.#open(task, spec)),
					coach: coach.kind === 'rules' ? null : this.#open(coach, spec),
					checker: this.#open(checker, spec),
					summariser: this.#open(summariser, spec),
				},
				python: this.#parts.python,
				clock: createRunClock(this.#parts.clock),
				...(spec.experimentId === undefined ? {} : { judge: this.offload.judge }),
			},
			signal,
			earlier,
		);
	}

	/** How many calls a server takes at once, as far as is known by now. @param server its origin, as `serverOf` says it */
	roomAt(server: string, kind: 'hosted' | 'local'): number {
		return this.#politeness.door(server, kind).state().limit;
	}

	/** Calls it whenever a server is found to take more calls at once than before. @returns how to hear no more */
	onRoom(tell: () => void): () => void {
		return this.#politeness.onRoom(tell);
	}

	async listModels(
		hostId: string,
		baseUrl: string,
		signal: AbortSignal,
	): Promise<Result<readonly string[], ModelFailure>> {
		const host = findHost(hostId);
		if (host === undefined) throw new Error(`There is no host ${hostId}`);
		const { keys, clock, pageOrigin } = this.#parts;
		const key = await keys.read(keyNameOf(host, baseUrl));
		return listModels(hostAt(host, baseUrl), baseUrl, key, signal, { now: clock.now(), pageOrigin });
	}

	/** Tests the way to one model, gate by gate. Its two short calls count towards the spending cap. */
	async *diagnose(
		{ host: hostId, baseUrl, model }: Pick<ModelConfig, 'host' | 'baseUrl' | 'model'>,
		signal: AbortSignal,
	): AsyncGenerator<Finding, void, void> {
		const host = findHost(hostId);
		if (host === undefined) throw new Error(`There is no host ${hostId}`);
		const { diagnose } = await import('./runtime/model/doctor.ts');
		yield* diagnose(
			{
				...this.#hosted({ host: hostId, baseUrl, model }, host),
				page: { origin: this.#parts.pageOrigin, engine: browserEngine(navigator.userAgent) },
				permissions: navigator.permissions,
			},
			signal,
		);
	}

	/** On a click only: Chrome asks the person at the first probe. */
	async findLocalServers(signal: AbortSignal): Promise<readonly LocalServer[]> {
		const { findLocalServers } = await import('./runtime/model/local.ts');
		return findLocalServers(signal, { pageOrigin: this.#parts.pageOrigin });
	}

	async browserModels(): Promise<BrowserModelHost> {
		const { BrowserModelHost } = await import('./runtime/model/browser-models.ts');
		return (this.#browserModels ??= new BrowserModelHost());
	}

	/**
	 * A model that was set up when the run was planned is called as it was then, whatever Settings say now; but for the folder of its
	 * file, which nothing from elsewhere tells: a server may want it.
	 */
	#open(ref: ModelRef, { runId, snapshots = {}, experimentId }: RunSpec): LanguageModel {
		const { clock } = this.#parts;
		// Nobody sits there while an experiment runs.
		if (ref.kind === 'person')
			return experimentId === undefined ? this.seats.open(runId) : new MissingModel(ref);
		if (ref.kind === 'scripted') {
			const temperament = ref.id === 'demo:careful' ? 'careful' : 'bold';
			if (experimentId === undefined)
				return createDemoModel(temperament, { clock, pace: () => this.#parts.demoPace() });
			// Nobody reads along when an experiment runs.
			return createDemoModel(temperament, { clock, pace: () => 0, reply: this.offload.reply });
		}
		if (ref.kind === 'in-browser') return this.#browserModels?.open(ref.id) ?? new MissingModel(ref);
		const snapshot = snapshots[ref.id];
		const here = this.#parts.config(ref.id);
		const config = snapshot === undefined ? here : { id: ref.id, ...snapshot, ...wholeName(snapshot, here) };
		const host = config === null ? undefined : findHost(config.host);
		if (config === null || host === undefined) return new MissingModel(ref);
		return createModel({
			...this.#hosted(config, host),
			politeness: this.#politeness,
			refusals: {
				has: (field) => this.#parts.config(config.id)?.refused?.includes(field) === true,
				add: (field) => this.#parts.refuse(config.id, field),
			},
		});
	}

	#hosted(
		config: Omit<ModelConfig, 'id'> & Partial<ModelConfig>,
		host: Host,
	): Omit<HostedModelOptions, 'politeness'> {
		const { clock, keys, pageOrigin } = this.#parts;
		return {
			host: hostAt(host, config.baseUrl),
			baseUrl: config.baseUrl,
			model: config.model,
			...(config.id === undefined ? {} : { id: config.id }),
			...(config.rates === undefined ? {} : { rates: config.rates }),
			readKey: () => keys.read(keyNameOf(host, config.baseUrl)),
			clock,
			random: () => Math.random(),
			spending: this.#spending,
			pageOrigin,
		};
	}
}

function wholeName({ model }: ModelSnapshot, here: ModelConfig | null): { model: string } | null {
	return here !== null && plainName(here.model) === model ? { model: here.model } : null;
}

/** A model that was removed or unloaded in Settings while something still names it. */
class MissingModel implements LanguageModel {
	readonly ref: ModelRef;
	readonly capabilities = {
		tools: false,
		logprobs: false,
		systemRole: true,
		temperature: true,
		prefill: false,
	};

	constructor(ref: ModelRef) {
		this.ref = ref;
	}

	async *stream(): AsyncGenerator<{ type: 'failed'; failure: ModelFailure }> {
		await Promise.resolve();
		yield {
			type: 'failed',
			failure: {
				kind: 'unavailable',
				message: `${this.ref.label} is not ${this.ref.kind === 'in-browser' ? 'loaded' : 'set up'} in this browser.`,
				remedy: `${this.ref.kind === 'in-browser' ? 'Load' : 'Add'} it under Settings, or pick another model.`,
			},
		};
	}
}
