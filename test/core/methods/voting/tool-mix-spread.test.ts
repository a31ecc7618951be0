import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Camp } from '../../../../src/core/methods/kit/ballots.ts';
import { spreadOf, spreadWords } from '../../../../src/core/methods/voting/tool-mix/spread.ts';

/** Camps of these sizes, most first. */
function camps(sizes: readonly number[]): { camps: readonly Camp[] } {
	return {
		camps: [...sizes]
			.sort((a, b) => b - a)
			.map((size, at) => ({
				answer: String(at),
				weight: size,
				votes: Array.from({ length: size }, () => ({}) as Camp['votes'][number]),
				ways: new Set(),
			})),
	};
}

test.each([
	[[5], 1, 0],
	[[4, 1], 0.8, 0.721928],
	[[3, 2], 0.6, 0.970951],
	[[2, 2], 0.5, 1],
	[[1, 1, 1, 1], 0.25, 2],
	[[2, 1, 1], 0.5, 1.5],
	[[], 0, 0],
])('%j votes: the top has %d of them, %d bits', (sizes, topShare, entropy) => {
	const spread = spreadOf(camps(sizes));
	expect(spread).toEqual({
		counts: sizes.map((count, at) => ({ answer: String(at), count })),
		answered: sizes.reduce((sum, size) => sum + size, 0),
		topShare,
		entropy: expect.closeTo(entropy, 6) as number,
	});
});

test('entropy is least where all agree and most where nobody does', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }), (sizes) => {
			const { entropy, topShare } = spreadOf(camps(sizes));
			expect(entropy).toBeGreaterThanOrEqual(0);
			expect(entropy).toBeLessThanOrEqual(Math.log2(sizes.length) + 1e-9);
			// The most frequent of the answers bounds it from below: H >= -log2 of its share.
			expect(entropy).toBeGreaterThanOrEqual(-Math.log2(topShare) - 1e-9);
		}),
	);
});

test('in words', () => {
	expect(spreadWords(spreadOf(camps([3, 2])), 5)).toBe('3 of 5 agree, 2 different answers');
	expect(spreadWords(spreadOf(camps([3])), 5)).toBe('3 of 5 agree, one answer');
	expect(spreadWords(spreadOf(camps([5])), 5)).toBe('all 5 agree');
	expect(spreadWords(spreadOf(camps([])), 5)).toBe('none of 5 names an answer');
});
