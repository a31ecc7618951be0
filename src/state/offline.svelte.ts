import type { QuietMoments } from '../core/ports.ts';
import { offlineWords } from '../words/offline.ts';

/** A part of the page that is fetched after the first screen. */
export interface Part {
	/** As a person knows it: "Python", "the code editor". */
	name: string;
	/** Fetches it for good, so that no network is needed for it any more. Rejects when it cannot be had now; see `PartlyThere`. */
	load: () => Promise<unknown>;
	/** Where it was loaded, nothing that stands behind it in the list is needed. */
	isRest?: true;
}

/** What a part rejects with of which something is there; its message stands for the part's name. */
export class PartlyThere extends Error {
	/** The browser takes no more: another try at this visit would only fetch in vain. */
	readonly hasNoRoom: boolean;

	constructor(message: string, hasNoRoom: boolean) {
		super(message);
		this.hasNoRoom = hasNoRoom;
	}
}

interface Failure {
	part: Part;
	error: unknown;
}

/** Fetches in idle moments, one part after the other, all that a talk needs, so that it survives a lost network. */
export class Offline {
	/** Null before it begins, and where it is not wanted. */
	status = $state.raw<'preparing' | 'ready' | 'partly' | null>(null);
	/** Names of what could not be fetched the last time. */
	missing = $state.raw<readonly string[]>([]);
	/** Of those that are missing, some for want of room. */
	#hasNoRoom = $state.raw(false);
	readonly #list: () => Promise<readonly Part[]>;
	readonly #moments: QuietMoments;
	readonly #whenSaving: () => Promise<unknown>;

	/**
	 * @param list what there is to fetch; fetched itself when its time has come
	 * @param whenSaving what is done instead for somebody who saves data
	 */
	constructor(
		list: () => Promise<readonly Part[]>,
		moments: QuietMoments,
		whenSaving: () => Promise<unknown> = () => Promise.resolve(),
	) {
		this.#list = list;
		this.#moments = moments;
		this.#whenSaving = whenSaving;
	}

	/** Empty before it begins. */
	get words(): string {
		switch (this.status) {
			case null:
				return '';
			case 'partly':
				return offlineWords.partly(this.missing, this.#hasNoRoom);
			default:
				return offlineWords[this.status];
		}
	}

	/**
	 * Called once. Resolves when everything is there, or all that the browser has room for; at once where little is to be fetched.
	 * Never rejects.
	 */
	async prepare(): Promise<void> {
		await this.#moments.afterStart();
		if (this.#moments.savesData()) {
			await this.#whenSaving().catch(() => undefined);
			return;
		}
		this.status = 'preparing';
		let left = await this.#list().catch(() => null);
		let withoutRoom: readonly Failure[] = [];
		for (;;) {
			const failures: readonly Failure[] | null = left === null ? null : await this.#load(left);
			withoutRoom = [...withoutRoom, ...(failures ?? []).filter(hasNoRoom)];
			const again = failures?.filter((failure) => !hasNoRoom(failure)) ?? null;
			left = again?.map(({ part }) => part) ?? null;
			this.missing = again === null ? [offlineWords.rest] : [...again, ...withoutRoom].map(nameOf);
			this.#hasNoRoom = withoutRoom.length > 0;
			this.status = this.missing.length === 0 ? 'ready' : 'partly';
			if (left?.length === 0) return;
			await this.#moments.nextChance();
			left ??= await this.#list().catch(() => null);
		}
	}

	/** Gives those that could not be had. */
	async #load(parts: readonly Part[]): Promise<readonly Failure[]> {
		const failures: Failure[] = [];
		for (const part of parts) {
			while (this.#moments.isBusy()) await this.#moments.later();
			await this.#moments.idle();
			try {
				await part.load();
				if (part.isRest === true) return failures;
			} catch (error) {
				failures.push({ part, error });
			}
		}
		return failures;
	}
}

function hasNoRoom({ error }: Failure): boolean {
	return error instanceof PartlyThere && error.hasNoRoom;
}

function nameOf({ part, error }: Failure): string {
	return error instanceof PartlyThere ? error.message : part.name;
}
