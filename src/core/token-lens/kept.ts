import type { TokenProbability } from '../model.ts';
import { answerPlace } from './confidence.ts';

/** Most tokens that are kept of a reply. */
const MOST_TOKENS = 300;
/** Most of them with what else might have stood there. */
const MOST_WITH_TOP = 80;
/** Most of that for one token; hosts are asked for five. */
const MOST_TOP = 5;

/**
 * What is kept of a reply's token probabilities, so that a stored run stays small: the end of the reply, or from an answer on that
 * begins before that, and what else might have stood there for the tokens of the answer alone.
 */
export function keptTokens(tokens: readonly TokenProbability[]): readonly TokenProbability[] {
	const first = Math.max(0, Math.min(tokens.length - MOST_TOKENS, firstOfAnswer(tokens)));
	const near = tokens.slice(first, first + MOST_TOKENS);
	const { from, to } = answerPlace(textOf(near));
	let at = 0;
	let left = MOST_WITH_TOP;
	return near.map(({ token, logprob, top = [] }): TokenProbability => {
		const begin = at;
		at += token.length;
		if (top.length === 0 || at <= from || begin >= to || left === 0) return { token, logprob };
		left--;
		return { token, logprob, top: top.slice(0, MOST_TOP) };
	});
}

/** 0-based place of the token with which a marked answer begins, its mark included; of an unmarked one the number of tokens. */
function firstOfAnswer(tokens: readonly TokenProbability[]): number {
	const text = textOf(tokens);
	const open = answerPlace(text).from - MARK.length;
	if (open < 0 || !text.startsWith(MARK, open)) return tokens.length;
	let end = 0;
	return tokens.findIndex(({ token }) => (end += token.length) > open);
}

const MARK = '<<<';

function textOf(tokens: readonly TokenProbability[]): string {
	return tokens.map(({ token }) => token).join('');
}
