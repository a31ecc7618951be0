import type { QuietMoments } from '../core/ports.ts';
import { offlineWords } from '../words/offline.ts';

/** A part of the page that is fetched after the first screen. */
export interface Part {
	/** As a person knows it: "Python", "the code editor". */
	name: string;
	/** Fetches it for good, so that no network is needed for it any more. Rejects when it cannot be had now. */
	load: () => Promise<unknown>;
	/** Where it was loaded, nothing that stands behind it in the list is needed. */
	isRest?: true;
}

/** Fetches in idle moments, one part after the other, all that a talk needs, so that it survives a lost network. */
export class Offline {
	/** Null before it begins, and where it is not wanted. */
	status = $state.raw<'preparing' | 'ready' | 'partly' | null>(null);
	/** Names of what could not be fetched the last time. */
	missing = $state.raw<readonly string[]>([]);
	readonly #list: () => Promise<readonly Part[]>;
	readonly #moments: QuietMoments;

	/** @param list what there is to fetch; fetched itself when its time has come */
	constructor(list: () => Promise<readonly Part[]>, moments: QuietMoments) {
		this.#list = list;
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
		let left = await this.#list().catch(() => null);
		for (;;) {
			left = left === null ? null : await this.#load(left);
			if (left?.length === 0) break;
			this.missing = left === null ? [offlineWords.rest] : left.map(({ name }) => name);
			this.status = 'partly';
			await this.#moments.nextChance();
			left ??= await this.#list().catch(() => null);
		}
		this.missing = [];
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
				if (part.isRest === true) return failed;
			} catch {
				failed.push(part);
			}
		}
		return failed;
	}
}
