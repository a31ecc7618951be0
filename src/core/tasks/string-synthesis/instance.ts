import { isRecord } from '../../json.ts';
import { areDistinct, isListOf } from '../kit/shape.ts';
import { parseStock } from '../kit/stock-instance.ts';
import type { Recipe, StockSchedule } from '../kit/stock.ts';

/** Blocks are combined into other blocks; the answer is how many of each kind are left. */
export interface StringSynthesisInstance {
	/** In the order of the answer. */
	kinds: string[];
	/** Kinds that are not named start at 0. */
	initial: Record<string, number>;
	/** Methods in the order of their turns. */
	recipes: Recipe[];
	/** The public data exhaust a method before the next one gets its turn. */
	schedule: StockSchedule;
}

/** Up to 30 kinds, each one capital, bare or in brackets. */
export function parseStringSynthesis(value: unknown): StringSynthesisInstance | null {
	if (!isRecord(value)) return null;
	const { kinds } = value;
	if (!isListOf(kinds, 1, 30, isKind) || !areDistinct(kinds)) return null;
	const stock = parseStock(value, kinds);
	return stock === null ? null : { kinds, ...stock };
}

function isKind(value: unknown): value is string {
	return typeof value === 'string' && /^[[{(]?[A-Z][\]})]?$/.test(value);
}
