import type { Recipe } from '../kit/stock.ts';

export const PUBLISHED_KINDS: readonly string[] = [
	'[A]',
	'[B]',
	'[C]',
	'{A}',
	'{B}',
	'{C}',
	'(A)',
	'(B)',
	'(C)',
];

export const PUBLISHED_METHODS: readonly Recipe[] = [
	{ inputs: { '[A]': 1, '[B]': 1, '[C]': 1 }, outputs: { '{A}': 1 } },
	{ inputs: { '[A]': 1, '[B]': 1 }, outputs: { '{C}': 1 } },
	{ inputs: { '[B]': 1, '[C]': 1 }, outputs: { '{B}': 1 } },
	{ inputs: { '[C]': 2 }, outputs: { '{C}': 1 } },
	{ inputs: { '{A}': 1, '{C}': 1 }, outputs: { '(A)': 1, '(B)': 1 } },
	{ inputs: { '{B}': 2 }, outputs: { '(C)': 1 } },
];
