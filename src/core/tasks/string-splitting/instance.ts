import { isRecord } from '../../json.ts';
import { parseStock } from '../kit/stock-instance.ts';
import type { Recipe, StockProcess, StockSchedule } from '../kit/stock.ts';

/** Machines A, B, C are taken apart into parts X, Y, Z; the answer is the six final counts. */
export interface StringSplittingInstance {
	initial: { A: number; B: number; C: number };
	/** Methods in the order of their turns. */
	recipes: Recipe[];
	/** The public data apply a method once per turn. */
	schedule: StockSchedule;
}

const KINDS = ['A', 'B', 'C', 'X', 'Y', 'Z'];

/** At the start A, B and C are in stock and nothing else is named. */
export function parseStringSplitting(value: unknown): StringSplittingInstance | null {
	const stock = isRecord(value) ? parseStock(value, KINDS) : null;
	if (stock === null) return null;
	const { A, B, C, ...parts } = stock.initial;
	if (A === undefined || B === undefined || C === undefined || Object.keys(parts).length > 0) return null;
	return { ...stock, initial: { A, B, C } };
}

/** The instance as a process; it knows six kinds, of which three are in stock at the start. */
export function processOf({ initial, recipes, schedule }: StringSplittingInstance): StockProcess {
	return { kinds: KINDS, initial, recipes, schedule };
}
