import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lnBeta, lnChoose, lnGamma } from '../../../src/core/statistics/log-gamma.ts';

describe('the logarithm of the gamma function', () => {
	it('is that of the factorials at whole numbers', () => {
		let logFactorial = 0;
		for (let n = 1; n <= 200; n++) {
			expect(lnGamma(n)).toBeCloseTo(logFactorial, 10);
			logFactorial += Math.log(n);
		}
	});

	it('is ln sqrt(pi) at one half', () => {
		expect(lnGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 13);
	});

	it('grows by ln x from x to x + 1', () => {
		fc.assert(
			fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (x) => {
				const tolerance = 1e-13 * Math.max(1, Math.abs(lnGamma(x + 1)));
				expect(Math.abs(lnGamma(x + 1) - lnGamma(x) - Math.log(x))).toBeLessThan(tolerance);
			}),
		);
	});

	it.each([0, -1, Number.NaN])('has no value at %d', (x) => {
		expect(() => lnGamma(x)).toThrow(RangeError);
	});
});

describe('binomial coefficients', () => {
	it('are those of Pascal’s triangle', () => {
		let row = [1];
		for (let n = 0; n <= 40; n++) {
			row.forEach((ways, k) => {
				expect(Math.exp(lnChoose(n, k)) / ways).toBeCloseTo(1, 11);
				expect(Math.exp(-lnBeta(k + 1, n - k + 1)) / ((n + 1) * ways)).toBeCloseTo(1, 11);
			});
			row = [1, ...row.slice(1).map((ways, k) => ways + (row[k] ?? 0)), 1];
		}
	});
});
