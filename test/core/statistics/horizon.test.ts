import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import {
	fitHorizon,
	halfPoint,
	halfPointInterval,
	rateAtSteps,
} from '../../../src/core/statistics/horizon.ts';

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

describe('the interval of a half-point', () => {
	it('holds the half-point, and narrows with more results', () => {
		const right = fc.tuple(fc.nat(10), fc.nat(10), fc.nat(10));
		fc.assert(
			fc.property(right, (successes) => {
				const seen = (times: number) =>
					successes.map((of, at) => ({ steps: 2 + 4 * at, successes: of * times, count: 10 * times }));
				const horizon = fitHorizon(seen(1))!;
				const [one, four] = [halfPointInterval(seen(1), horizon), halfPointInterval(seen(4), horizon)];
				if (successes.every((of) => of === 10)) {
					expect([one, four]).toEqual([null, null]);
					return;
				}
				const half = halfPoint(horizon);
				for (const interval of [one!, four!]) {
					expect(interval.low).toBeLessThanOrEqual(half * (1 + 1e-9));
					expect(interval.high).toBeGreaterThanOrEqual(half * (1 - 1e-9));
				}
				expect(four!.low).toBeGreaterThanOrEqual(one!.low * (1 - 1e-6));
				expect(four!.high).toBeLessThanOrEqual(one!.high * (1 + 1e-6));
			}),
			{ numRuns: 30 },
		);
	});

	it('is that of a rate where there is one level and no growth', () => {
		// Of 40 tasks of 10 steps 20 are right: exp(-10 e) between the ends of the rate's likelihood interval.
		const seen = [{ steps: 10, successes: 20, count: 40 }];
		const interval = halfPointInterval(seen, fitHorizon(seen)!)!;
		expect(interval.low).toBeLessThan(10);
		expect(interval.high).toBeGreaterThan(10);
		// Whatever half-point the ends are, the rate at 10 steps is then 0.348 to 0.652, where ln L is 1.92 below its best.
		const drop = (p: number): number => -20 * Math.log(4 * p * (1 - p));
		expect(drop(0.348)).toBeCloseTo(1.92, 1);
		// With growth alone, 10 * 11 g / 2 = -ln p; without it, 10 e = -ln p: the furthest of both.
		const growthHalf = (p: number): number => halfPoint({ perStep: 0, growth: (-2 * Math.log(p)) / 110 });
		const steadyHalf = (p: number): number => (10 * Math.LN2) / -Math.log(p);
		expect(interval.low).toBeCloseTo(Math.min(growthHalf(0.348), steadyHalf(0.348)), 1);
		expect(interval.high).toBeCloseTo(Math.max(growthHalf(0.652), steadyHalf(0.652)), 1);
	});

	it('leaves out the true half-point about as rarely as it says', () => {
		const rng = createRng('half-point');
		const truth = { perStep: 0.01, growth: 0.004 };
		const half = halfPoint(truth);
		let held = 0;
		for (let time = 0; time < 60; time++) {
			const seen = [4, 8, 16, 24, 32].map((steps) => {
				const rate = rateAtSteps(truth, steps);
				const successes = Array.from({ length: 30 }, () => rng.chance(rate)).filter(Boolean).length;
				return { steps, successes, count: 30 };
			});
			const interval = halfPointInterval(seen, fitHorizon(seen)!)!;
			if (interval.low <= half && half <= interval.high) held++;
		}
		expect(held / 60).toBeGreaterThanOrEqual(0.9);
	});
});
