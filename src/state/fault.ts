import { errorWords } from '../core/error-words.ts';
import type { ModelFailure } from '../core/model.ts';

/** A port that rejects where it should have answered: a part of the page that could not be fetched, a refusal of the browser. */
export function faultOf(error: unknown): ModelFailure {
	return {
		kind: 'unavailable',
		message: `This did not work: ${errorWords(error).replace(/\.$/, '')}.`,
		remedy: 'Try again; without a network, as soon as there is one.',
	};
}
