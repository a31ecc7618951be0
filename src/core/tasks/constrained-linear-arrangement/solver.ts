import { type CardGame, outcome, type Outcome } from './card-games.ts';

/** Your cards and results, round by round. */
interface Rounds {
	moves: readonly string[];
	results: readonly Outcome[];
}

/** Cards that would explain each round on its own, as bit sets over the game's cards. */
export function explanations(rules: CardGame, { moves, results }: Rounds): number[] {
	return moves.map((move, i) =>
		rules.cards.reduce(
			(set, card, bit) => (outcome(rules, move, card) === results[i] ? set | (1 << bit) : set),
			0,
		),
	);
}

/** Ways to give every round its own explaining card, counted over sets of used cards. */
export function countSequences(rules: CardGame, rounds: Rounds): number {
	let ways = new Map([[0, 1]]);
	for (const explaining of explanations(rules, rounds)) {
		const next = new Map<number, number>();
		for (const [used, count] of ways) {
			for (let rest = explaining & ~used; rest !== 0; rest &= rest - 1) {
				const set = used | (rest & -rest);
				next.set(set, (next.get(set) ?? 0) + count);
			}
		}
		ways = next;
	}
	return [...ways.values()].reduce((sum, count) => sum + count, 0);
}

/** The first sequence of the opponent's cards, in the order of the game's cards, that explains everything. */
export function firstSequence(rules: CardGame, rounds: Rounds): string[] | null {
	const { cards } = rules;
	const sets = explanations(rules, rounds);
	const chosen: number[] = [];
	const visit = (round: number, used: number): boolean => {
		if (round === sets.length) return true;
		return cards.some((_, bit) => {
			if (((sets[round] ?? 0) & ~used & (1 << bit)) === 0) return false;
			chosen[round] = bit;
			return visit(round + 1, used | (1 << bit));
		});
	};
	return visit(0, 0) ? chosen.map((bit) => cards[bit] as string) : null;
}
