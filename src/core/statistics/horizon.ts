import { endOf } from './bisect.ts';
import { ALPHA, type Interval } from './interval.ts';
import { normalQuantile } from './normal.ts';

/** Chance of a right answer in m steps: exp(-m perStep - growth m (m + 1) / 2); both at least 0. */
export interface Horizon {
	perStep: number;
	/** By how much a step's own risk grows from step to step. */
	growth: number;
}

/** Results of one level of tasks that take `steps` steps each. */
export interface StepsSeen {
	steps: number;
	successes: number;
	count: number;
}

/** In [0, 1]. Source: arXiv 2606.00376 (ICML 2026). */
export function rateAtSteps(horizon: Horizon, steps: number): number {
	return Math.exp(-exponentAt(horizon, steps));
}

function exponentAt({ perStep, growth }: Horizon, steps: number): number {
	return steps * perStep + (growth * steps * (steps + 1)) / 2;
}

/** Steps at which the rate has fallen to one half; Infinity when it never does. */
export function halfPoint({ perStep, growth }: Horizon): number {
	const linear = perStep + growth / 2;
	if (growth === 0) return Math.LN2 / perStep;
	// (-linear + sqrt(linear^2 + 2 growth ln 2)) / growth, without the difference of two near numbers.
	return (2 * Math.LN2) / (linear + Math.sqrt(linear * linear + 2 * growth * Math.LN2));
}

/** Thirds taken off a range: (2/3)^60 is 3e-11 of it. */
const STEPS = 60;

/** Beyond this exponent a rate is 0 for every purpose. */
const LARGEST_EXPONENT = 40;

/**
 * The most likely horizon of the results: a fitted picture, not a claim. The log-likelihood is concave in both parameters
 * together, so the best growth for each risk per step, and then the best risk, are each found by ternary search. Null without
 * a result.
 */
export function fitHorizon(levels: readonly StepsSeen[]): Horizon | null {
	const seen = levels.filter(({ steps, count }) => count > 0 && steps > 0);
	if (seen.length === 0) return null;
	const fewest = Math.min(...seen.map(({ steps }) => steps));
	const mostPerStep = LARGEST_EXPONENT / fewest;
	const mostGrowth = (2 * LARGEST_EXPONENT) / (fewest * (fewest + 1));
	const growthFor = (perStep: number): number =>
		highest(mostGrowth, (growth) => logLikelihood(seen, { perStep, growth }));
	const perStep = highest(mostPerStep, (risk) =>
		logLikelihood(seen, { perStep: risk, growth: growthFor(risk) }),
	);
	return { perStep, growth: growthFor(perStep) };
}

/** How many times the fewest or the most steps a half-point may lie beyond them. */
const FURTHEST = 1e6;

/**
 * Half-points that the results leave likely: those of a horizon whose log-likelihood is within half a chi-square quantile (one
 * degree of freedom) of the best (profile likelihood). Approximate, and for results of a fixed number. Both ends are positive;
 * null where the best horizon never falls to one half.
 */
export function halfPointInterval(
	levels: readonly StepsSeen[],
	horizon: Horizon,
	alpha: number = ALPHA,
): Interval | null {
	const half = halfPoint(horizon);
	if (half === Infinity) return null;
	const seen = levels.filter(({ steps, count }) => count > 0 && steps > 0);
	const steps = seen.map((level) => level.steps);
	const best = Math.max(logLikelihood(seen, horizon), likelihoodAt(seen, half));
	const limit = best - normalQuantile(1 - alpha / 2) ** 2 / 2;
	// Horizons that are likely enough form a convex set, so their half-points leave no gap.
	const keeps = (log: number): boolean => likelihoodAt(seen, Math.exp(log)) >= limit;
	const end = (outermost: number): number => Math.exp(endOf(Math.log(half), Math.log(outermost), keeps));
	return {
		low: end(Math.min(half, Math.min(...steps) / FURTHEST)),
		high: end(Math.max(half, Math.max(...steps) * FURTHEST)),
	};
}

/** The highest log-likelihood of a horizon with this half-point. */
function likelihoodAt(seen: readonly StepsSeen[], half: number): number {
	const at = (perStep: number): number =>
		logLikelihood(seen, {
			perStep,
			growth: Math.max(0, (2 * (Math.LN2 - half * perStep)) / (half * (half + 1))),
		});
	return at(highest(Math.LN2 / half, at));
}

/** Where in [0, most] a concave function is highest; ends count, so that "no risk" is found exactly. */
function highest(most: number, value: (x: number) => number): number {
	let [low, high] = [0, most];
	for (let step = 0; step < STEPS; step++) {
		const third = (high - low) / 3;
		if (value(low + third) < value(high - third)) low += third;
		else high -= third;
	}
	return value(0) >= value((low + high) / 2) ? 0 : (low + high) / 2;
}

function logLikelihood(levels: readonly StepsSeen[], horizon: Horizon): number {
	let sum = 0;
	for (const { steps, successes, count } of levels) {
		const exponent = exponentAt(horizon, steps);
		if (successes > 0) sum -= successes * exponent;
		if (count > successes) sum += (count - successes) * Math.log(-Math.expm1(-exponent));
	}
	return sum;
}
