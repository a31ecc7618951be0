/** Where the sum outlasts a reload: this tab. */
export interface AmountMemory {
	load(): string | null;
	save(text: string): void;
}

/** Before a sum that holds an estimate. */
const ABOUT = '≈';

/** US dollars that calls of known price have cost in this tab. Calls of unknown price are not in it. */
export class SpendingState {
	#amount = $state(0);
	#isEstimated = $state(false);
	readonly #memory: AmountMemory;

	/** Without a memory the sum lasts as long as the page. */
	constructor(memory: AmountMemory = { load: () => null, save: () => undefined }) {
		this.#memory = memory;
		const held = memory.load() ?? '';
		this.#isEstimated = held.startsWith(ABOUT);
		this.#amount = Number(held.replace(ABOUT, '')) || 0;
	}

	get amount(): number {
		return this.#amount;
	}

	/** Counting from zero again forgets the estimates too. */
	set amount(dollars: number) {
		this.#amount = dollars;
		if (dollars === 0) this.#isEstimated = false;
		this.#save();
	}

	/** Whether any of it is an estimate: replies that were cut or stopped, hosts that count no tokens. */
	get isEstimated(): boolean {
		return this.#isEstimated;
	}

	set isEstimated(is: boolean) {
		this.#isEstimated = is;
		this.#save();
	}

	#save(): void {
		this.#memory.save(`${this.#isEstimated ? ABOUT : ''}${String(this.#amount)}`);
	}
}
