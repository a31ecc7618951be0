/** Where a text comes next. Asked with positions that only grow, all answers together cost one pass over the text. */
export class Finder {
	readonly #next: (from: number) => number;
	#found = -1;

	/** `next` gives the first place at or after `from`, or −1. */
	constructor(next: (from: number) => number) {
		this.#next = next;
	}

	static of(text: string, wanted: string): Finder {
		return new Finder((from) => text.indexOf(wanted, from));
	}

	/** First place at or after `from`; Infinity when there is none. */
	from(from: number): number {
		if (this.#found < from) {
			const found = this.#next(from);
			this.#found = found < 0 ? Infinity : found;
		}
		return this.#found;
	}
}
