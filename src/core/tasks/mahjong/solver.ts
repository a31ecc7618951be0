import { change, countCards, judge, type Counts, type Result } from './cards.ts';
import type { MahjongInstance } from './instance.ts';

export function solve(instance: MahjongInstance): string {
	return String(lastResult(instance));
}

/** Of the card added in the last round, judged against the hand before it. */
export function lastResult(instance: MahjongInstance): Result {
	return judge(finalCounts(instance), instance.rounds.at(-1)?.add ?? 'A', instance.chi);
}

/** The cards held when the last round begins. */
export function finalCounts({ hand, rounds }: MahjongInstance): Counts {
	const counts = countCards(hand);
	for (const { add, remove } of rounds.slice(0, -1)) {
		change(counts, add, 1);
		if (remove !== null) change(counts, remove, -1);
	}
	return counts;
}
