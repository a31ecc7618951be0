import type { RunId } from '../../core/ids.ts';
import type { LanguageModel, ModelPart } from '../../core/model.ts';
import { PERSON } from '../../core/person.ts';

/** What a person says when it is their turn. */
export interface Said {
	/** As a coach's reply is read. */
	text: string;
	/** They had not seen what the checkers said. */
	isCovered: boolean;
}

/** The seats of persons who coach, one for each run; a call waits until its person has spoken, for as long as that takes. */
export class Seats {
	/** Who is waited for. */
	readonly #waiting = new Map<RunId, (said: Said) => void>();

	/** True when the run was waiting for this; false when it is not the person's turn. */
	say(runId: RunId, said: Said): boolean {
		const hear = this.#waiting.get(runId);
		if (hear === undefined) return false;
		this.#waiting.delete(runId);
		hear(said);
		return true;
	}

	/** The person behind the port of models. */
	open(runId: RunId): LanguageModel {
		const wait = (signal: AbortSignal): Promise<Said | null> => this.#wait(runId, signal);
		return {
			ref: PERSON,
			capabilities: { tools: false, logprobs: false, systemRole: true, temperature: false, prefill: false },
			async *stream(_request, signal): AsyncGenerator<ModelPart> {
				const said = await wait(signal);
				if (said === null) {
					yield CANCELLED;
					return;
				}
				yield { type: 'text-delta', text: said.text };
				yield {
					type: 'finish',
					reason: { unified: 'stop', raw: null },
					// Nobody is paid for it, and no model reads or writes.
					usage: { inputTokens: 0, outputTokens: 0, cost: 0 },
					...(said.isCovered ? { covered: true } : {}),
				};
			},
		};
	}

	#wait(runId: RunId, signal: AbortSignal): Promise<Said | null> {
		if (signal.aborted) return Promise.resolve(null);
		return new Promise((resolve) => {
			const hear = (said: Said): void => {
				signal.removeEventListener('abort', stop);
				resolve(said);
			};
			const stop = (): void => {
				if (this.#waiting.get(runId) === hear) this.#waiting.delete(runId);
				resolve(null);
			};
			signal.addEventListener('abort', stop, { once: true });
			this.#waiting.set(runId, hear);
		});
	}
}

const CANCELLED: ModelPart = {
	type: 'failed',
	failure: { kind: 'cancelled', message: 'The run was stopped.', remedy: 'Run again when you like.' },
};
