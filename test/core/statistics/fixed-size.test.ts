import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clopperPearson } from '../../../src/core/statistics/clopper-pearson.ts';
import { normalCdf, normalQuantile } from '../../../src/core/statistics/normal.ts';
import { wilson } from '../../../src/core/statistics/wilson.ts';

/** Successes, count; the ends of Wilson and of Clopper and Pearson, four digits. */
const TABLE = [
	[1, 1, 0.2065, 1, 0.025, 1],
	[3, 5, 0.2307, 0.8824, 0.1466, 0.9473],
	[5, 5, 0.5655, 1, 0.4782, 1],
	[7, 10, 0.3968, 0.8922, 0.3475, 0.9333],
	[10, 10, 0.7225, 1, 0.6915, 1],
	[0, 10, 0, 0.2775, 0, 0.3085],
	[17, 20, 0.6396, 0.9476, 0.6211, 0.9679],
	[37, 50, 0.6045, 0.8413, 0.5966, 0.8537],
	[70, 100, 0.6042, 0.7811, 0.6002, 0.7876],
	[0, 100, 0, 0.037, 0, 0.0362],
	[350, 500, 0.6584, 0.7385, 0.6577, 0.7399],
	[700, 1000, 0.6709, 0.7276, 0.6705, 0.7283],
] as const;

describe('intervals for a sample of planned size', () => {
	it.each(TABLE)('for %d of %d have the tabled ends', (successes, count, low, high, exactLow, exactHigh) => {
		const score = wilson(successes, count);
		expect(score.low).toBeCloseTo(low, 4);
		expect(score.high).toBeCloseTo(high, 4);
		const exact = clopperPearson(successes, count);
		expect(exact.low).toBeCloseTo(exactLow, 4);
		expect(exact.high).toBeCloseTo(exactHigh, 4);
	});

	it('know nothing before the first result', () => {
		expect([wilson(0, 0), clopperPearson(0, 0)]).toEqual([
			{ low: 0, high: 1 },
			{ low: 0, high: 1 },
		]);
	});

	it('contain the shown rate, and are mirrored when successes and failures change places', () => {
		const counts = fc
			.integer({ min: 1, max: 300 })
			.chain((count) => fc.tuple(fc.integer({ min: 0, max: count }), fc.constant(count)));
		fc.assert(
			fc.property(counts, fc.constantFrom(wilson, clopperPearson), ([successes, count], interval) => {
				const there = interval(successes, count);
				const back = interval(count - successes, count);
				expect(there.low <= successes / count && successes / count <= there.high).toBe(true);
				expect(back.low).toBeCloseTo(1 - there.high, 9);
				expect(back.high).toBeCloseTo(1 - there.low, 9);
			}),
		);
	});
});

describe('the normal distribution', () => {
	it.each([
		[0.5, 0],
		[0.8, 0.841621],
		[0.975, 1.959964],
		[0.995, 2.575829],
		[0.025, -1.959964],
	])('has its %d quantile at %d', (p, z) => {
		expect(normalQuantile(p)).toBeCloseTo(z, 6);
		expect(normalCdf(z)).toBeCloseTo(p, 6);
	});

	it('ends at 0 and 1', () => {
		expect([normalCdf(-40), normalCdf(40)]).toEqual([0, 1]);
	});
});
