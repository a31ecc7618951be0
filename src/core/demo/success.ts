import type { AnyFamily } from '../tasks/family.ts';
import type { FamilyId } from '../tasks/family-id.ts';
import { isRecord } from '../json.ts';
import type { Temperament } from './demo-reply.ts';
import { publishedRate, type PublishedColumn } from '../tasks/published-rates.ts';

/** How an answer is sought; each has its own published column. */
export type Way = 'free' | 'text' | 'code' | 'autogen' | 'tools' | 'guided';

interface Drawn {
	family: AnyFamily;
	instance: unknown;
	/** Level id; unknown levels count as average ones. */
	level: string;
}

/**
 * Chance of a right answer. Where a paper plots success against size, its curve is used. Elsewhere the published rate of
 * the task is the mean over the published levels, and success falls along the levels by a logistic slope: steep for
 * words, shallow for programs (an assumption in the shape of the published curves).
 */
export function drawnRate({ family, instance, level }: Drawn, way: Way, temperament: Temperament): number {
	const curve = CURVES[family.id]?.[way];
	const size = curve && sizeOf(family.id, instance);
	const bold = curve && size !== null ? along(curve, size ?? 0) : levelRate(family, level, way);
	return temperament === 'bold' ? bold : carefulRate(family.id, way, bold, size ?? null);
}

const COLUMN: Readonly<Record<Way, PublishedColumn>> = {
	free: 'onlyQuestion',
	text: 'allText',
	code: 'allCode',
	autogen: 'autoGen',
	tools: 'codeInterpreter',
	guided: 'codeSteer',
};

/** Change of the log-odds from the easiest to the hardest level. */
const SLOPE: Readonly<Record<Way, number>> = { free: 4, text: 4, code: 1, autogen: 1, tools: 1.5, guided: 1 };

/**
 * P1 table 2: mean of GPT-4o-mini and GPT-3.5 over GPT-4o for the same method. A program that practically always works
 * for the large model also works for the small ones (P1: multiplication), so it is left alone.
 */
const SMALL_OVER_LARGE: Readonly<Record<Way, number>> = {
	free: 0.82,
	text: 0.88,
	code: 0.9,
	autogen: 0.81,
	tools: 0.87,
	guided: 0.85,
};

function carefulRate(family: FamilyId, way: Way, bold: number, size: number | null): number {
	// P1 figure 4: with an interpreter the small models beat the large one on Game 24 (inverse scaling).
	if (family === 'game-24' && way === 'tools' && size !== null) return along(SMALL_MODEL_GAME_24, size);
	return bold >= 0.95 && way !== 'free' && way !== 'text' ? bold : bold * SMALL_OVER_LARGE[way];
}

function levelRate(family: AnyFamily, level: string, way: Way): number {
	const mean = publishedRate(family.id, COLUMN[way]);
	if (mean === 0 || mean === 1) return mean;
	const index = family.levels.findIndex(({ id }) => id === level);
	if (index < 0) return mean;
	const slope = SLOPE[way] / Math.max(1, family.levels.length - 1);
	const published = family.levels.flatMap((candidate, at) => (candidate.published ? [at] : []));
	const offset = calibrate(mean, published, slope);
	return sigmoid(offset - slope * index);
}

/** The offset for which the mean over the published levels is the published rate. */
function calibrate(mean: number, published: readonly number[], slope: number): number {
	let [low, high] = [-40, 40];
	for (let step = 0; step < 50; step++) {
		const middle = (low + high) / 2;
		const total = published.reduce((sum, index) => sum + sigmoid(middle - slope * index), 0);
		if (total / Math.max(1, published.length) < mean) low = middle;
		else high = middle;
	}
	return low;
}

function sigmoid(x: number): number {
	return 1 / (1 + Math.exp(-x));
}

/** The measure the published curves are drawn over: count of numbers, digits of all factors, letters. */
export function sizeOf(family: FamilyId, instance: unknown): number | null {
	if (!isRecord(instance)) return null;
	const { numbers, factors, word } = instance;
	if (family === 'number-multiply' && Array.isArray(factors)) {
		return factors.reduce((sum: number, factor) => sum + String(factor).replace('-', '').length, 0);
	}
	if (family === 'letters' && typeof word === 'string') return word.length;
	if ((family === 'game-24' || family === 'combinatorial-calculation') && Array.isArray(numbers)) {
		return numbers.length;
	}
	return null;
}

