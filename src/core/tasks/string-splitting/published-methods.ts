import type { Recipe } from '../kit/stock.ts';

export const PUBLISHED_METHODS: readonly Recipe[] = [
	{ inputs: { A: 1 }, outputs: { X: 2, Y: 1 } },
	{ inputs: { B: 2 }, outputs: { X: 1 } },
	{ inputs: { C: 2 }, outputs: { Y: 1 } },
	{ inputs: { B: 1, C: 1 }, outputs: { A: 1 } },
	{ inputs: { X: 1, Y: 1 }, outputs: { Z: 1 } },
];
