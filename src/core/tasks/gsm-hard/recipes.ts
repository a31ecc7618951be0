import { chain, order, savings, shares, stock, teams } from './amount-recipes.ts';
import { inverse, mean, motion, percentages, rate, tank } from './rate-recipes.ts';
import type { GsmRecipe } from './recipe-parts.ts';

/** The kinds of problem that are drawn; their order decides which one a seed gives. */
export const gsmRecipes: readonly GsmRecipe[] = [
	order,
	stock,
	motion,
	teams,
	percentages,
	shares,
	chain,
	inverse,
	rate,
	tank,
	mean,
	savings,
];
