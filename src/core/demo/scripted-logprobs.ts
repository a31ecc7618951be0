import type { ModelRequest, TokenProbability } from '../model.ts';
import { createRng } from '../rng.ts';
import { lastMarked } from '../tasks/answer.ts';
import { readConversation } from './conversation.ts';
import type { Temperament } from './demo-reply.ts';
import { subjectOf } from './subject.ts';

/**
 * A script has no probabilities. For the methods that read them it states a scripted confidence: one number per reply,
 * drawn from the question, higher on average where the answer is right, spread over the pieces inside the answer markers.
 * Everything outside the markers counts as certain.
 */
export function scriptedLogprobs(
	text: string,
	request: ModelRequest,
	temperament: Temperament,
): TokenProbability[] {
	const subject = subjectOf(readConversation(request).question);
	const answer = lastMarked(text) ?? '';
	const rng = createRng('confidence', subject?.key ?? '', temperament, answer);
	const isRight = subject?.isRight(answer) ?? false;
	const confidence = isRight ? 0.7 + 0.29 * rng.next() : 0.4 + 0.5 * rng.next();
	const open = text.lastIndexOf('<<<');
	const close = text.indexOf('>>>', open);
	let at = 0;
	return piecesOf(text).map((token): TokenProbability => {
		const isAnswer = open >= 0 && at >= open + 3 && at < close && /[\p{L}\p{N}]/u.test(token);
		at += token.length;
		return { token, logprob: isAnswer ? Math.log(confidence) : 0 };
	});
}

/** Pieces about as long as tokens; joined they give the text. */
export function piecesOf(text: string): string[] {
	return text.match(/\s*[\p{L}]{1,6}|\s*\p{N}{1,3}|\s*[^\s\p{L}\p{N}]{1,3}|\s+/gu) ?? [];
}
