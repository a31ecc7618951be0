import { addressSpaceOf } from '../core/hosts/address-space.ts';
import { toBaseUrl } from '../core/hosts/base-url.ts';
import { keyNameOf } from '../core/hosts/key-name.ts';
import { findHost } from '../core/hosts/registry.ts';
import type { ModelFailure } from '../core/model.ts';
import { err, type Result } from '../core/result.ts';
import { faultOf } from './fault.ts';

/** Asks a host which models it has; the adapter reads the key itself. */
export type ListModels = (
	host: string,
	baseUrl: string,
	signal: AbortSignal,
) => Promise<Result<readonly string[], ModelFailure>>;

export type ModelList =
	| { kind: 'not-asked' }
	| { kind: 'asking' }
	| { kind: 'listed'; models: readonly string[] }
	| { kind: 'failed'; failure: ModelFailure };

/** The form that adds a model: host, address, model name, and the list the host gives. */
export class Connection {
	host = $state('openai');
	baseUrl = $state('');
	model = $state('');
	/** The newest answer, and of which host and address it is. */
	#answer = $state.raw<{ of: string; list: ModelList }>({ of: '', list: NOT_ASKED });
	readonly #listModels: ListModels;
	#asking = new AbortController();

	constructor(listModels: ListModels) {
		this.#listModels = listModels;
		this.pick('openai');
	}

	pick(host: string): void {
		this.host = host;
		const known = findHost(host);
		this.baseUrl = known?.baseUrl ?? '';
		this.model = known?.models[0]?.id ?? '';
		this.#asking.abort();
		this.#answer = { of: '', list: NOT_ASKED };
	}

	/** Of the host and address that stand in the form. */
	get list(): ModelList {
		return this.#answer.of === this.#asked ? this.#answer.list : NOT_ASKED;
	}

	get #asked(): string {
		return `${this.host} ${this.address ?? ''}`;
	}

	/** The typed base URL, tidied; null when it is none. */
	get address(): string | null {
		return toBaseUrl(this.baseUrl);
	}

	/** Under which name the key for this address is kept; null while there is no address. */
	get keyName(): string | null {
		const host = findHost(this.host);
		return host === undefined || this.address === null ? null : keyNameOf(host, this.address);
	}

	/** Null when the form can be added; else what is missing. */
	get missing(): string | null {
		if (this.address === null) {
			return `${NO_ADDRESS.message} ${NO_ADDRESS.remedy}`;
		}
		return this.model.trim() === '' ? 'Name a model, or fetch the list and pick one.' : null;
	}

	/** What the host's list says, in words; null while there is none. */
	get listed(): string | null {
		if (this.list.kind !== 'listed') return null;
		const count = this.list.models.length;
		if (count > 0) return `${String(count)} models listed; pick one under “Model name”.`;
		const isLocal = this.address !== null && addressSpaceOf(this.address) !== null;
		return isLocal
			? 'The server answers but has no models yet: pull or load one there (with Ollama: ollama pull llama3.2), then fetch the list again.'
			: 'The host lists no models for this key; type the name of one.';
	}

	async ask(): Promise<void> {
		const address = this.address;
		const of = this.#asked;
		this.#asking.abort();
		const asking = (this.#asking = new AbortController());
		if (address === null) {
			this.#answer = { of, list: { kind: 'failed', failure: NO_ADDRESS } };
			return;
		}
		this.#answer = { of, list: { kind: 'asking' } };
		const signal = AbortSignal.any([asking.signal, AbortSignal.timeout(20_000)]);
		const answer = await this.#listModels(this.host, address, signal).catch((error: unknown) =>
			err(faultOf(error)),
		);
		// Asked anew meanwhile, or another host was picked.
		if (asking.signal.aborted) return;
		const list: ModelList = answer.ok
			? { kind: 'listed', models: answer.value }
			: { kind: 'failed', failure: answer.error };
		this.#answer = { of, list };
	}
}

const NOT_ASKED: ModelList = { kind: 'not-asked' };

const NO_ADDRESS: ModelFailure = {
	kind: 'bad-request',
	message: 'The base URL is not an address of a model host.',
	remedy: 'Type one like https://api.example.org/v1, localhost:11434 or what the server prints at its start.',
};
