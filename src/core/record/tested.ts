import type { Card } from './cards.ts';

type CheckCard = Extract<Card, { kind: 'check' }>;

/** A card with the self-check of its answer; a check without an answer before it stands alone. */
export interface TestedCard {
	card: Card;
	check: CheckCard | null;
}

/** The cards of one turn, each check with the answer it tests: the newest before it that has none. */
export function testedCards(cards: readonly Card[]): readonly TestedCard[] {
	const tested: { card: Card; check: CheckCard | null }[] = [];
	for (const card of cards) {
		const owner =
			card.kind === 'check'
				? tested.findLast((one) => one.card.kind === 'answer' && one.check === null)
				: undefined;
		if (owner !== undefined && card.kind === 'check') owner.check = card;
		else tested.push({ card, check: null });
	}
	return tested;
}
