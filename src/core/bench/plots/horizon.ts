import type { FamilyId } from '../../tasks/family-id.ts';
import { familyById } from '../../tasks/registry.ts';
import { fitHorizon, halfPoint, halfPointInterval, rateAtSteps } from '../../statistics/horizon.ts';
import type { Interval } from '../../statistics/interval.ts';
import type { ResultRow } from '../results.ts';
import { type PlotTable, tableOf } from './table.ts';

/**
 * A smooth curve through the rates of words alone, where a family can say how many steps a level takes: drawn thin and called a fit.
 * It claims nothing; what is sure stands in the intervals of the levels.
 */
export interface HorizonFit {
	/** Key of a condition that answers in words. */
	condition: string;
	/** Steps at which the fit has fallen to one half, and those that are likely too; null when it never does. */
	half: { steps: number; interval: Interval } | null;
	/** Easiest first; `fit` is the fit's rate, 0 to 1. */
	line: readonly { level: string; steps: number; fit: number }[];
}

/** Two numbers are fitted, so fewer levels than this would always lie on the curve. */
const FEWEST_LEVELS = 3;

/** `rows`: of `levelRowsOf`. Empty where steps are not known, or too little is. */
export function horizonsOf(
	family: FamilyId,
	rows: readonly ResultRow[],
	alpha: number,
): readonly HorizonFit[] {
	const order = familyById(family)?.levels.map(({ id }) => id) ?? [];
	const byCondition = new Map<string, ResultRow[]>();
	for (const row of rows) {
		if (row.family !== family || row.condition.method.id !== 'all-text') continue;
		byCondition.set(row.condition.key, [...(byCondition.get(row.condition.key) ?? []), row]);
	}
	return [...byCondition].flatMap(([condition, ofCondition]) => {
		const seen = ofCondition
			.flatMap(({ level, rate }) => {
				const steps = level === null ? null : stepsOf(family, level);
				return level === null || steps === null || rate.counted === 0
					? []
					: [{ level, steps, successes: rate.right, count: rate.counted }];
			})
			.sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
		const fitted = seen.length < FEWEST_LEVELS ? null : fitHorizon(seen);
		if (fitted === null) return [];
		const interval = halfPointInterval(seen, fitted, alpha);
		return [
			{
				condition,
				half: interval === null ? null : { steps: halfPoint(fitted), interval },
				line: seen.map(({ level, steps }) => ({ level, steps, fit: rateAtSteps(fitted, steps) })),
			},
		];
	});
}

/** What the fits say of each level. */
export function horizonTableOf(fits: readonly HorizonFit[]): PlotTable {
	const marks = fits.flatMap(({ condition, line }) =>
		line.map((point) => ({ condition, ...point, runs: [] })),
	);
	return tableOf(marks, ['condition', 'level', 'steps', 'fit']);
}

/**
 * Steps that a level takes when it is done by hand, from its id, which is stable; null where that cannot be said.
 *
 * - letters: one for each letter of a word of mean length;
 * - products: one for each product of two digits, the factors taken one after the other;
 * - navigation: one for each instruction; chains of statements: one for each person.
 *
 * @internal for tests
 */
export function stepsOf(family: FamilyId, level: string): number | null {
	const numbers = level.split('-').map(Number);
	switch (family) {
		case 'letters': {
			const [shortest, longest] = numbers;
			return mean(shortest, longest);
		}
		case 'number-multiply':
			return digitProducts(numbers);
		case 'navigate':
			return whole(/^k(\d+)$/.exec(level)?.[1]);
		case 'web-of-lies':
			return whole(/^chain-(\d+)$/.exec(level)?.[1]);
		default:
			return null;
	}
}

function mean(one: number | undefined, other: number | undefined): number | null {
	const value = ((one ?? Number.NaN) + (other ?? Number.NaN)) / 2;
	return Number.isNaN(value) ? null : value;
}

function digitProducts(digits: readonly number[]): number | null {
	let [sum, length] = [0, 0];
	for (const count of digits) {
		sum += length * count;
		length += count;
	}
	return sum > 0 ? sum : null;
}

function whole(text: string | undefined): number | null {
	return text === undefined ? null : Number(text);
}
