import { errorWords } from '../core/error-words.ts';
import type { RunId } from '../core/ids.ts';
import type { RunStore } from '../core/ports.ts';
import type { RunEvent } from '../core/record/event.ts';
import { turns } from './turns.ts';

/** Characters that are held as text; then they become a part of the file, which the browser may keep on its disk. */
const PART = 4_000_000;

/** One making of files: reads runs one after the other, lets the page be drawn in between, and ends when it is cancelled. */
export class FileMaking {
	/** Runs that are kept and cannot be read, and why; they are left out. */
	readonly unreadable = new Map<RunId, string>();
	readonly #runs: Pick<RunStore, 'load'>;
	readonly #signal: AbortSignal;
	readonly #onProgress: (done: number, total: number) => void;
	readonly #turn = turns();
	#done = 0;
	#total = 0;

	constructor(
		runs: Pick<RunStore, 'load'>,
		signal: AbortSignal,
		onProgress: (done: number, total: number) => void,
	) {
		this.#runs = runs;
		this.#signal = signal;
		this.#onProgress = onProgress;
	}

	/** So many runs are to be read, or requests to be written. */
	begin(total: number): void {
		this.#total = total;
		this.#onProgress(0, total);
	}

	/** So many more are done. Rejects when it was cancelled. */
	async step(count = 1): Promise<void> {
		this.#done += count;
		if (await this.#turn()) this.#onProgress(this.#done, this.#total);
		this.#signal.throwIfAborted();
	}

	/** Null when it was deleted meanwhile, or cannot be read. */
	async load(runId: RunId): Promise<readonly RunEvent[] | null> {
		const events = await this.#runs.load(runId).catch((error: unknown) => {
			this.unreadable.set(runId, errorWords(error));
			return null;
		});
		await this.step();
		return events;
	}

	async *each(runIds: Iterable<RunId>): AsyncGenerator<readonly RunEvent[], void> {
		for (const runId of runIds) {
			const events = await this.load(runId);
			if (events !== null) yield events;
		}
	}

	/** A file of text that comes in parts. Rejects when it was cancelled. */
	async file(parts: AsyncIterable<string> | Iterable<string>, type: string): Promise<Blob> {
		const written: Blob[] = [];
		let held: string[] = [];
		let length = 0;
		for await (const part of parts) {
			held.push(part);
			length += part.length;
			if (length >= PART) {
				written.push(new Blob(held));
				held = [];
				length = 0;
			}
			await this.#turn();
			this.#signal.throwIfAborted();
		}
		return new Blob([...written, ...held], { type });
	}
}
