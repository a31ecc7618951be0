import type { StorageRoom } from '../core/ports.ts';
import { Newest } from './newest.ts';

type Estimate = NonNullable<Awaited<ReturnType<StorageRoom['estimate']>>>;

/** How much of the browser's room this page takes, and whether the browser may take it back. */
export class StorageUse {
	/** Null where the browser does not say, and before it has. */
	estimate = $state.raw<Estimate | null>(null);
	isLasting = $state.raw<boolean | null>(null);
	/** What it answered when it was asked in this page; `silent`: nothing. */
	answer = $state.raw<'yes' | 'no' | 'silent' | null>(null);
	readonly #room: StorageRoom;
	readonly #looks = new Newest();

	constructor(room: StorageRoom) {
		this.#room = room;
	}

	/** Never rejects. */
	async look(): Promise<void> {
		const isNewest = this.#looks.begin();
		const [estimate, isLasting] = await Promise.all([this.#room.estimate(), this.#room.isLasting()]);
		if (!isNewest()) return;
		this.estimate = estimate;
		this.isLasting = isLasting;
	}

	/** Asks the browser to keep everything. Never rejects. */
	async ask(): Promise<void> {
		const said = await this.#room.askToLast();
		this.answer = said === null ? 'silent' : said ? 'yes' : 'no';
		await this.look();
	}
}
