import { parseMath, type MathInstance, type MathRecipe } from '../kit/math-instance.ts';
import { countingRecipes } from './counting-recipes.ts';
import { probabilityRecipes } from './probability-recipes.ts';

/** The kinds of problem that are drawn. */
export const recipes: readonly MathRecipe[] = [...countingRecipes, ...probabilityRecipes];

/** Numbers above it would make recomputing slow. */
const LARGEST = 130;

/** See `parseMath`; numbers of a generated problem go up to 130. */
export function parseMathCounting(value: unknown): MathInstance | null {
	return parseMath(value, recipes, LARGEST);
}
