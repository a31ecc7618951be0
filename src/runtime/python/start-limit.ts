import type { EndedWorkers } from '../../../workers/python.protocol.ts';
import { createDeferred } from './deferred.ts';
import { inTime } from './in-time.ts';

/** Of programs that were stopped and go on all the same, each on a processor of its own; then no other begins. */
const MOST_LINGERING = 3;
const TOO_MANY_LINGER = `${MOST_LINGERING} programs that were stopped still keep the processor busy: this browser cannot end them inside one long call. No other starts before one has come to its end; closing the browser ends them all`;
/** The frame knows after some seconds of each worker; where it says nothing so long, it is not there. */
const KNOWN_MS = 15_000;

/** Lets no program begin beside too many that were stopped and go on. */
export class StartLimit {
	/** By the frame that tells of them: one that was closed may still have some. */
	readonly #ended = new Map<symbol, EndedWorkers>();
	#change = createDeferred<undefined>();

	/** How many of the programs that were stopped are known to go on. */
	get lingering(): number {
		return this.#count(({ living }) => living);
	}

	/** @param frame names the frame whose workers these are */
	tell(frame: symbol, ended: EndedWorkers): void {
		if (ended.living + ended.unsure > 0) this.#ended.set(frame, ended);
		else this.#ended.delete(frame);
		this.#change.resolve(undefined);
		this.#change = createDeferred();
	}

	/** Waits as long as too many may go on that were ended just now. Rejects with a sentence for the person when too many do. */
	async pass(): Promise<void> {
		while (!this.#isFull() && this.#count(({ living, unsure }) => living + unsure) >= MOST_LINGERING) {
			try {
				await inTime(this.#change.promise, KNOWN_MS, 'no answer');
			} catch {
				break;
			}
		}
		if (this.#isFull()) throw new Error(TOO_MANY_LINGER);
	}

	#isFull(): boolean {
		return this.lingering >= MOST_LINGERING;
	}

	#count(of: (ended: EndedWorkers) => number): number {
		return [...this.#ended.values()].reduce((sum, ended) => sum + of(ended), 0);
	}
}
