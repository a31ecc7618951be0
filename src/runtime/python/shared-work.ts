import type { PackageWork } from '../../core/execution.ts';

export type OnWork = (work: PackageWork) => void;

/** Work that several programs wait for: each of them hears what it is at, and who comes late hears it at once. */
export class SharedWork {
	readonly done: Promise<void>;
	readonly #listeners = new Set<OnWork>();
	#now: PackageWork | null = null;
	#isOver = false;

	constructor(perform: (onWork: OnWork) => Promise<void>) {
		this.done = perform((work) => {
			this.#now = work;
			for (const tell of this.#listeners) tell(work);
		}).finally(() => {
			this.#isOver = true;
			this.#listeners.clear();
		});
	}

	/** Resolves or rejects as the work does. */
	join(onWork: OnWork): Promise<void> {
		if (!this.#isOver) {
			this.#listeners.add(onWork);
			if (this.#now !== null) onWork(this.#now);
		}
		return this.done;
	}
}
