import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitHorizon, halfPoint, rateAtSteps } from '../../../src/core/statistics/horizon.ts';

describe('the horizon', () => {
	it.each([
		[0.005, 0.002, 23.498],
		[0.01, 0.001, 28.185],
		[0, 0.0025, 23.054],
		[0.01, 0, 69.315],
		[0, 0, Infinity],
	])('with a risk of %d per step that grows by %d has its half-point at %d', (perStep, growth, steps) => {
		if (steps === Infinity) expect(halfPoint({ perStep, growth })).toBe(Infinity);
		else expect(halfPoint({ perStep, growth })).toBeCloseTo(steps, 3);
	});

	it('falls to one half at the half-point', () => {
		const risk = fc.double({ min: 0, max: 0.5, noNaN: true });
		fc.assert(
			fc.property(risk, fc.double({ min: 1e-6, max: 0.5, noNaN: true }), (perStep, growth) => {
				expect(rateAtSteps({ perStep, growth }, halfPoint({ perStep, growth }))).toBeCloseTo(0.5, 9);
			}),
		);
	});
});

describe('the fit of a horizon', () => {
	it('finds the risks that the rates were made with', () => {
		const risk = fc.double({ min: 0.001, max: 0.05, noNaN: true });
		fc.assert(
			fc.property(risk, risk, (perStep, growth) => {
				const levels = [1, 3, 5, 8, 12].map((steps) => ({
					steps,
					count: 1000,
					successes: 1000 * rateAtSteps({ perStep, growth }, steps),
				}));
				const found = fitHorizon(levels);
				expect(found?.perStep).toBeCloseTo(perStep, 4);
				expect(found?.growth).toBeCloseTo(growth, 4);
			}),
			{ numRuns: 20 },
		);
	});

	it('sees no risk where nothing went wrong, and no growth where there is none to see', () => {
		expect(fitHorizon([{ steps: 4, count: 10, successes: 10 }])).toEqual({ perStep: 0, growth: 0 });
		const steady = fitHorizon([
			{ steps: 1, count: 10, successes: 5 },
			{ steps: 20, count: 10, successes: 5 },
		]);
		expect(steady?.growth).toBe(0);
	});

	it('is as good as a rate of 0 where nothing went right', () => {
		const found = fitHorizon([{ steps: 4, count: 10, successes: 0 }]);
		expect(rateAtSteps(found!, 4)).toBeLessThan(1e-9);
	});

	it('needs a result', () => {
		expect(fitHorizon([])).toBeNull();
		expect(fitHorizon([{ steps: 4, count: 0, successes: 0 }])).toBeNull();
	});
});
