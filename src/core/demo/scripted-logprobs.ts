import type { ModelRequest, TokenProbability } from '../model.ts';
import { createRng, type Rng } from '../rng.ts';
import { lastMarked } from '../reply/answer.ts';
import { readConversation } from './conversation.ts';
import { subjectOf } from './subject-of.ts';
import type { Temperament } from './temperament.ts';

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
	const confidence = scriptedConfidence(isRight, rng);
	const open = text.lastIndexOf('<<<');
	const isMarked = open >= 0 && text.includes('>>>', open);
	// Words that were cut have no answer; then the last line is what there is.
	const from = isMarked ? open + 3 : text.trimEnd().lastIndexOf('\n') + 1;
	const to = isMarked ? text.indexOf('>>>', open) : text.length;
	let at = 0;
	return piecesOf(text).map((token): TokenProbability => {
		const end = at + token.length;
		const isAnswer = end > from && at < to;
		at = end;
		return { token, logprob: isAnswer ? Math.log(confidence) : 0 };
	});
}

/** The two ranges overlap, as those of real models do. */
export function scriptedConfidence(isRight: boolean, rng: Rng): number {
	return isRight ? 0.7 + 0.29 * rng.next() : 0.4 + 0.5 * rng.next();
}

/** Pieces about as long as tokens; joined they give the text. */
export function piecesOf(text: string): string[] {
	return text.match(/\s*[\p{L}]{1,6}|\s*\p{N}{1,3}|\s*[^\s\p{L}\p{N}]{1,3}|\s+/gu) ?? [];
}
