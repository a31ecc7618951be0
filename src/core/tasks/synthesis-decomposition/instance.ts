import { isRecord } from '../../json.ts';
import { areDistinct, isListOf } from '../kit/shape.ts';
import { parseStock } from '../kit/stock-instance.ts';
import type { Recipe, StockProcess } from '../kit/stock.ts';

/** A farmer exchanges goods by methods that take turns; the answer is the final counts of the reported goods. */
export interface SynthesisDecompositionInstance {
	/** Goods that are not named start at 0. */
	initial: Record<string, number>;
	/** Methods in the order of their turns. */
	recipes: Recipe[];
	/** Every good there is, in the order of the answer. */
	report: string[];
	schedule: 'round-robin';
}

/** From 2 to 12 goods, one capital each; turns go round. */
export function parseSynthesisDecomposition(value: unknown): SynthesisDecompositionInstance | null {
	if (!isRecord(value)) return null;
	const { report, schedule } = value;
	if (schedule !== 'round-robin' || !isListOf(report, 2, 12, isGood) || !areDistinct(report)) return null;
	const stock = parseStock(value, report);
	return stock === null ? null : { initial: stock.initial, recipes: stock.recipes, report, schedule };
}

function isGood(value: unknown): value is string {
	return typeof value === 'string' && /^[A-Z]$/.test(value);
}

export function processOf({
	initial,
	recipes,
	report,
	schedule,
}: SynthesisDecompositionInstance): StockProcess {
	return { kinds: report, initial, recipes, schedule };
}
