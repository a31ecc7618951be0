import { SvelteMap } from 'svelte/reactivity';
import { type Hands, tallyOf, type Won, wonBy } from '../core/capsule/bets.ts';
import type { RunVerdict } from '../core/record/event.ts';

/** More hands than any hall has. */
const MOST_HANDS = 99_999;

/** What an audience bets, lane by lane. */
export class StageBets {
	/** Where digits go that are typed without a field. */
	side = $state<keyof Hands>('right');
	/** By 0-based lane. */
	readonly #hands = new SvelteMap<number, Hands>();

	of(lane: number): Hands {
		return this.#hands.get(lane) ?? { right: null, wrong: null };
	}

	/** Anything but a count of hands is none. */
	set(lane: number, side: keyof Hands, hands: number | null): void {
		const isCount = hands !== null && Number.isInteger(hands) && hands >= 0 && hands <= MOST_HANDS;
		this.#hands.set(lane, { ...this.of(lane), [side]: isCount ? hands : null });
	}

	type(lane: number, digit: number): void {
		const wanted = (this.of(lane)[this.side] ?? 0) * 10 + digit;
		if (wanted <= MOST_HANDS) this.set(lane, this.side, wanted);
	}

	erase(lane: number): void {
		const typed = this.of(lane)[this.side];
		if (typed !== null) this.set(lane, this.side, typed < 10 ? null : Math.floor(typed / 10));
	}

	turn(): void {
		this.side = this.side === 'right' ? 'wrong' : 'right';
	}

	forget(): void {
		this.#hands.clear();
	}

	/** Whether nobody raised a hand. */
	get isEmpty(): boolean {
		return [...this.#hands.values()].every(({ right, wrong }) => (right ?? 0) + (wrong ?? 0) === 0);
	}

	/** How many who bet on the lanes that have been judged were right. */
	tally(verdicts: readonly (RunVerdict | null)[]): Won | null {
		return tallyOf(verdicts.map((verdict, lane) => wonBy(this.of(lane), verdict)));
	}
}
