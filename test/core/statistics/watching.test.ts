import { describe, expect, it } from 'vitest';
import { createRng, type Rng } from '../../../src/core/rng.ts';
import { eValue, pairsNeeded } from '../../../src/core/statistics/e-value.ts';
import { mcNemar } from '../../../src/core/statistics/mcnemar.ts';
import { quantile } from '../../../src/core/statistics/quantile.ts';
import { wilson } from '../../../src/core/statistics/wilson.ts';

/** What comes of looking after every result, as measured for the reference; shares in percent, within sampling error. */
const EXPERIMENTS = 2000;

describe('a Wilson interval that is watched', () => {
	it.each([
		[0.5, 35],
		[0.7, 35],
		[0.95, 29],
	])(
		'excludes a true rate of %d at some moment in %d of a hundred experiments, not in 5',
		{ timeout: 60_000 },
		(rate, percent) => {
			const excludes = memo((successes, count) => {
				const { low, high } = wilson(successes, count);
				return rate < low || rate > high;
			});
			const wrong = experiments('wilson', rate, (rng) => {
				let successes = 0;
				for (let count = 1; count <= 200; count++) {
					if (rng.chance(rate)) successes++;
					if (count >= 10 && excludes(successes, count)) return true;
				}
				return false;
			});
			expect(Math.abs(wrong - percent)).toBeLessThan(4);
		},
	);
});

describe('McNemar’s test of two equal methods that is watched', () => {
	it.each([
		[1, 21],
		[20, 13],
	])(
		'every %d pairs finds a difference in %d of a hundred experiments, not in 5',
		{ timeout: 60_000 },
		(every, percent) => {
			const significant = memo((aOnly, bOnly) => mcNemar({ aOnly, bOnly }).exact < 0.05);
			const wrong = experiments('mcnemar', every, (rng) => {
				let [aOnly, bOnly] = [0, 0];
				for (let pair = 1; pair <= 200; pair++) {
					if (rng.chance(0.4)) {
						if (rng.chance(0.5)) aOnly++;
						else bOnly++;
					}
					if (pair >= 10 && pair % every === 0 && significant(aOnly, bOnly)) return true;
				}
				return false;
			});
			expect(Math.abs(wrong - percent)).toBeLessThan(4);
		},
	);
});

describe('an e-value that is watched until it reaches 20', () => {
	it.each([
		[0.25, 0.05, 57, 54, 88, 4],
		[0.2, 0.1, 234, 223, 393, 20],
		[0.15, 0.05, 155, 140, 246, 14],
	])(
		'with %d for A and %d for B takes about as many pairs as the planned %d: %d in the median',
		{ timeout: 60_000 },
		(forA, forB, planned, median, fourFifths, tolerance) => {
			expect(pairsNeeded(forA + forB, forA - forB)).toBe(planned);
			const enough = memo((aOnly, bOnly) => eValue({ aOnly, bOnly }) >= 20);
			const stops = Array.from({ length: EXPERIMENTS }, (_, experiment) => {
				const rng = createRng('stop', forA, experiment);
				let [aOnly, bOnly, pairs] = [0, 0, 0];
				while (!enough(aOnly, bOnly)) {
					const drawn = rng.next();
					if (drawn < forA) aOnly++;
					else if (drawn < forA + forB) bOnly++;
					pairs++;
				}
				return pairs;
			}).sort((a, b) => a - b);
			expect(Math.abs(quantile(stops, 0.5) - median)).toBeLessThan(tolerance);
			expect(Math.abs(quantile(stops, 0.8) - fourFifths)).toBeLessThan(1.5 * tolerance);
		},
	);
});

/** Percent of the experiments that end with true. */
function experiments(name: string, setting: number, run: (rng: Rng) => boolean): number {
	let ended = 0;
	for (let experiment = 0; experiment < EXPERIMENTS; experiment++) {
		if (run(createRng(name, setting, experiment))) ended++;
	}
	return (ended / EXPERIMENTS) * 100;
}

/** The experiments meet the same counts again and again. */
function memo(of: (one: number, other: number) => boolean): (one: number, other: number) => boolean {
	const known = new Map<number, boolean>();
	return (one, other) => {
		const key = one * 100_000 + other;
		const before = known.get(key);
		if (before !== undefined) return before;
		const found = of(one, other);
		known.set(key, found);
		return found;
	};
}
