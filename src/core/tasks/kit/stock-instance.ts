import { isRecord } from '../../json.ts';
import { isListOf, isOneOf, isWhole } from './shape.ts';
import { type Recipe, runStock, type StockSchedule } from './stock.ts';

const MAX_INITIAL = 5000;
const MAX_AMOUNT = 100;
const MAX_RECIPES = 12;

/** What the instances of stock processes have in common. */
export interface StockFields {
	/** Kinds that are not named start at 0. */
	initial: Record<string, number>;
	/** Methods in the order of their turns. */
	recipes: Recipe[];
	schedule: StockSchedule;
}

/** The fields over some of the kinds. Null unless every recipe takes something, and the process ends. */
export function parseStock(value: Record<string, unknown>, kinds: readonly string[]): StockFields | null {
	const { schedule } = value;
	if (!isOneOf(schedule, ['round-robin', 'exhaust'] as const)) return null;
	if (!isSide(value['initial'], kinds, 0, MAX_INITIAL)) return null;
	const recipes = parseRecipes(value['recipes'], kinds);
	if (recipes === null) return null;
	const initial = { ...value['initial'] };
	return runStock({ kinds, initial, recipes, schedule }).ended ? { initial, recipes, schedule } : null;
}

function parseRecipes(value: unknown, kinds: readonly string[]): Recipe[] | null {
	const isRecipe = (recipe: unknown): recipe is Recipe => {
		if (!isRecord(recipe)) return false;
		const { inputs, outputs } = recipe;
		if (!isSide(inputs, kinds, 1, MAX_AMOUNT) || !isSide(outputs, kinds, 1, MAX_AMOUNT)) return false;
		const taken = Object.keys(inputs);
		return taken.length > 0 && !taken.some((kind) => kind in outputs);
	};
	if (!isListOf(value, 1, MAX_RECIPES, isRecipe)) return null;
	return value.map(({ inputs, outputs }) => ({ inputs: { ...inputs }, outputs: { ...outputs } }));
}

function isSide(
	side: unknown,
	kinds: readonly string[],
	least: number,
	most: number,
): side is Record<string, number> {
	return (
		isRecord(side) &&
		Object.entries(side).every(([kind, amount]) => kinds.includes(kind) && isWhole(amount, least, most))
	);
}
