import { findHost } from './core/hosts/registry.ts';
import type { LanguageModel, ModelFailure, ModelRef } from './core/model.ts';
import type { Clock, KeyStore, PythonRunner } from './core/ports.ts';
import type { ModelConfig } from './core/preferences.ts';
import type { Result } from './core/result.ts';
import type { RunEvent, RunSpec } from './core/run/event.ts';
import { runQuestion } from './core/run/run.ts';
import { createDemoModel } from './runtime/model/demo.ts';
import { listModels } from './runtime/model/list-models.ts';
import { createModel } from './runtime/model/create-model.ts';
import { createPoliteness } from './runtime/model/politeness.ts';

/** What performing runs needs from the page. */
export interface EngineParts {
	python: PythonRunner;
	keys: KeyStore;
	clock: Clock;
	/** The person's models, by choice id. */
	config(id: string): ModelConfig | null;
	/** Tokens a second of the scripted models; 0 = instant. */
	demoPace(): number;
	/** For messages about letting this page in. */
	pageOrigin: string;
}

/** The second half of the composition root: everything that is fetched with the first run, not with the first screen. */
export class Engine {
	readonly #parts: EngineParts;
	readonly #politeness = createPoliteness();

	constructor(parts: EngineParts) {
		this.#parts = parts;
	}

	run(spec: RunSpec, signal: AbortSignal): AsyncIterable<RunEvent> {
		const { task, coach, checker, summariser } = spec.models;
		return runQuestion(
			spec,
			{
				models: {
					task: this.#open(task),
					coach: coach.kind === 'rules' ? null : this.#open(coach),
					checker: this.#open(checker),
					summariser: this.#open(summariser),
				},
				python: this.#parts.python,
				clock: this.#parts.clock,
			},
			signal,
		);
	}

	async listModels(
		hostId: string,
		baseUrl: string,
		signal: AbortSignal,
	): Promise<Result<readonly string[], ModelFailure>> {
		const host = findHost(hostId);
		if (host === undefined) throw new Error(`There is no host ${hostId}`);
		const { keys, clock, pageOrigin } = this.#parts;
		const key = await keys.read(hostId);
		return listModels(host, baseUrl, key, signal, { now: clock.now(), pageOrigin });
	}

	#open(ref: ModelRef): LanguageModel {
		const { clock, keys } = this.#parts;
		if (ref.kind === 'scripted') {
			const temperament = ref.id === 'demo:careful' ? 'careful' : 'bold';
			return createDemoModel(temperament, { clock, pace: () => this.#parts.demoPace() });
		}
		const config = this.#parts.config(ref.id);
		const host = config === null ? undefined : findHost(config.host);
		if (config === null || host === undefined) return new MissingModel(ref);
		return createModel({
			host,
			baseUrl: config.baseUrl,
			model: config.model,
			readKey: () => keys.read(config.host),
			clock,
			random: () => Math.random(),
			politeness: this.#politeness,
			pageOrigin: this.#parts.pageOrigin,
		});
	}
}

/** A model that was removed in Settings while something still names it. */
class MissingModel implements LanguageModel {
	readonly ref: ModelRef;
	readonly capabilities = { tools: false, logprobs: false, systemRole: true };

	constructor(ref: ModelRef) {
		this.ref = ref;
	}

	async *stream(): AsyncGenerator<{ type: 'failed'; failure: ModelFailure }> {
		await Promise.resolve();
		yield {
			type: 'failed',
			failure: {
				kind: 'unavailable',
				message: `${this.ref.label} is not set up in this browser.`,
				remedy: 'Add it under Settings, or pick another model.',
			},
		};
	}
}
