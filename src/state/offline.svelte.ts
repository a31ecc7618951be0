import type { QuietMoments } from '../core/ports.ts';
import { offlineWords } from '../words/offline.ts';

/** A part of the page that is fetched after the first screen. */
export interface Part {
	/** As a person knows it: "Python", "the code editor". */
	name: string;
	/** Fetches it for good, so that no network is needed for it any more. Rejects when it cannot be had now. */
	load: () => Promise<unknown>;
}

/** Fetches in idle moments, one part after the other, all that a talk needs, so that it survives a lost network. */
export class Offline {
	/** Null before it begins, and where it is not wanted. */
	status = $state.raw<'preparing' | 'ready' | 'partly' | null>(null);
	/** Names of what could not be fetched the last time. */
	missing = $state.raw<readonly string[]>([]);
	readonly #parts: readonly Part[];
	readonly #moments: QuietMoments;

	constructor(parts: readonly Part[], moments: QuietMoments) {
		this.#parts = parts;
		this.#moments = moments;
	}

	/** Empty before it begins. */
	get words(): string {
		switch (this.status) {
			case null:
				return '';
			case 'partly':
				return offlineWords.partly(this.missing);
			default:
				return offlineWords[this.status];
		}
	}

	/** Called once. Resolves when everything is there; at once where little is to be fetched. Never rejects. */
	async prepare(): Promise<void> {
		if (this.#moments.savesData()) return;
		await this.#moments.afterStart();
		this.status = 'preparing';
		let left = this.#parts;
		for (;;) {
			left = await this.#load(left);
			this.missing = left.map(({ name }) => name);
			if (left.length === 0) break;
			this.status = 'partly';
			await this.#moments.nextChance();
		}
		this.status = 'ready';
	}

	/** Gives those that could not be had. */
	async #load(parts: readonly Part[]): Promise<readonly Part[]> {
		const failed: Part[] = [];
		for (const part of parts) {
			while (this.#moments.isBusy()) await this.#moments.later();
			await this.#moments.idle();
			try {
				await part.load();
			} catch {
				failed.push(part);
			}
		}
		return failed;
	}
}
