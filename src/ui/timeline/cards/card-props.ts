import type { Heard } from '../../../core/record/heard.ts';
import type { Card } from '../../../core/record/cards.ts';

/** What every kind of card is given. */
export interface CardProps<K extends Card['kind']> {
	card: Extract<Card, { kind: K }>;
	/** The self-check of an answer's card. */
	check: Extract<Card, { kind: 'check' }> | null;
	/** Which scores of the symbolic checker the coach of this run heard. */
	heard: Heard;
	/** Whose program the code view shows, by its card's key; null for none of this turn. */
	selected: string | null;
	/** A count of votes that a later one of the run has overtaken. */
	isPast?: boolean;
	/** Shows a card's program in the code view, and runs it there on request; absent where there is no such view. */
	onopen?: ((cardKey: string, run: boolean) => void) | undefined;
}
