import { cardsOf, type Card, type ReadReply } from '../core/record/cards.ts';
import { type TestedCard, testedCards } from '../core/record/tested.ts';
import type { TurnView } from '../core/record/view.ts';
import { replyReader } from './reply-reader.ts';

/**
 * The cards of one run's turns, built once per turn as long as it stays the same object. Of a turn that has changed, the cards that
 * show what they showed before stay the same objects too: what is drawn for them need not be drawn again.
 */
export class TurnCards {
	readonly #built = new WeakMap<TurnView, readonly Card[]>();
	/** By turn number. */
	readonly #newest = new Map<number, readonly Card[]>();
	readonly #tested = new WeakMap<Card, TestedCard>();
	readonly #read: ReadReply;

	/** @param read reads what has come of a reply that is being written */
	constructor(read: ReadReply = replyReader.read) {
		this.#read = read;
	}

	of(turn: TurnView): readonly Card[] {
		const known = this.#built.get(turn);
		if (known !== undefined) return known;
		const before = this.#newest.get(turn.turn) ?? [];
		const cards = cardsOf(turn, this.#read).map((card, place) => kept(before[place], card));
		this.#built.set(turn, cards);
		this.#newest.set(turn.turn, cards);
		return cards;
	}

	/** The same with each self-check at the answer it tests; the pairs, too, stay the same objects while their cards do. */
	tested(turn: TurnView): readonly TestedCard[] {
		return testedCards(this.of(turn)).map((now) => {
			const before = this.#tested.get(now.card);
			if (before?.check === now.check) return before;
			this.#tested.set(now.card, now);
			return now;
		});
	}
}

function kept(before: Card | undefined, now: Card): Card {
	return before !== undefined && isSameCard(before, now) ? before : now;
}

/** Whether two cards at one place show the same. */
export function isSameCard(before: Card | undefined, now: Card): boolean {
	if (before === undefined || before.kind !== now.kind) return false;
	const old = before as unknown as Record<string, unknown>;
	return Object.entries(now).every(([part, value]) => isSame(old[part], value));
}

/** Entries of the view keep their identity while they are the same; lists of them are made anew. */
function isSame(before: unknown, now: unknown): boolean {
	if (!Array.isArray(before) || !Array.isArray(now)) return before === now;
	return before.length === now.length && now.every((entry, index) => entry === before[index]);
}
