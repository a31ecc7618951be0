import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TokenProbability } from '../../../src/core/model.ts';
import { keptTokens } from '../../../src/core/token-lens/kept.ts';

const top = Array.from({ length: 9 }, (_, place) => ({ token: String(place), logprob: -place }));
const token = (text: string): TokenProbability => ({ token: text, logprob: -0.5, top });

test('of the tokens of the answer is kept what else might have stood there, at most five each, of the others not', () => {
	expect(keptTokens(['So ', '<<<', '9', '.9', '>>>', '!'].map(token))).toEqual([
		{ token: 'So ', logprob: -0.5 },
		{ token: '<<<', logprob: -0.5 },
		{ token: '9', logprob: -0.5, top: top.slice(0, 5) },
		{ token: '.9', logprob: -0.5, top: top.slice(0, 5) },
		{ token: '>>>', logprob: -0.5 },
		{ token: '!', logprob: -0.5 },
	]);
});

test('of a long reply the last 300 tokens are kept, 80 of them with others', () => {
	const kept = keptTokens(Array.from({ length: 5000 }, (_, place) => token(`${String(place)} `)));
	expect(kept.map((one) => one.token)).toEqual(
		Array.from({ length: 300 }, (_, place) => `${String(4700 + place)} `),
	);
	expect(kept.filter((one) => one.top !== undefined)).toHaveLength(80);
});

test('of a long reply that answers early the tokens from its answer on are kept', () => {
	const words = (count: number) => Array.from({ length: count }, (_, place) => token(`${String(place)} `));
	const kept = keptTokens([...words(200), ...['<<<', '9', '.9', '>>>'].map(token), ...words(500)]);
	expect(kept.map((one) => one.token).slice(0, 5)).toEqual(['<<<', '9', '.9', '>>>', '0 ']);
	expect(kept).toHaveLength(300);
	expect(kept.flatMap((one) => (one.top === undefined ? [] : [one.token]))).toEqual(['9', '.9']);
});

test('what is kept stays the same when it is cut once more', () => {
	const piece = fc.constantFrom('<<<', '>>>', '<', '9', ' ', '\n', 'so');
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 400 }), (pieces) => {
			const kept = keptTokens(pieces.map(token));
			expect(keptTokens(kept)).toEqual(kept);
		}),
	);
});
