import type { Recipe } from '../kit/stock.ts';

/** Methods and goods of a published level. */
export interface Table {
	recipes: readonly Recipe[];
	report: readonly string[];
}

/** Table of the published complexities 1 and 2. */
export const TWO_METHODS: Table = {
	recipes: [
		{ inputs: { A: 1, B: 1 }, outputs: { X: 1 } },
		{ inputs: { A: 3 }, outputs: { X: 2 } },
	],
	report: ['A', 'B', 'X'],
};

/** Table of the published complexities 3 and 4. */
export const THREE_METHODS: Table = {
	recipes: [
		{ inputs: { A: 1, B: 1, C: 1 }, outputs: { X: 1 } },
		{ inputs: { A: 1, B: 1 }, outputs: { C: 2 } },
		{ inputs: { C: 2 }, outputs: { X: 1 } },
	],
	report: ['A', 'B', 'C', 'X'],
};

/** Table of the published complexity 5. */
export const FOUR_METHODS: Table = {
	recipes: [
		{ inputs: { A: 2, B: 1, C: 1 }, outputs: { X: 3 } },
		{ inputs: { A: 1, B: 1 }, outputs: { C: 2 } },
		{ inputs: { C: 2, X: 1 }, outputs: { Y: 1 } },
		{ inputs: { A: 1, X: 2 }, outputs: { Y: 1 } },
	],
	report: ['A', 'B', 'C', 'X', 'Y'],
};
