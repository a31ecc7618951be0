import { cardsOf, type Card } from '../core/record/cards.ts';
import type { RunView } from '../core/record/view.ts';
import { isSameCard } from './turn-cards.ts';

/** The cards that are new or show more than before, in their order. Views of one run, the later folded from the earlier. */
export function cardsThatCame(before: RunView, now: RunView): readonly Card[] {
	return now.turns.flatMap((turn) => {
		const earlier = before.turns.find((one) => one.turn === turn.turn);
		if (earlier === turn) return [];
		const old = earlier === undefined ? [] : cardsOf(earlier);
		return cardsOf(turn).filter((card, place) => !isSameCard(old[place], card));
	});
}

/** The answer that stands at the end of a run; empty where there is none. */
export function newestAnswer(view: RunView): readonly Card[] {
	const cards = view.turns.flatMap((turn) => cardsOf(turn));
	const answer = cards.findLast(({ kind }) => kind === 'answer') ?? cards.at(-1);
	return answer === undefined ? [] : [answer];
}
