import { toBaseUrl } from '../core/hosts/base-url.ts';
import { keyNameOf } from '../core/hosts/key-name.ts';
import { isOwnServer } from '../core/hosts/model-identity.ts';
import { findHost } from '../core/hosts/registry.ts';
import type { ModelFailure } from '../core/model.ts';
import { err, type Result } from '../core/result.ts';
import { settingsWords } from '../words/settings.ts';
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

	/** Whether a server on this machine or network is meant. */
	get isOwn(): boolean {
		return this.address !== null && isOwnServer(findHost(this.host), this.address);
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
		return this.model.trim() === '' ? words.noName : null;
	}

	/** What the host's list says, in words; null while there is none. */
	get listed(): string | null {
		if (this.list.kind !== 'listed') return null;
		const { models } = this.list;
		const [only] = models;
		if (only !== undefined && models.length === 1)
			return this.model.trim() === only ? words.filledIn : words.listedOnly(only);
		if (models.length > 0) return words.listed(models.length);
		return this.isOwn ? words.emptyHere : words.emptyThere;
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
		const { list: shown } = this;
		const [only, ...others] = shown.kind === 'listed' ? shown.models : [];
		if (only !== undefined && others.length === 0 && this.model.trim() === '') this.model = only;
	}
}

const words = settingsWords.connection;

const NOT_ASKED: ModelList = { kind: 'not-asked' };

const NO_ADDRESS: ModelFailure = {
	kind: 'bad-request',
	message: words.noAddress,
	remedy: words.noAddressRemedy,
};
