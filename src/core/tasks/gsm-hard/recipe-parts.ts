import type { Rng } from '../../rng.ts';
import { fraction, type Fraction } from '../kit/fraction.ts';
import type { Recipe } from '../kit/recipe.ts';

/** `digits` of the large numbers, `steps` of arithmetic. */
export interface GsmSize {
	digits: number;
	steps: number;
}

/** A word problem whose value is exact. */
export type GsmRecipe = Recipe<GsmSize, Fraction>;

export const hundred = fraction(100);

/** From 2 on, since the texts speak of several things. */
export function big(digits: number, rng: Rng): string {
	if (digits === 1) return String(rng.int(2, 9));
	return Array.from({ length: digits }, (_, i) => rng.int(i === 0 ? 1 : 0, 9)).join('');
}

/** At least once; joined by blanks, as a parameter of several numbers is. */
export function repeat(times: number, draw: () => string): string {
	return Array.from({ length: Math.max(1, times) }, draw).join(' ');
}

/** `first` for 0. */
export function nth(index: number): string {
	return 'first second third fourth fifth sixth seventh'.split(' ')[index] ?? `${String(index + 1)}th`;
}

/** A plural; after ten of them they come again. */
export function goods(index: number): string {
	return (
		['notebooks', 'rulers', 'globes', 'lamps', 'maps', 'chairs', 'brushes', 'clocks', 'bells', 'shelves'][
			index % 10
		] ?? ''
	);
}

/** A first name; after eleven of them they come again. */
export function name(index: number): string {
	return (
		['Amina', 'Bjarne', 'Chiara', 'Dmitri', 'Esi', 'Farid', 'Greta', 'Hiro', 'Ines', 'Jovan', 'Kirsi'][
			index % 11
		] ?? ''
	);
}
