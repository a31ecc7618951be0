import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TokenProbability } from '../../../src/core/model.ts';
import {
	type AnswerToken,
	answerText,
	answerTokens,
	decidingToken,
} from '../../../src/core/token-lens/confidence.ts';

const token = (text: string, probability: number, top: Record<string, number> = {}): TokenProbability => ({
	token: text,
	logprob: Math.log(probability),
	top: Object.entries(top).map(([other, share]) => ({ token: other, logprob: Math.log(share) })),
});
const reply = [
	token('It is ', 0.3),
	token('<<<', 1),
	token('9', 0.98),
	token('.', 1),
	token('11', 0.5, { '9': 0.25, '11': 0.5, '90': 0.0625 }),
	token('>>>', 1),
];

describe('the tokens of an answer', () => {
	it('are those between the marks, with how sure the model was and what else might have stood there', () => {
		expect(answerTokens(reply).map(rounded)).toEqual([
			{ text: '9', place: 2, from: 0, probability: 0.98, level: 'sure', alternatives: [] },
			{ text: '.', place: 3, from: 1, probability: 1, level: 'sure', alternatives: [] },
			{
				text: '11',
				place: 4,
				from: 2,
				probability: 0.5,
				level: 'likely',
				alternatives: [
					{ text: '9', probability: 0.25 },
					{ text: '90', probability: 0.0625 },
				],
			},
		]);
	});

	it('are those of the last line without marks, and none without tokens', () => {
		const plain = [token('So:\n', 1), token('nine', 0.2), token('\n', 1)];
		expect(answerTokens(plain).map(({ text, level }) => [text, level])).toEqual([['nine', 'unsure']]);
		expect(answerTokens([])).toEqual([]);
	});

	it('are those behind what the reply was begun with', () => {
		const added = [token('9', 0.5), token('>>>', 1)];
		expect(answerTokens(added, 'It is <<<9.').map(({ text, place, from }) => [text, place, from])).toEqual([
			['9', 0, 2],
		]);
	});

	it('joined hold the answer, however the reply is cut', () => {
		const piece = fc.constantFrom('<<<', '>>>', '<', '9', ' ', '\n', 'so');
		fc.assert(
			fc.property(fc.array(piece), (pieces) => {
				const tokens = answerTokens(pieces.map((text) => token(text, 0.5)));
				expect(tokens.map(({ text }) => text).join('')).toContain(answerText(pieces.join('')));
			}),
		);
	});
});

describe('the deciding token', () => {
	it('is where the answer of the lane beside it first differs', () => {
		expect(decidingToken(answerTokens(reply), ' 9.9 ')).toEqual({ index: 2, by: 'difference' });
		expect(decidingToken(answerTokens(reply), '8')).toEqual({ index: 0, by: 'difference' });
		expect(decidingToken(answerTokens(reply), '9.1')).toEqual({ index: 2, by: 'difference' });
		expect(decidingToken(answerTokens(reply), '9.11 m')).toEqual({ index: 2, by: 'difference' });
	});

	it('is the least certain one where the answers are the same, or there is one alone', () => {
		expect(decidingToken(answerTokens(reply), '9.11')).toEqual({ index: 2, by: 'probability' });
		expect(decidingToken(answerTokens(reply), null)).toEqual({ index: 2, by: 'probability' });
		expect(decidingToken(answerTokens([token('nine', 0.4)]), null)).toEqual({ index: 0, by: 'probability' });
	});

	it('is none where all are equally certain, or there is none', () => {
		expect(decidingToken(answerTokens([token('9', 0.4), token('.9', 0.4)]), null)).toBeNull();
		expect(decidingToken([], '9.9')).toBeNull();
	});

	it('is one of the tokens, whatever the answers', () => {
		fc.assert(
			fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), fc.string(), (pieces, other) => {
				const tokens = answerTokens(pieces.map((text) => token(text, 0.5)));
				const deciding = decidingToken(tokens, other);
				expect(deciding === null || tokens[deciding.index] !== undefined).toBe(true);
			}),
		);
	});
});

function rounded(one: AnswerToken): AnswerToken {
	const round = (share: number) => Math.round(share * 10_000) / 10_000;
	const alternatives = one.alternatives.map(({ text, probability }) => ({
		text,
		probability: round(probability),
	}));
	return { ...one, probability: round(one.probability), alternatives };
}
