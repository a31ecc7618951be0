import type { ModelFailure } from '../core/model.ts';

/** What a thrown value says for itself. */
export function wordsOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** A port that rejects where it should have answered: a part of the page that could not be fetched, a refusal of the browser. */
export function faultOf(error: unknown): ModelFailure {
	return {
		kind: 'unavailable',
		message: `This did not work: ${wordsOf(error).replace(/\.$/, '')}.`,
		remedy: 'Check the connection and try again; if it stays, reload the page.',
	};
}
