import { type ModelRequest, openTextOf, type TokenProbability } from '../model.ts';
import { createRng, type Rng } from '../rng.ts';
import { lastMarked } from '../reply/answer.ts';
import { readConversation } from './conversation.ts';
import { type AnswerSpan, answerSpan, otherAnswers, withAnswer } from './other-answers.ts';
import { subjectOf } from './subject-of.ts';
import type { Temperament } from './temperament.ts';

/**
 * A script has no probabilities. For the methods that read them it states a scripted confidence: one number per reply,
 * drawn from the question, higher on average where the answer is right, spread over the pieces inside the answer markers.
 * Everything outside the markers counts as certain. What else might have stood there are the pieces of other answers it knows,
 * where they first differ from the one it gave.
 */
export function scriptedLogprobs(
	text: string,
	request: ModelRequest,
	temperament: Temperament,
): TokenProbability[] {
	const begun = openTextOf(request) ?? '';
	const whole = `${begun}${text}`;
	const subject = subjectOf(readConversation(request).question);
	const answer = lastMarked(whole) ?? '';
	const rng = createRng('confidence', subject?.key ?? '', temperament, answer);
	const isRight = subject?.isRight(answer) ?? false;
	const confidence = scriptedConfidence(isRight, rng);
	const span = answerSpan(whole);
	const others = subject === null || !span.isMarked ? [] : otherAnswers(subject, temperament);
	let at = begun.length;
	return piecesOf(text).map((token): TokenProbability => {
		const begin = at;
		at += token.length;
		if (at <= span.from || begin >= span.to) return { token, logprob: 0 };
		const instead = piecesInstead({ whole, span, begin, token }, others);
		const shares = [confidence, ...SHARES.map((share) => (1 - confidence) * share)];
		const top = [token, ...instead].map((piece, place) => ({
			token: piece,
			logprob: Math.log(shares[place] ?? 0),
		}));
		return { token, logprob: Math.log(confidence), ...(instead.length === 0 ? {} : { top }) };
	});
}

/** Of what the confidence leaves, by place; an assumption, as is that only the first few answers count. */
const SHARES = [0.6, 0.2, 0.1, 0.05] as const;

interface Place {
	whole: string;
	span: AnswerSpan;
	/** Where the token begins in the whole reply. */
	begin: number;
	token: string;
}

/** The pieces of other answers that agree with this one up to here and go on otherwise, each once. */
function piecesInstead({ whole, span, begin, token }: Place, others: readonly string[]): readonly string[] {
	const before = whole.slice(0, begin);
	const found = new Set<string>();
	for (const other of others) {
		const otherwise = withAnswer(whole, span, other);
		const [piece = token] = otherwise.startsWith(before) ? piecesOf(otherwise.slice(begin)) : [];
		if (piece !== token) found.add(piece);
	}
	return [...found].slice(0, SHARES.length);
}

/** The two ranges overlap, as those of real models do. */
export function scriptedConfidence(isRight: boolean, rng: Rng): number {
	return isRight ? 0.7 + 0.29 * rng.next() : 0.4 + 0.5 * rng.next();
}

/** Pieces about as long as tokens; joined they give the text. */
export function piecesOf(text: string): string[] {
	return text.match(/\s*[\p{L}]{1,6}|\s*\p{N}{1,3}|\s*[^\s\p{L}\p{N}]{1,3}|\s+/gu) ?? [];
}
