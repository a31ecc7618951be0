import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import {
	bootstrap,
	normalisedBootstrapSteps,
	percentileInterval,
} from '../../../src/core/statistics/bootstrap.ts';
import { finish } from '../../../src/core/steps.ts';

const bootstrapNormalised = (...of: Parameters<typeof normalisedBootstrapSteps>) =>
	finish(normalisedBootstrapSteps(...of));

const DIFFERENCES = [1, 0, 0, -1, 1];

/** How many of the 5^5 resamples of `DIFFERENCES` have each sum. */
const EXACT: Readonly<Record<string, number>> = {
	'-5': 1,
	'-4': 10,
	'-3': 50,
	'-2': 160,
	'-1': 360,
	'0': 592,
	'1': 720,
	'2': 640,
	'3': 400,
	'4': 160,
	'5': 32,
};

function sumAt(indices: readonly number[]): number {
	return indices.reduce((sum, i) => sum + (DIFFERENCES[i] as number), 0);
}

/** Two families of ten instances; the first column is right on every second, the second always, the third never. */
function company() {
	const family = [
		Array.from({ length: 10 }, (_, i) => i % 2),
		Array.from({ length: 10 }, () => 1),
		Array.from({ length: 10 }, () => 0),
	];
	return [family, family];
}

describe('the bootstrap', () => {
	it('draws resamples as often as there are ways to draw them', () => {
		const resamples = 31_250;
		const sums = bootstrap([5], ([drawn]) => sumAt(drawn ?? []), createRng('bootstrap'), resamples);
		const found = Object.fromEntries(Object.keys(EXACT).map((sum) => [sum, 0]));
		for (const sum of sums) found[String(sum)]!++;
		for (const [sum, ways] of Object.entries(EXACT)) {
			const share = ways / 3125;
			const error = Math.sqrt(share * (1 - share) * resamples);
			expect(Math.abs((found[sum] ?? 0) - share * resamples)).toBeLessThan(4 * error);
		}
		const { low, high } = percentileInterval(sums.map((sum) => sum / 5));
		expect([low, high]).toEqual([-0.4, 0.8]);
	});

	it('has the exact interval when it meets every resample once', () => {
		const means = Object.entries(EXACT).flatMap(([sum, ways]) =>
			Array.from({ length: ways }, () => Number(sum) / 5),
		);
		expect(means).toHaveLength(3125);
		expect(percentileInterval(means)).toEqual({ low: -0.4, high: 0.8 });
	});

	it('draws the same from the same seed', () => {
		const draw = (seed: string) => bootstrap([3, 4], (drawn) => drawn, createRng(seed), 20);
		expect(draw('a')).toEqual(draw('a'));
		expect(draw('a')).not.toEqual(draw('b'));
		expect(draw('a').every(([three, four]) => three?.length === 3 && four?.length === 4)).toBe(true);
	});
});

describe('the bootstrap of average normalised scores', () => {
	const names = ['half', 'always', 'never'];

	it('leaves who is always and who is never the best where they are', () => {
		const { scores } = bootstrapNormalised(names, company(), createRng('scores'));
		const [half, always, never] = scores;
		expect(always).toEqual({ score: 1, interval: { low: 1, high: 1 } });
		expect(never).toEqual({ score: 0, interval: { low: 0, high: 0 } });
		// Twenty instances at one half: 1.96 standard errors are 0.22.
		expect(half?.score).toBe(0.5);
		expect(half?.interval.low).toBeCloseTo(0.28, 1);
		expect(half?.interval.high).toBeCloseTo(0.72, 1);
	});

	it('looks anew for the best column inside each resample, on the same instances for all', () => {
		// Each of two is right where the other is wrong, so where one was drawn less often the other is the best with 1.
		const split = [
			[1, 1, 1, 0, 0, 0],
			[0, 0, 0, 1, 1, 1],
		];
		const { scores } = bootstrapNormalised(['one', 'other'], [split], createRng('anew'));
		expect(scores[0]?.score).toBe(1);
		expect(scores[0]?.interval.high).toBe(1);
		expect(scores[0]?.interval.low).toBeLessThan(0.3);
	});

	it('names its company, has a score for each of it, and counts the families nobody solved', () => {
		const unsolved = [[0], [0], [0]];
		const found = bootstrapNormalised(names, [...company(), unsolved], createRng('company'), {
			resamples: 10,
		});
		expect(found).toMatchObject({ company: names, leftOut: 1 });
		expect(found.scores.map(({ score }) => score)).toEqual([0.5, 1, 0]);
		expect(bootstrapNormalised([], [], createRng('nobody'), { resamples: 10 })).toEqual({
			company: [],
			scores: [],
			leftOut: 0,
		});
	});

	it('is the same from the same seed, and narrower when more error is allowed', () => {
		const draw = (alpha: number) => bootstrapNormalised(names, company(), createRng('again'), { alpha });
		expect(draw(0.05)).toEqual(draw(0.05));
		const [strict, lax] = [draw(0.05), draw(0.5)].map(({ scores }) => scores[0]!.interval);
		expect(lax!.low > strict!.low && lax!.high < strict!.high).toBe(true);
	});
});
