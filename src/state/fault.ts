import { errorWords } from '../core/error-words.ts';
import { shellWords } from '../words/shell.ts';
import type { ModelFailure } from '../core/model.ts';

/** A port that rejects where it should have answered: a part of the page that could not be fetched, a refusal of the browser. */
export function faultOf(error: unknown): ModelFailure {
	return {
		kind: 'unavailable',
		message: shellWords.fault.didNotWork(errorWords(error).replace(/\.$/, '')),
		remedy: shellWords.fault.tryAgain,
	};
}
