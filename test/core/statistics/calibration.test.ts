import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	brier,
	calibrationBins,
	expectedCalibrationError,
} from '../../../src/core/statistics/calibration.ts';
import { confidenceSequence } from '../../../src/core/statistics/confidence-sequence.ts';

const STATED = [
	{ confidence: 0.95, score: 1 },
	{ confidence: 0.9, score: 1 },
	{ confidence: 0.8, score: 0 },
	{ confidence: 0.6, score: 1 },
	{ confidence: 0.55, score: 0 },
];

describe('calibration', () => {
	it('has the tabled Brier score and calibration error', () => {
		expect(brier(STATED)).toBeCloseTo(0.223, 12);
		expect(expectedCalibrationError(calibrationBins(STATED))).toBeCloseTo(0.32, 12);
	});

	it('has a bin for each stretch in which something was stated', () => {
		const bins = calibrationBins(STATED);
		expect(bins.map(({ from, to, count, hollow }) => [from, to, count, hollow])).toEqual([
			[0.4, 0.6, 1, true],
			[0.6, 0.8, 1, true],
			[0.8, 1, 3, true],
		]);
		expect(bins[2]?.confidence).toBeCloseTo(0.88333, 5);
		expect(bins[2]?.rate).toBeCloseTo(0.66667, 5);
		expect(bins[2]?.interval).toEqual(confidenceSequence(2, 3));
	});

	it('draws a bin full from five on', () => {
		const five = Array.from({ length: 5 }, () => ({ confidence: 1, score: 1 }));
		expect(calibrationBins(five)).toMatchObject([{ from: 0.8, to: 1, count: 5, hollow: false }]);
		expect(calibrationBins(five.slice(1))).toMatchObject([{ count: 4, hollow: true }]);
	});

	it('puts each edge into the bin it begins', () => {
		for (let hundredths = 0; hundredths < 100; hundredths++) {
			const [bin] = calibrationBins([{ confidence: hundredths / 100, score: 0 }], 100);
			expect(bin?.from).toBe(hundredths / 100);
		}
	});

	it('loses nothing', () => {
		const stated = fc.record({
			confidence: fc.double({ min: 0, max: 1, noNaN: true }),
			score: fc.constantFrom(0, 1),
		});
		fc.assert(
			fc.property(fc.array(stated), fc.integer({ min: 1, max: 20 }), (all, bins) => {
				const found = calibrationBins(all, bins);
				expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
				const right = found.reduce((sum, { rate, count }) => sum + rate * count, 0);
				expect(right).toBeCloseTo(all.filter(({ score }) => score === 1).length, 9);
			}),
		);
	});

	it.each([-0.1, 1.1, Number.NaN])('takes no confidence of %d', (confidence) => {
		expect(() => calibrationBins([{ confidence, score: 1 }])).toThrow(RangeError);
	});

	it('is not known of nothing', () => {
		expect([brier([]), expectedCalibrationError([])]).toEqual([Number.NaN, Number.NaN]);
	});
});
