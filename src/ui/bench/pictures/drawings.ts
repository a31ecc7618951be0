import { type Shown, savePicture } from './save-picture.ts';

/** The pictures of an experiment that are shown now, so that they can be saved together. */
export class Drawings {
	readonly #shown = new Set<() => Shown | null>();

	/** Returns the way to take it out. */
	add(shown: () => Shown | null): () => void {
		this.#shown.add(shown);
		return () => this.#shown.delete(shown);
	}

	/** One PNG each; gives their titles. Rejects, saying why, where the browser makes none. */
	async save(): Promise<readonly string[]> {
		const titles: string[] = [];
		// As they are shown now: pictures that are drawn anew meanwhile are the same ones.
		for (const of of [...this.#shown]) {
			const shown = of();
			if (shown === null) continue;
			await savePicture(shown, 'png');
			titles.push(shown.title);
		}
		return titles;
	}
}
