import type {
	LanguageModel,
	ModelCapabilities,
	ModelFailure,
	ModelPart,
	ModelRef,
	ModelRequest,
	Rates,
} from '../../model.ts';

/**
 * A model that has said already what it will say: the task model of one run gives the reply of its batch, and the run goes on from
 * there through the ordinary loop. `rest` answers what is asked besides (reading the answer out); null where nobody does.
 */
export class BatchModel implements LanguageModel {
	readonly ref: ModelRef;
	readonly capabilities: ModelCapabilities;
	/** What the same model costs outside a batch: no reply is counted as cheaper than it was. */
	readonly rates: Rates | null;
	readonly #rest: LanguageModel | null;
	#parts: readonly ModelPart[] | null;

	constructor(
		ref: ModelRef,
		capabilities: ModelCapabilities,
		parts: readonly ModelPart[],
		rest: LanguageModel | null,
	) {
		// The time of such a call says nothing, so its card names the batch.
		this.ref = { ...ref, label: `${ref.label}, batch` };
		this.capabilities = capabilities;
		this.rates = rest?.rates ?? null;
		this.#parts = parts;
		this.#rest = rest;
	}

	async *stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelPart, void> {
		await Promise.resolve();
		if (signal.aborted) yield { type: 'failed', failure: STOPPED };
		else if (this.#parts !== null && request.role === 'task') {
			const parts = this.#parts;
			this.#parts = null;
			yield* parts;
		} else if (this.#rest !== null) yield* this.#rest.stream(request, signal);
		else yield { type: 'failed', failure: NOT_IN_BATCH };
	}
}

const STOPPED: ModelFailure = {
	kind: 'cancelled',
	message: 'The run was stopped',
	remedy: 'Read the batch file again to go on',
};
const NOT_IN_BATCH: ModelFailure = {
	kind: 'unavailable',
	message: 'The batch holds one reply of this run, and it was asked for another',
	remedy: 'Run it here instead.',
};
