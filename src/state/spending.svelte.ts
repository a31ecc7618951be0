/** Where the sum outlasts a reload: this tab. */
export interface AmountMemory {
	load(): number;
	save(dollars: number): void;
}

/** US dollars that calls of known price have cost in this tab. Calls of unknown price are not in it. */
export class SpendingState {
	#amount = $state(0);
	readonly #memory: AmountMemory;

	/** Without a memory the sum lasts as long as the page. */
	constructor(memory: AmountMemory = { load: () => 0, save: () => undefined }) {
		this.#memory = memory;
		this.#amount = memory.load();
	}

	get amount(): number {
		return this.#amount;
	}

	set amount(dollars: number) {
		this.#amount = dollars;
		this.#memory.save(dollars);
	}
}