/** Points [size, rate in percent] in ascending order of size. */
type Curve = readonly (readonly [number, number])[];

/** Straight lines between the points, level outside them. */
export function along(curve: Curve, size: number): number {
	const after = curve.findIndex(([at]) => at >= size);
	const [toSize, toRate] = curve.at(after) ?? [0, 0];
	if (after <= 0) return toRate / 100;
	const [fromSize, fromRate] = curve[after - 1] ?? [0, 0];
	return (fromRate + ((toRate - fromRate) * (size - fromSize)) / (toSize - fromSize)) / 100;
}

/** P1 figure 4, GPT-4o-mini. */
const SMALL_MODEL_GAME_24: Curve = [
	[2, 97],
	[3, 50],
	[4, 62],
	[5, 51],
];

/**
 * Game 24: P1 figures 4 and 6 up to five numbers, P2 figure 4 beyond, P2 table 1 for AutoGen. Number Multiply over the
 * digits of all factors together: P1 figure 3 (tools), P2 figure 4, and the P2 means of words and bare question (8 and
 * 11 %) over its levels of 7 to 9 digits. Letters over word length: P2 figure 4; below ten letters, where nothing is
 * published, words are let to succeed. Combinatorial Calculation over the count of numbers: P2 figure 4.
 */
const CURVES: Readonly<Partial<Record<FamilyId, Partial<Record<Way, Curve>>>>> = {
	'game-24': {
		// prettier-ignore
		text: [[2, 100], [3, 74.6], [4, 23.3], [5, 15], [6, 4], [8, 0]],
		// prettier-ignore
		free: [[2, 100], [3, 75], [4, 17], [5, 7], [6, 0]],
		// prettier-ignore
		code: [[2, 91.4], [3, 27.7], [4, 5.1], [5, 7.2], [8, 2], [20, 0]],
		// prettier-ignore
		autogen: [[2, 98], [3, 93], [4, 88], [8, 75], [20, 60], [80, 50]],
		// prettier-ignore
		tools: [[2, 100], [3, 74.7], [4, 18.2], [5, 7], [6, 20], [8, 40], [20, 0]],
		// prettier-ignore
		guided: [[2, 100], [3, 97], [4, 93], [6, 86.7], [8, 82], [20, 77], [80, 80]],
	},
	'number-multiply': {
		// prettier-ignore
		text: [[2, 100], [4, 90], [6, 45], [7, 17], [8, 5], [9, 2], [12, 0]],
		// prettier-ignore
		free: [[2, 100], [4, 92], [6, 48], [7, 20], [8, 8], [9, 5], [12, 2]],
		code: [[2, 100]],
		autogen: [[2, 100]],
		// prettier-ignore
		tools: [[2, 100], [4, 100], [6, 98], [7, 90], [8, 91], [9, 92], [10, 99], [12, 100]],
		// prettier-ignore
		guided: [[2, 100], [6, 98], [8, 93], [16, 95], [40, 98]],
	},
	letters: {
		// prettier-ignore
		text: [[3, 100], [6, 80], [8, 45], [10, 22], [15, 11], [20, 6], [30, 2], [60, 0]],
		// prettier-ignore
		free: [[3, 100], [6, 80], [8, 45], [10, 23], [15, 12], [20, 7], [30, 2], [60, 0]],
		code: [[3, 100]],
		autogen: [[3, 93]],
		// prettier-ignore
		tools: [[10, 89], [30, 89], [50, 100]],
		// prettier-ignore
		guided: [[10, 96], [30, 96], [50, 100]],
	},
	'combinatorial-calculation': {
		// prettier-ignore
		free: [[3, 80], [5, 5], [6, 1], [15, 0]],
		// prettier-ignore
		tools: [[3, 83], [5, 60], [6, 73], [15, 93], [20, 100]],
		// prettier-ignore
		guided: [[3, 100], [5, 95], [6, 80], [15, 96], [20, 100]],
	},
};
