import type { AnyFamily } from '../tasks/family.ts';
import type { Curve, Approach } from '../tasks/family-demo.ts';
import type { PublishedColumn } from '../tasks/published-rates.ts';
import { expectedRate } from './expected-rate.ts';
import type { Temperament } from './temperament.ts';

interface Drawn {
	family: AnyFamily;
	instance: unknown;
	/** Level id; unknown levels count as average ones. */
	level: string;
}

/**
 * Chance of a right answer. Where a paper plots success against size, its curve is used. Elsewhere the published rate of
 * the task is the mean over the published levels (over all, where none is), and success falls along the levels by a logistic slope: steep for
 * words, shallow for programs (an assumption in the shape of the published curves).
 */
export function drawnRate(
	{ family, instance, level }: Drawn,
	approach: Approach,
	temperament: Temperament,
): number {
	const success = family.demo?.success;
	const curve = success?.curves[approach];
	const bold = success && curve ? along(curve, success.size(instance)) : levelRate(family, level, approach);
	if (temperament === 'bold') return bold;
	const small = success?.smallModel?.[approach];
	return success && small ? along(small, success.size(instance)) : carefulRate(approach, bold);
}

/** Share of the replies that write a program when an interpreter is at hand, in [0, 1]; null where nothing is published. */
export function codeUse(family: AnyFamily, instance: unknown, temperament: Temperament): number | null {
	const use = family.demo?.codeUse;
	return use ? along(temperament === 'bold' ? use.curve : use.smallModel, use.size(instance)) : null;
}

const COLUMN: Readonly<Record<Approach, PublishedColumn>> = {
	free: 'onlyQuestion',
	text: 'allText',
	code: 'allCode',
	autogen: 'autoGen',
	tools: 'codeInterpreter',
	guided: 'codeSteer',
};

/** Change of the log-odds from the easiest to the hardest level. */
const SLOPE: Readonly<Record<Approach, number>> = {
	free: 4,
	text: 4,
	code: 1,
	autogen: 1,
	tools: 1.5,
	guided: 1,
};

/**
 * P1 table 2: mean of GPT-4o-mini and GPT-3.5 over GPT-4o for the same method. A program that practically always works
 * for the large model also works for the small ones (P1: multiplication), so it is left alone.
 */
const SMALL_OVER_LARGE: Readonly<Record<Approach, number>> = {
	free: 0.82,
	text: 0.88,
	code: 0.9,
	autogen: 0.81,
	tools: 0.87,
	guided: 0.85,
};

function carefulRate(approach: Approach, bold: number): number {
	return bold >= 0.95 && approach !== 'free' && approach !== 'text'
		? bold
		: bold * SMALL_OVER_LARGE[approach];
}

function levelRate(family: AnyFamily, level: string, approach: Approach): number {
	const mean = expectedRate(family.id, COLUMN[approach]);
	if (mean === 0 || mean === 1) return mean;
	const index = family.levels.findIndex(({ id }) => id === level);
	if (index < 0) return mean;
	const slope = SLOPE[approach] / Math.max(1, family.levels.length - 1);
	const published = family.levels.flatMap((candidate, at) => (candidate.published ? [at] : []));
	const known = published.length === 0 ? [...family.levels.keys()] : published;
	const offset = calibrate(mean, known, slope);
	return sigmoid(offset - slope * index);
}

/** The offset for which the mean over these levels is the given rate. */
function calibrate(mean: number, levels: readonly number[], slope: number): number {
	let [low, high] = [-40, 40];
	for (let step = 0; step < 50; step++) {
		const middle = (low + high) / 2;
		const total = levels.reduce((sum, index) => sum + sigmoid(middle - slope * index), 0);
		if (total / Math.max(1, levels.length) < mean) low = middle;
		else high = middle;
	}
	return low;
}

function sigmoid(x: number): number {
	return 1 / (1 + Math.exp(-x));
}

/** Straight lines between the points, level outside them. */
function along(curve: Curve, size: number): number {
	const after = curve.findIndex(([at]) => at >= size);
	const [toSize, toRate] = curve.at(after) ?? [0, 0];
	if (after <= 0) return toRate / 100;
	const [fromSize, fromRate] = curve[after - 1] ?? [0, 0];
	return (fromRate + ((toRate - fromRate) * (size - fromSize)) / (toSize - fromSize)) / 100;
}
