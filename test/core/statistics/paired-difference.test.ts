import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { confidenceSequence } from '../../../src/core/statistics/confidence-sequence.ts';
import { eValue } from '../../../src/core/statistics/e-value.ts';
import { newcombe } from '../../../src/core/statistics/newcombe.ts';
import {
	bettingWealth,
	binaryDifferences,
	differences,
	pairedDifference,
} from '../../../src/core/statistics/paired-difference.ts';

/**
 * Both, A only, B only, neither right; the ends of Newcombe's interval to four digits, and of the betting sequence as the
 * outermost kept points of a grid of step .001.
 */
const TABLE = [
	[10, 5, 0, 5, 0.0319, 0.4337, -0.081, 0.583],
	[30, 12, 3, 5, 0.028, 0.3239, -0.05, 0.416],
	[60, 20, 8, 12, 0.0161, 0.2213, -0.041, 0.287],
	[300, 100, 40, 60, 0.0744, 0.1651, 0.046, 0.197],
	[0, 10, 0, 0, 0.6075, 1, 0.192, 0.999],
	[50, 0, 0, 50, -0.0192, 0.0192, -0.052, 0.052],
] as const;

/** How far an end may lie outside the outermost kept point of the grid. */
const STEP = 0.001 + 1e-9;

const scores = fc.array(fc.constantFrom(-1, -2 / 3, -0.5, -1 / 3, 0, 1 / 3, 0.5, 2 / 3, 1), {
	maxLength: 60,
});

