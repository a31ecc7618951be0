import type { EndedWorkers } from '../../../workers/python.protocol.ts';
import { createDeferred } from './deferred.ts';
import { inTime } from './in-time.ts';

/** Of programs that were stopped and go on all the same, each on a processor of its own; then no other begins. */
const MOST_LINGERING = 3;
const TOO_MANY_LINGER = `${MOST_LINGERING} programs that were stopped still keep the processor busy: this browser cannot end them inside one long call. No other starts before one has come to its end; closing the page ends them all`;
/** The frame knows after some seconds of each worker; where it says nothing so long, it is not there. */
const KNOWN_MS = 15_000;

/** Lets no program begin beside too many that were stopped and go on. */
export class StartLimit {
	#ended: EndedWorkers = { living: 0, unsure: 0 };
	#change = createDeferred<undefined>();

	/** How many of the programs that were stopped are known to go on. */
	get lingering(): number {
		return this.#ended.living;
	}

	tell(ended: EndedWorkers): void {
		this.#ended = ended;
		this.#change.resolve(undefined);
		this.#change = createDeferred();
	}

	/** Waits as long as too many may go on that were ended just now. Rejects with a sentence for the person when too many do. */
	async pass(): Promise<void> {
		while (!this.#isFull() && this.#ended.living + this.#ended.unsure >= MOST_LINGERING) {
			try {
				await inTime(this.#change.promise, KNOWN_MS, 'no answer');
			} catch {
				break;
			}
		}
		if (this.#isFull()) throw new Error(TOO_MANY_LINGER);
	}

	#isFull(): boolean {
		return this.#ended.living >= MOST_LINGERING;
	}
}
