import type { StringInsertionRule } from './instance.ts';

export const PUBLISHED_ALPHABET = 'ABCDE';
/** Cut anywhere, it gives the letters in their cyclic order. */
export const RING = PUBLISHED_ALPHABET + PUBLISHED_ALPHABET;

/** Behind four letters in their cyclic order the first of them is inserted. */
export const PUBLISHED_RULES: readonly StringInsertionRule[] = Array.from(
	PUBLISHED_ALPHABET,
	(letter, i) => ({
		trigger: RING.slice(i, i + 4),
		insert: letter,
	}),
);
