import type { LettersInstance } from './instance.ts';

export function solve(instance: LettersInstance): string {
	return show(positionsOf(instance));
}

/** 1-based. */
export function positionsOf({ word, letter }: LettersInstance): number[] {
	const positions: number[] = [];
	for (let i = 0; i < word.length; i++) if (word[i] === letter) positions.push(i + 1);
	return positions;
}

/** The answer that states these 1-based positions. */
export function show(positions: readonly number[]): string {
	return `Count: ${String(positions.length)}, Positions: [${positions.join(', ')}]`;
}
