import type { ExperimentId } from '../ids.ts';
import type { ModelPart } from '../model.ts';

/** Replies that have come in a batch and wait for their runs, as long as the page is open. */
export class Replays {
	readonly #held = new Map<ExperimentId, Map<string, readonly ModelPart[]>>();

	/** @param byCell by cell key; takes the place of what was held of the same cells */
	add(experiment: ExperimentId, byCell: ReadonlyMap<string, readonly ModelPart[]>): void {
		this.#held.set(experiment, new Map([...(this.#held.get(experiment) ?? []), ...byCell]));
	}

	/** Null for a cell that nobody has answered yet. */
	of(experiment: ExperimentId, key: string): readonly ModelPart[] | null {
		return this.#held.get(experiment)?.get(key) ?? null;
	}

	/** Its run has come to its end. */
	delete(experiment: ExperimentId, key: string): void {
		this.#held.get(experiment)?.delete(key);
	}
}
