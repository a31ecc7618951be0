import type { TokenProbability } from '../model.ts';
import { answerPlace } from './confidence.ts';

/** Most tokens that are kept of a reply, from its end. */
const MOST_TOKENS = 300;
/** Most of them with what else might have stood there. */
const MOST_WITH_TOP = 80;
/** Most of that for one token; hosts are asked for five. */
const MOST_TOP = 5;

/**
 * What is kept of a reply's token probabilities, so that a stored run stays small: the end of the reply, and what else might have
 * stood there for the tokens of the answer alone.
 */
export function keptTokens(tokens: readonly TokenProbability[]): readonly TokenProbability[] {
	const end = tokens.slice(-MOST_TOKENS);
	const { from, to } = answerPlace(end.map(({ token }) => token).join(''));
	let at = 0;
	let left = MOST_WITH_TOP;
	return end.map(({ token, logprob, top = [] }): TokenProbability => {
		const begin = at;
		at += token.length;
		if (top.length === 0 || at <= from || begin >= to || left === 0) return { token, logprob };
		left--;
		return { token, logprob, top: top.slice(0, MOST_TOP) };
	});
}
