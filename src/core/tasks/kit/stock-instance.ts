import { isRecord } from '../../json.ts';
import type { Recipe } from './stock.ts';

const MAX_INITIAL = 5000;
const MAX_AMOUNT = 100;
const MAX_RECIPES = 12;

/** Start counts over some of the kinds; null when anything else is in it. */
export function parseInitial(value: unknown, kinds: readonly string[]): Record<string, number> | null {
	return isRecord(value) && isSide(value, kinds, 0, MAX_INITIAL) ? { ...value } : null;
}

/** Null unless every recipe takes something, and the process ends. */
export function parseRecipes(value: unknown, kinds: readonly string[]): Recipe[] | null {
	if (!Array.isArray(value) || value.length === 0 || value.length > MAX_RECIPES) return null;
	const recipes: Recipe[] = [];
	for (const recipe of value as unknown[]) {
		if (!isRecord(recipe)) return null;
		const { inputs, outputs } = recipe;
		if (!isRecord(inputs) || !isSide(inputs, kinds, 1, MAX_AMOUNT)) return null;
		if (!isRecord(outputs) || !isSide(outputs, kinds, 1, MAX_AMOUNT)) return null;
		const taken = Object.keys(inputs);
		if (taken.length === 0 || taken.some((kind) => kind in outputs)) return null;
		recipes.push({ inputs: { ...inputs }, outputs: { ...outputs } });
	}
	return recipes;
}

function isSide(
	side: Record<string, unknown>,
	kinds: readonly string[],
	least: number,
	most: number,
): side is Record<string, number> {
	return Object.entries(side).every(
		([kind, amount]) =>
			kinds.includes(kind) &&
			typeof amount === 'number' &&
			Number.isInteger(amount) &&
			amount >= least &&
			amount <= most,
	);
}
