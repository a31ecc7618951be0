import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import {
	confidenceSequence,
	logEvidenceAgainst,
	UNWATCHED,
	watched,
} from '../../../src/core/statistics/confidence-sequence.ts';
import { ALPHA } from '../../../src/core/statistics/interval.ts';

/** Successes, count; the ends under Beta(1, 1) and under Beta(.5, .5), four digits. */
const TABLE = [
	[1, 1, 0.025, 1, 0.025, 1],
	[3, 5, 0.101, 0.9698, 0.089, 0.9749],
	[5, 5, 0.3839, 1, 0.415, 1],
	[7, 10, 0.2667, 0.9634, 0.2524, 0.9675],
	[10, 10, 0.5831, 1, 0.623, 1],
	[0, 10, 0, 0.4169, 0, 0.377],
	[17, 20, 0.5292, 0.9862, 0.5247, 0.9867],
	[37, 50, 0.5249, 0.8964, 0.5178, 0.9],
	[70, 100, 0.5428, 0.8306, 0.5372, 0.8343],
	[0, 100, 0, 0.0733, 0, 0.057],
	[350, 500, 0.6264, 0.7672, 0.6242, 0.7691],
	[700, 1000, 0.647, 0.7497, 0.6454, 0.751],
] as const;

const counts = fc
	.integer({ min: 1, max: 500 })
	.chain((count) => fc.tuple(fc.integer({ min: 0, max: count }), fc.constant(count)));

/** The states after each result. */
function path(results: readonly number[]) {
	let state = UNWATCHED;
	return results.map((score) => (state = watched(state, score)));
}

describe('the confidence sequence of a rate', () => {
	it.each(TABLE)('for %d of %d has the tabled ends', (successes, count, low, high, lowHalf, highHalf) => {
		const uniform = confidenceSequence(successes, count);
		expect(uniform.low).toBeCloseTo(low, 4);
		expect(uniform.high).toBeCloseTo(high, 4);
		const half = confidenceSequence(successes, count, ALPHA, 0.5);
		expect(half.low).toBeCloseTo(lowHalf, 4);
		expect(half.high).toBeCloseTo(highHalf, 4);
	});

	it.each([
		[10, 10, 0.4875, 1],
		[8, 10, 0.2742, 0.9958],
		[5, 10, 0.086, 0.914],
		[1, 10, 0.0001, 0.6334],
		[19, 20, 0.593, 1],
		[3, 20, 0.0073, 0.5343],
	])('for %d of %d at a sixth of alpha has the tabled ends', (successes, count, low, high) => {
		const { low: found, high: above } = confidenceSequence(successes, count, ALPHA / 6);
		expect(found).toBeCloseTo(low, 4);
		expect(above).toBeCloseTo(high, 4);
	});

	it('knows nothing before the first result', () => {
		expect(confidenceSequence(0, 0)).toEqual({ low: 0, high: 1 });
	});

	it.each([
		[-1, 3],
		[4, 3],
		[Number.NaN, 3],
		[0, Number.NaN],
	])('has no answer to %d of %d', (successes, count) => {
		expect(() => confidenceSequence(successes, count)).toThrow(RangeError);
	});

	it('contains the shown rate, and ends where the evidence reaches 1 / alpha', () => {
		fc.assert(
			fc.property(counts, ([successes, count]) => {
				const { low, high } = confidenceSequence(successes, count);
				const rate = successes / count;
				expect(low <= rate && rate <= high).toBe(true);
				const evidence = (p: number) => Math.exp(logEvidenceAgainst(p, successes, count));
				if (low > 0) expect(evidence(low)).toBeCloseTo(20, 3);
				if (high < 1) expect(evidence(high)).toBeCloseTo(20, 3);
			}),
		);
	});

	it('widens as less error is allowed', () => {
		fc.assert(
			fc.property(counts, fc.double({ min: 0.001, max: 0.1, noNaN: true }), ([successes, count], alpha) => {
				const strict = confidenceSequence(successes, count, alpha);
				const lax = confidenceSequence(successes, count, alpha * 2);
				expect(strict.low <= lax.low && lax.high <= strict.high).toBe(true);
				expect(strict.high - strict.low).toBeGreaterThan(lax.high - lax.low);
			}),
		);
	});

	it('is mirrored when successes and failures change places', () => {
		fc.assert(
			fc.property(counts, ([successes, count]) => {
				const there = confidenceSequence(successes, count);
				const back = confidenceSequence(count - successes, count);
				expect(back.low).toBeCloseTo(1 - there.high, 9);
				expect(back.high).toBeCloseTo(1 - there.low, 9);
			}),
		);
	});

	it(
		'excludes the true rate at some moment in at most 5 % of 2,000 watched experiments',
		{ timeout: 60_000 },
		() => {
			for (const rate of [0.5, 0.7, 0.95]) {
				expect(everWrong(rate, (rng) => (rng.chance(rate) ? 1 : 0))).toBeLessThanOrEqual(0.05 * 2000);
			}
		},
	);

	it('holds as often for instances whose three repeats were averaged', { timeout: 60_000 }, () => {
		const scores = [0, 1 / 3, 2 / 3, 1];
		expect(everWrong(0.5, (rng) => rng.pick(scores))).toBeLessThanOrEqual(0.05 * 2000);
	});
});

describe('a watched rate', () => {
	it('has the tabled intervals along 1101110111, plain and running', () => {
		const states = path([1, 1, 0, 1, 1, 1, 0, 1, 1, 1]);
		const rounded = [5, 7, 10].map((n) => {
			const { plain, running } = states[n - 1]!;
			return [plain.low, plain.high, running?.low, running?.high].map((end) => end?.toFixed(4));
		});
		expect(rounded).toEqual([
			['0.2146', '0.9983', '0.2146', '0.9958'],
			['0.2174', '0.9819', '0.2776', '0.9819'],
			['0.3530', '0.9895', '0.3530', '0.9819'],
		]);
	});

	it('never widens', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(0, 1), { maxLength: 60 }), (results) => {
				let before = UNWATCHED.running;
				for (const { running } of path(results)) {
					const within =
						running === null || (before !== null && before.low <= running.low && running.high <= before.high);
					expect(within).toBe(true);
					before = running;
				}
			}),
		);
	});

	it('has drifted, and stays so, when the model changes in between', () => {
		const states = path(Array.from({ length: 760 }, (_, i) => (i >= 60 && i < 260 ? 0 : 1)));
		const first = states.findIndex(({ running }) => running === null);
		expect(first).toBeGreaterThan(60);
		expect(states.slice(first).every(({ running }) => running === null)).toBe(true);
		expect(states.at(-1)).toMatchObject({ successes: 560, count: 760 });
	});
});

/** Experiments of 2,000 that exclude the true mean after some result of the first 200. */
function everWrong(mean: number, score: (rng: ReturnType<typeof createRng>) => number): number {
	const limit = Math.log(1 / ALPHA);
	let wrong = 0;
	for (let experiment = 0; experiment < 2000; experiment++) {
		const rng = createRng('watched', mean, experiment);
		let successes = 0;
		for (let count = 1; count <= 200; count++) {
			successes += score(rng);
			if (logEvidenceAgainst(mean, successes, count) >= limit) {
				wrong++;
				break;
			}
		}
	}
	return wrong;
}
