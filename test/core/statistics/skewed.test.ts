import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { quantile, quartiles } from '../../../src/core/statistics/quantile.ts';
import { asymptoticHalfWidth, pairedRatio, skewedMean, tuning } from '../../../src/core/statistics/skewed.ts';

describe('the asymptotic confidence sequence', () => {
	it.each([
		[50, 0.41909],
		[100, 0.29634],
		[500, 0.13253],
	])('sharpest at %d values has r = %d', (count, r) => {
		expect(tuning(count)).toBeCloseTo(r, 5);
	});

	it.each([
		[30, 23.147],
		[100, 12.142],
		[1000, 4.118],
	])('sharpest at 100 has after %d values of deviation 40 a half-width of %d', (count, half) => {
		expect(asymptoticHalfWidth({ deviation: 40, count }, 100)).toBeCloseTo(half, 3);
	});

	it('is sharpest where it was said to be', () => {
		const at = [20, 50, 100, 200, 500].map((sharpest) =>
			asymptoticHalfWidth({ deviation: 1, count: 100 }, sharpest),
		);
		expect(Math.min(...at)).toBe(at[2]);
	});
});

describe('the mean of tokens, seconds or money', () => {
	it('is taken on the logarithmic scale, with an interval from 30 values on', () => {
		const values = Array.from({ length: 30 }, (_, i) => (i % 2 === 0 ? 10 : 1000));
		const few = skewedMean(values.slice(1));
		expect(few).toMatchObject({ interval: null, count: 29, leftOut: 0 });
		const enough = skewedMean(values);
		expect(enough?.centre).toBeCloseTo(100, 9);
		const { low, high } = enough!.interval!;
		expect(low * high).toBeCloseTo(10_000, 6);
		expect(low).toBeLessThan(100);
	});

	it('leaves out what has no logarithm, and says so', () => {
		expect(skewedMean([0, 4, 9, Infinity, Number.NaN, -1])).toMatchObject({ count: 2, leftOut: 4 });
		expect(skewedMean([4, 9])?.centre).toBeCloseTo(6, 12);
		expect(skewedMean([0])).toBeNull();
		expect(skewedMean([])).toBeNull();
	});

	it(
		'excludes the true one at some moment from 30 to 300 values in at most 5 % of 1,000 experiments',
		{
			timeout: 60_000,
		},
		() => {
			let wrong = 0;
			for (let experiment = 0; experiment < 1000; experiment++) {
				const rng = createRng('seconds', experiment);
				let [count, sum, squares] = [0, 0, 0];
				while (count < 300) {
					// Logarithms that are uniform in [-1, 1].
					const log = 2 * rng.next() - 1;
					count++;
					sum += log;
					squares += log * log;
					if (count < 30) continue;
					const mean = sum / count;
					const deviation = Math.sqrt((squares - count * mean * mean) / (count - 1));
					if (Math.abs(mean) > asymptoticHalfWidth({ deviation, count })) {
						wrong++;
						break;
					}
				}
			}
			expect(wrong).toBeLessThanOrEqual(50);
		},
	);
});

describe('the ratio of two methods on the same instances', () => {
	it('is the mean of the ratios on the logarithmic scale', () => {
		const ratio = pairedRatio([
			[200, 100],
			[800, 100],
		]);
		expect(ratio?.centre).toBeCloseTo(4, 12);
		expect(ratio?.interval).toBeNull();
	});

	it('is the inverse when the methods change places', () => {
		const pairs = Array.from({ length: 40 }, (_, i) => [100 + i * 7, 60 + ((i * 13) % 31)] as const);
		const [there, back] = [pairedRatio(pairs), pairedRatio(pairs.map(([a, b]) => [b, a] as const))];
		expect(back!.centre * there!.centre).toBeCloseTo(1, 12);
		expect(back!.interval!.low * there!.interval!.high).toBeCloseTo(1, 12);
	});

	it('leaves out pairs of which one is 0', () => {
		expect(
			pairedRatio([
				[0, 1],
				[1, 0],
				[6, 3],
			]),
		).toMatchObject({ count: 1, leftOut: 2 });
		expect(pairedRatio([[0, 0]])).toBeNull();
	});
});

describe('quartiles', () => {
	it('lie between the values, in proportion', () => {
		expect(quartiles([4, 1, 3, 2])).toEqual({ lower: 1.75, median: 2.5, upper: 3.25 });
		expect(quartiles([7])).toEqual({ lower: 7, median: 7, upper: 7 });
		expect(quartiles([])).toBeNull();
		expect(quantile([], 0.5)).toBeNaN();
	});
});
