import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusteredMean } from '../../../src/core/statistics/clusters.ts';
import { independentMean } from '../../../src/core/statistics/mean.ts';
import { stratifiedMean } from '../../../src/core/statistics/strata.ts';
import { studentQuantile } from '../../../src/core/statistics/student-t.ts';

/** The same thirteen answers in three families. */
const FAMILIES = [
	[1, 1, 1, 0],
	[0, 0, 0, 0, 1],
	[1, 1, 1, 1],
];

describe('the error bar of several families', () => {
	it('of independent answers lies between the two others', () => {
		const { mean, standardError } = independentMean(FAMILIES.flat());
		expect(mean).toBeCloseTo(0.61538, 5);
		expect(standardError).toBeCloseTo(0.14044, 5);
	});

	it('of clusters is the longest: tasks like these', () => {
		const { mean, standardError, correctedError, interval } = clusteredMean(FAMILIES);
		expect(mean).toBeCloseTo(0.61538, 5);
		expect(standardError).toBeCloseTo(0.20309, 5);
		expect(correctedError).toBeCloseTo(0.24873, 5);
		// Two degrees of freedom: t is 4.3027.
		expect(interval?.low).toBeCloseTo(0.61538 - 4.30265 * 0.24873, 4);
		expect(interval?.high).toBeCloseTo(0.61538 + 4.30265 * 0.24873, 4);
	});

	it('of strata is the shortest: these families', () => {
		const { mean, standardError } = stratifiedMean(FAMILIES);
		expect(mean).toBeCloseTo(0.65, 5);
		expect(standardError).toBeCloseTo(0.10672, 5);
	});

	it('is that of independent answers when every cluster is a single answer, but for the n - 1', () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2 }), (scores) => {
				const clustered = clusteredMean(scores.map((score) => [score]));
				expect(clustered.correctedError).toBeCloseTo(independentMean(scores).standardError ?? 0, 9);
			}),
		);
	});

	it('takes instances whose repeats were averaged', () => {
		const a = [1, 0.667, 0.333, 1, 0];
		const b = [0.667, 0.333, 0.333, 0.667, 0.333];
		const { mean, standardError } = independentMean(a.map((score, i) => score - (b[i] ?? 0)));
		expect(mean).toBeCloseTo(0.1334, 5);
		expect(standardError).toBeCloseTo(0.13328, 5);
	});

	it('is not known from too little', () => {
		expect([independentMean([1]), stratifiedMean([[1, 0], [1]]), clusteredMean([[1, 0, 0, 1]])]).toEqual([
			{ mean: 1, standardError: null },
			{ mean: 0.75, standardError: null },
			{ mean: 0.5, standardError: null, correctedError: null, interval: null },
		]);
		expect(stratifiedMean([])).toEqual({ mean: Number.NaN, standardError: null });
	});
});

describe('Student’s distribution', () => {
	it.each([
		[1, 12.7062],
		[2, 4.3027],
		[3, 3.1824],
		[4, 2.7764],
		[9, 2.2622],
		[36, 2.0281],
		[1000, 1.9623],
	])('with %d degrees of freedom exceeds its upper point of 2.5 in a hundred at %d', (degrees, t) => {
		expect(studentQuantile(0.975, degrees)).toBeCloseTo(t, 4);
	});

	it('needs a degree of freedom', () => {
		expect(() => studentQuantile(0.975, 0)).toThrow(RangeError);
	});
});
