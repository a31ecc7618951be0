import { parseMath, type MathInstance, type MathRecipe } from '../kit/math-instance.ts';
import { geometryRecipes } from './recipes.ts';
import { theoremRecipes } from './theorem-recipes.ts';

/** The kinds of problem that are drawn. */
export const recipes: readonly MathRecipe[] = [...geometryRecipes, ...theoremRecipes];

/** Numbers above it would make recomputing slow. */
const LARGEST = 1000;

/** See `parseMath`; numbers of a generated problem go up to 1,000. */
export function parseMathGeometry(value: unknown): MathInstance | null {
	return parseMath(value, recipes, LARGEST);
}
