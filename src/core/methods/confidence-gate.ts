import { say } from './prompts/say.ts';
import type { TokenProbability } from '../model.ts';
import { answerPlace } from '../token-lens/confidence.ts';
import { face } from './faces.ts';
import type { AskResult, FinalReply, Method } from './method.ts';
import { OURS } from './kit/ours.ts';
import { answerInWay, inWay } from './kit/ways.ts';
import { decimal, numberOf } from './options.ts';
import { CODE_INSTRUCTION, QUESTION, TEXT_INSTRUCTION } from './sights.ts';
import { ask, finalOf, note, runReply, spoken, type Steps } from './steps.ts';

const threshold = decimal(
	'threshold',
	'Trust from',
	[0, 1, 0.05],
	0.8,
	'Confidence from which the text answer is kept; below it the question goes to code',
);

export const confidenceGate: Method = {
	...face('confidence-gate'),
	...OURS,
	options: [threshold],
	calls: () => ({ min: 1, max: 3 }),
	sees: [
		{ who: 'task model', sees: [TEXT_INSTRUCTION, QUESTION] },
		{
			when: 'without token probabilities',
			who: 'task model',
			sees: [{ what: 'its own answer', from: 'task model' }],
			note: 'to rate it',
		},
		{
			when: 'below the threshold',
			who: 'task model',
			sees: [CODE_INSTRUCTION, QUESTION],
			note: 'in a new dialogue',
		},
	],
	*plan({ text: question }, options, { capabilities, answers }): Steps<FinalReply> {
		const limit = numberOf(threshold, options);
		const inWords = yield* ask({
			...inWay('text', question, 1),
			...(capabilities.logprobs ? { logprobs: true } : {}),
		});
		const attempt = yield* runReply(inWords, 1);
		if (answers.of(finalOf(attempt)) === null) {
			const what = attempt.reading.isCut ? 'broke off before it named an answer' : 'names no answer';
			const reason = `The reply in words ${what}: there is nothing to trust`;
			yield* note({ type: 'decision', turn: 1, by: 'method', action: 'code', reason });
			return yield* answerInWay('code', question, 2);
		}
		const confidence = yield* confidenceOf(question, inWords);
		const known = confidence === null ? 'no confidence was given' : `confidence ${percent(confidence)}`;
		const numbers = `${known}, trusted from ${percent(limit)}`;
		if (confidence !== null && confidence >= limit) {
			const reason = `The text answer is kept: ${numbers}`;
			yield* note({ type: 'decision', turn: 1, by: 'method', action: 'return', reason });
			return finalOf(attempt);
		}
		const reason = `The text answer is not trusted: ${numbers}`;
		yield* note({ type: 'decision', turn: 1, by: 'method', action: 'code', reason });
		return yield* answerInWay('code', question, 2);
	},
};

/** Measured from token probabilities where the host gives them, else asked for; null when the model gives no rating. */
function* confidenceOf(question: string, { text, logprobs = [] }: AskResult): Steps<number | null> {
	const measured = answerProbability(logprobs);
	const label = 'Confidence in the text answer';
	if (measured !== null) {
		const explanation = 'Geometric mean of the probabilities of the answer’s tokens';
		yield* note({ type: 'gauge', turn: 1, label, value: measured, explanation });
		return measured;
	}
	const rating = yield* ask({
		role: 'task',
		turn: 1,
		steer: 'free',
		purpose: 'rates its answer',
		messages: [
			...inWay('text', question, 1).messages,
			spoken(text),
			{ role: 'user', content: say(RATE_INSTRUCTION) },
		],
	});
	const value = readConfidence(rating.text);
	if (value === null) {
		yield* note({ type: 'remark', turn: 1, text: 'The model gave no rating of its answer' });
		return null;
	}
	const explanation = 'The model rated its own answer';
	yield* note({ type: 'gauge', turn: 1, label, value, explanation });
	return value;
}

/**
 * Geometric mean of the probabilities of the tokens of the answer, see `answerPlace`; null without tokens.
 * @internal for tests
 */
export function answerProbability(tokens: readonly TokenProbability[]): number | null {
	const { from, to } = answerPlace(tokens.map(({ token }) => token).join(''));
	let sum = 0;
	let count = 0;
	let at = 0;
	for (const { token, logprob } of tokens) {
		const end = at + token.length;
		if (end > from && at < to) {
			sum += logprob;
			count++;
		}
		at = end;
	}
	return count === 0 ? null : Math.min(1, Math.exp(sum / count));
}

/**
 * The number after the word confidence, else the only number of the reply, as 0 to 1; null otherwise. A decimal below one
 * is taken for a share, which is how many models rate themselves whatever they are asked.
 * @internal for tests
 */
export function readConfidence(reply: string): number | null {
	const plain = reply.slice(0, 2000).replace(SCALE, '');
	const named = /confidence\D{0,20}?(\d+(?:\.\d+)?)/i.exec(plain)?.[1];
	const numbers = plain.match(/\d+(?:\.\d+)?/g) ?? [];
	const found = named ?? (numbers.length === 1 ? numbers[0] : undefined);
	const value = found === undefined ? Number.NaN : Number(found);
	if (found?.startsWith('0.') === true && !/^ ?%/.test(plain.slice(plain.indexOf(found) + found.length)))
		return value;
	return value >= 0 && value <= 100 ? value / 100 : null;
}

/** "from 0 to 100", "(0-100)", "/ 100": the scale, not the rating. */
const SCALE = /\b0 ?(?:-|–|to|\.\.) ?100\b|(?:\/|out of|of) ?100\b/g;

function percent(value: number): string {
	return `${String(Math.round(value * 100))} %`;
}

/** Confidence gate: asked after the answer when the host gives no token probabilities. */
export const RATE_INSTRUCTION =
	'How likely is it that this answer is right? Reply with one line of this form and nothing else, from 0 (certainly ' +
	'wrong) to 100 (certainly right): "Confidence: N".';
