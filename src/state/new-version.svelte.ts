import { newVersionWords } from '../words/offline.ts';
import type { Work } from './works.ts';

/** Another version of the page that waits. It is offered, and taken only by the person's own act while nothing goes on. */
export class NewVersion {
	/** Asks that it takes over; false while other tabs are open. */
	#take = $state.raw<(() => Promise<boolean>) | null>(null);
	/** Why it was not taken the last time. */
	#heldBy = $state.raw<'work' | 'tabs' | null>(null);
	/** What a reload would end. */
	readonly #works: Work;

	constructor(works: Work) {
		this.#works = works;
	}

	/** Empty while there is none. */
	get words(): string {
		if (this.#take === null) return '';
		return this.#heldBy === null ? newVersionWords.ready : newVersionWords.heldBy[this.#heldBy];
	}

	offer(take: () => Promise<boolean>): void {
		this.#take = take;
		this.#heldBy = null;
	}

	async accept(): Promise<void> {
		const take = this.#take;
		if (take === null) return;
		if (this.#works.isBusy) this.#heldBy = 'work';
		else this.#heldBy = (await take()) ? null : 'tabs';
	}
}
