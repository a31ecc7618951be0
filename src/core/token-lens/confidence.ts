import type { TokenProbability } from '../model.ts';

/** How sure a model was of a token: from 0.9 sure, from 0.5 likely, else unsure. */
export type Level = 'sure' | 'likely' | 'unsure';

/** A token of a reply's answer. */
export interface AnswerToken {
	text: string;
	/** 0-based place among the tokens of the reply that are kept. */
	place: number;
	/** UTF-16 units of the answer at which it begins; below 0 where it begins before the answer. */
	from: number;
	/** 0 to 1. */
	probability: number;
	level: Level;
	/** Other tokens that might have stood here, likeliest first; empty where the host names none. */
	alternatives: readonly { text: string; probability: number }[];
}

/**
 * The tokens of the answer: what stands between the last `<<<` and `>>>`, or on the last line. The tokens decide, not the reply's
 * text, from which thinking was taken out.
 * @param begun what the reply goes on with; of it no token is known
 */
export function answerTokens(logprobs: readonly TokenProbability[], begun = ''): readonly AnswerToken[] {
	const text = begun + logprobs.map(({ token }) => token).join('');
	const { from, to } = answerPlace(text);
	const tokens: AnswerToken[] = [];
	let at = begun.length;
	for (const [place, { token, logprob, top = [] }] of logprobs.entries()) {
		const end = at + token.length;
		if (end > from && at < to) {
			const probability = Math.min(1, Math.exp(logprob));
			const alternatives = top
				.filter((one) => one.token !== token)
				.map((one) => ({ text: one.token, probability: Math.min(1, Math.exp(one.logprob)) }))
				.toSorted((a, b) => b.probability - a.probability);
			tokens.push({
				...{ text: token, place, from: at - from },
				...{ probability, level: levelOf(probability), alternatives },
			});
		}
		at = end;
	}
	return tokens;
}

/** The answer as those tokens say it, or as any reply does. */
export function answerText(text: string): string {
	const { from, to } = answerPlace(text);
	return text.slice(from, to);
}

/** Why a token is the one that decides. */
export type Deciding =
	/** There the two answers part. */
	| { index: number; by: 'difference' }
	/** The least certain one. */
	| { index: number; by: 'probability' };

/** Of the tokens of an answer, the one that decides; null where none is less certain than another. `other`: the answer of the lane beside it. */
export function decidingToken(tokens: readonly AnswerToken[], other: string | null): Deciding | null {
	const [first] = tokens;
	if (first === undefined) return null;
	if (other !== null) {
		const own = tokens.map(({ text }) => text).join('');
		const answer = own.slice(Math.max(0, -first.from));
		const at = firstDifference(answer, other);
		// The answer may end where the other one goes on; its last token is what did not go on.
		if (at !== null) {
			const found = tokens.findLastIndex(({ from }) => from <= at);
			return { index: Math.max(0, found), by: 'difference' };
		}
	}
	let index = 0;
	for (const [place, { probability }] of tokens.entries()) {
		if (probability < (tokens[index]?.probability ?? 1)) index = place;
	}
	const least = tokens[index]?.probability ?? 1;
	const isLeast = tokens.length === 1 || tokens.some(({ probability }) => probability > least);
	return isLeast ? { index, by: 'probability' } : null;
}

function levelOf(probability: number): Level {
	return probability >= 0.9 ? 'sure' : probability >= 0.5 ? 'likely' : 'unsure';
}

/** Where the answer stands in a reply, between the last `<<<` and `>>>`, else on the last line: UTF-16 units from 0, the end exclusive. */
export function answerPlace(text: string): { from: number; to: number } {
	const close = text.lastIndexOf('>>>');
	const open = close < 0 ? -1 : text.lastIndexOf('<<<', close);
	if (open >= 0) return { from: open + 3, to: close };
	const trimmed = text.trimEnd();
	return { from: trimmed.lastIndexOf('\n') + 1, to: trimmed.length };
}

/** Place of the first unit that differs, white space at the ends left out of account; null where they are the same. */
function firstDifference(own: string, other: string): number | null {
	const lead = own.length - own.trimStart().length;
	const [a, b] = [own.trim(), other.trim()];
	if (a === b) return null;
	let at = 0;
	while (at < a.length && at < b.length && a[at] === b[at]) at++;
	return lead + at;
}
