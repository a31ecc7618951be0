import type { MathRecipe } from '../kit/math-instance.ts';
import { cone, cutSquare, heron, hexagon, polygon, segment } from './area-recipes.ts';
import { cosines, distance, median, moves, similar, spiral } from './line-recipes.ts';

/** Their order decides which one a seed gives. */
export const geometryRecipes: readonly MathRecipe[] = [
	spiral,
	polygon,
	heron,
	segment,
	cutSquare,
	hexagon,
	cone,
	similar,
	moves,
	distance,
	cosines,
	median,
];