/** The wealth with 20,000 shares of the stake. */
function fineWealth(
	{ aOnly, bOnly, ties }: { aOnly: number; bOnly: number; ties: number },
	delta: number,
): number {
	let sum = 0;
	const steps = 20_000;
	for (let k = 0; k < steps; k++) {
		const c = (k + 0.5) / steps;
		const [up, down] = [c / (1 + delta), c / (1 - delta)];
		const half = (share: number): number =>
			aOnly * Math.log1p(share * (1 - delta)) +
			bOnly * Math.log1p(share * (-1 - delta)) +
			ties * Math.log1p(-share * delta);
		sum += Math.exp(half(up)) + Math.exp(half(-down));
	}
	return sum / (2 * steps);
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('the betting sequence of a paired difference', () => {
	it.each(TABLE)(
		'for %d both, %d A only, %d B only, %d neither has the tabled ends',
		(both, aOnly, bOnly, neither, _low, _high, low, high) => {
			const found = pairedDifference(binaryDifferences({ aOnly, bOnly, ties: both + neither }));
			expect(low - found.low).toBeGreaterThanOrEqual(-1e-9);
			expect(low - found.low).toBeLessThan(STEP);
			expect(found.high - high).toBeGreaterThanOrEqual(-1e-9);
			expect(found.high - high).toBeLessThan(STEP);
		},
	);

	it.each([
		[6, 0, 0, 0, 64 / 7, 9],
		[8, 0, 0, 0, 256 / 9, 9],
		[5, 1, 4, 0, 64 / 42, 9],
		[20, 8, 72, 0.2, 0.594797, 6],
	])(
		'of %d wins, %d losses, %d ties has at delta %d the wealth %d',
		(aOnly, bOnly, ties, delta, w, digits) => {
			expect(bettingWealth(binaryDifferences({ aOnly, bOnly, ties }), delta)).toBeCloseTo(w, digits);
		},
	);

	it('leaves out no difference exactly where the e-value, and the share of those one gets right, decide', () => {
		const leavesOut = (one: { low: number; high: number }, value: number): boolean =>
			one.low > value || one.high < value;
		const disagree: string[] = [];
		const check = (aOnly: number, bOnly: number, ties: number, alpha: number): void => {
			const decides = eValue({ aOnly, bOnly }) >= 1 / alpha;
			const difference = pairedDifference(binaryDifferences({ aOnly, bOnly, ties }), alpha);
			const share = confidenceSequence(aOnly, aOnly + bOnly, alpha);
			if (leavesOut(difference, 0) !== decides || leavesOut(share, 0.5) !== decides)
				disagree.push(`${String(aOnly)} against ${String(bOnly)}, ${String(ties)} ties`);
		};
		// The counts that are nearest to the border, where 19 shares of the stake decided otherwise.
		for (const [a, b] of [
			[13, 2],
			[27, 9],
			[45, 20],
			[48, 22],
			[51, 24],
		] as const) {
			check(a, b, 0, 0.05);
			check(b, a, 7, 0.05);
		}
		const count = fc.integer({ min: 0, max: 400 });
		fc.assert(fc.property(count, count, count, fc.constantFrom(0.05, 0.01, 0.1), check));
		// Those on either side of every border, the hardest ones.
		for (let b = 0; b < 120; b++) {
			let a = b;
			while (eValue({ aOnly: a, bOnly: b }) < 20) a++;
			check(a, b, 0, 0.05);
			check(a - 1, b, 3, 0.05);
		}
		expect(disagree).toEqual([]);
	});

	it('is at every difference nearly what the sum over a thousand times as many shares is', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 3000 }),
				fc.integer({ min: 0, max: 3000 }),
				fc.integer({ min: 0, max: 3000 }),
				fc.double({ min: -4, max: 4, noNaN: true }),
				(aOnly, bOnly, ties, far) => {
					const n = Math.max(1, aOnly + bOnly + ties);
					const delta = Math.max(-0.99, Math.min(0.99, (aOnly - bOnly) / n + far / Math.sqrt(n)));
					const of = binaryDifferences({ aOnly, bOnly, ties });
					const [wealth, fine] = [bettingWealth(of, delta), fineWealth({ aOnly, bOnly, ties }, delta)];
					// Far beyond every border only the size matters.
					if (fine < 1e4) expect(Math.abs(wealth / fine - 1)).toBeLessThan(1e-3);
					else expect(wealth).toBeGreaterThan(1e3);
				},
			),
		);
	});

	it('knows nothing before the first pair', () => {
		expect(pairedDifference(differences([]))).toEqual({ low: -1, high: 1 });
	});

	it('from a list is that from its counts, in any order', () => {
		const list = [1, 1, 0, -1, 0, 1];
		const counts = binaryDifferences({ aOnly: 3, bOnly: 1, ties: 2 });
		const [inOrder, backwards] = [differences(list), differences(list.toReversed())];
		expect(pairedDifference(inOrder)).toEqual(pairedDifference(counts));
		expect(pairedDifference(backwards)).toEqual(pairedDifference(counts));
	});

	it.each([1.01, -2, Number.NaN])('takes no difference of %d', (difference) => {
		expect(() => differences([difference])).toThrow(RangeError);
	});

	it('contains the mean difference, and keeps nothing whose wealth reaches 1 / alpha', () => {
		fc.assert(
			fc.property(scores, fc.double({ min: -0.999, max: 0.999, noNaN: true }), (list, delta) => {
				const of = differences(list);
				const { low, high } = pairedDifference(of);
				if (list.length > 0) {
					expect(low <= mean(list) + 1e-6 && mean(list) - 1e-6 <= high).toBe(true);
				}
				const kept = bettingWealth(of, delta) < 20;
				if (delta > low + 1e-6 && delta < high - 1e-6) expect(kept).toBe(true);
				if (delta < low - 1e-6 || delta > high + 1e-6) expect(kept).toBe(false);
			}),
		);
	});

	it('is mirrored when A and B change places', () => {
		fc.assert(
			fc.property(scores, (list) => {
				const there = pairedDifference(differences(list));
				const back = pairedDifference(differences(list.map((value) => 0 - value)));
				expect(back.low).toBeCloseTo(0 - there.high, 6);
				expect(back.high).toBeCloseTo(0 - there.low, 6);
			}),
		);
	});

	it('widens as less error is allowed', () => {
		fc.assert(
			fc.property(scores, (list) => {
				const [strict, lax] = [0.01, 0.1].map((alpha) => pairedDifference(differences(list), alpha));
				expect(strict!.low <= lax!.low && lax!.high <= strict!.high).toBe(true);
			}),
		);
	});

	it(
		'excludes the true difference at some moment in at most 5 % of 2,000 watched comparisons',
		{ timeout: 60_000 },
		() => {
			let wrong = 0;
			for (let experiment = 0; experiment < 2000; experiment++) {
				const rng = createRng('difference', experiment);
				const counts = { aOnly: 0, bOnly: 0, ties: 0 };
				for (let pair = 1; pair <= 60; pair++) {
					const drawn = rng.next();
					if (drawn < 0.3) counts.aOnly++;
					else if (drawn < 0.4) counts.bOnly++;
					else counts.ties++;
					if (bettingWealth(binaryDifferences(counts), 0.2) >= 20) {
						wrong++;
						break;
					}
				}
			}
			expect(wrong).toBeLessThanOrEqual(0.05 * 2000);
		},
	);

	it(
		'is fooled as seldom by two equal methods whose three repeats were averaged',
		{ timeout: 60_000 },
		() => {
			let wrong = 0;
			for (let experiment = 0; experiment < 700; experiment++) {
				const rng = createRng('equal, repeated', experiment);
				const list: number[] = [];
				for (let pair = 1; pair <= 40; pair++) {
					const hard = rng.next();
					const thirds = () => [0, 1, 2].filter(() => rng.chance(hard)).length / 3;
					list.push(thirds() - thirds());
					if (bettingWealth(differences(list), 0) >= 20) {
						wrong++;
						break;
					}
				}
			}
			expect(wrong).toBeLessThanOrEqual(0.05 * 700);
		},
	);
});

describe('Newcombe’s interval of a paired difference of planned size', () => {
	it.each(TABLE)(
		'for %d both, %d A only, %d B only, %d neither has the tabled ends',
		(both, aOnly, bOnly, neither, low, high) => {
			const found = newcombe({ both, aOnly, bOnly, neither });
			expect(found.low).toBeCloseTo(low, 4);
			expect(found.high).toBeCloseTo(high, 4);
			const swapped = newcombe({ both, aOnly: bOnly, bOnly: aOnly, neither });
			expect(swapped.low).toBeCloseTo(0 - found.high, 9);
			expect(swapped.high).toBeCloseTo(0 - found.low, 9);
		},
	);

	it('is that of a published example within its rounding', () => {
		const { low, high } = newcombe({ both: 14, aOnly: 5, bOnly: 0, neither: 22 });
		expect(low).toBeCloseTo(0.0115, 4);
		expect(high).toBeCloseTo(0.2265, 4);
	});

	it('knows nothing without a pair', () => {
		expect(newcombe({ both: 0, aOnly: 0, bOnly: 0, neither: 0 })).toEqual({ low: -1, high: 1 });
	});
});
