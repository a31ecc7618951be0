import { meanOf } from '../statistics/mean.ts';
import { type Quartiles, quartiles } from '../statistics/quantile.ts';
import { pairedRatio, type SkewedMean } from '../statistics/skewed.ts';
import type { RunSummary } from '../record/summary.ts';
import type { Unit } from './counted.ts';

/** Tokens, seconds or US dollars of one row. Unit: the instance, repeats averaged. What a host did not say is unknown, not zero. */
export interface Spent {
	/** Null when nothing is known. */
	quartiles: Quartiles | null;
	mean: number | null;
	/** Instances of which it is known, and is not. */
	known: number;
	unknown: number;
	/**
	 * How many times as much as the reference condition on the same instances: its `centre`, with an approximate interval from 30
	 * pairs on. Null for the reference itself, and without a pair.
	 */
	ratio: SkewedMean | null;
}

/** Tokens sent and received, seconds that a run took, US dollars. */
export type SpentKind = 'tokens' | 'seconds' | 'money';
export const SPENT_KINDS: readonly SpentKind[] = ['tokens', 'seconds', 'money'];

/** `reference`: what the reference condition counted, by instance key; null for none, and for the reference itself. */
export function spentOf(
	units: readonly Unit[],
	reference: ReadonlyMap<string, Unit> | null,
	alpha: number,
): Readonly<Record<SpentKind, Spent>> {
	const of = (kind: SpentKind): Spent => {
		const values: number[] = [];
		const pairs: [number, number][] = [];
		for (const unit of units) {
			const value = amountOf(unit, kind);
			if (value === null) continue;
			values.push(value);
			const other = reference?.get(unit.instance.key);
			const against = other === undefined ? null : amountOf(other, kind);
			if (against !== null) pairs.push([value, against]);
		}
		return {
			quartiles: quartiles(values),
			mean: values.length === 0 ? null : meanOf(values),
			known: values.length,
			unknown: units.length - values.length,
			ratio: pairedRatio(pairs, undefined, alpha),
		};
	};
	return { tokens: of('tokens'), seconds: of('seconds'), money: of('money') };
}

/** Mean over the runs of an instance; null when it is not known of one of them. */
function amountOf({ runs }: Unit, kind: SpentKind): number | null {
	let sum = 0;
	for (const run of runs) {
		const amount = AMOUNT[kind](run);
		if (amount === null) return null;
		sum += amount;
	}
	return sum / runs.length;
}

const AMOUNT: Readonly<Record<SpentKind, (run: RunSummary) => number | null>> = {
	tokens: ({ tokens }) => tokens,
	seconds: ({ ms }) => ms / 1000,
	money: ({ cost }) => cost,
};
