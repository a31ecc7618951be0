/** How one try ended, as far as the host's patience goes. */
export type Outcome = 'served' | 'too-many' | 'other';

/** Gives the place back; to be called once. */
export type Leave = (outcome: Outcome) => void;

/** One server's door: lets in a number of calls at once. */
export interface Door {
	/**
	 * Resolves when there is room; rejects with the signal's reason when aborted while waiting.
	 * @param onWait told, while waiting and whenever it changes, how many calls must end before this one begins
	 */
	enter(signal: AbortSignal, onWait?: (ahead: number) => void): Promise<Leave>;
	state(): { limit: number; running: number; waiting: number };
	/** A local server says how many calls it takes at once. */
	offer(slots: number): void;
}

/** Port: how many calls at once a server bears. */
export interface Politeness {
	/**
	 * The door of a server, by its address: models and runs of one page share it.
	 * @param kind `local`: one call at a time unless the server offers more; `hosted`: follows what the host bears
	 */
	door(address: string, kind: 'hosted' | 'local'): Door;
	/**
	 * Whoever begins runs as there is room for their calls hears when there is more.
	 * @returns how to hear no more
	 */
	onRoom(tell: () => void): () => void;
}

/** Bounds of what is learned from refusals and waits. */
export interface PolitenessOptions {
	/** Calls at once at a hosted door before anything is known. */
	start: number;
	most: number;
}

/**
 * Additive increase, multiplicative decrease per hosted address: halved by a 429, one more after as many served calls as the
 * limit is high. A burst of 429s that were all sent under the old limit halves once, not once each.
 */
export function createPoliteness(options: PolitenessOptions = { start: 6, most: 24 }): Politeness {
	const doors = new Map<string, Door>();
	const told = new Set<() => void>();
	const tellAll = (): void => {
		for (const tell of told) tell();
	};
	return {
		door: (address, kind) => {
			const known =
				doors.get(address) ?? createDoor(kind === 'local' ? { start: 1, most: 1 } : options, tellAll);
			doors.set(address, known);
			return known;
		},
		onRoom: (tell) => {
			const own = (): void => {
				tell();
			};
			told.add(own);
			return () => told.delete(own);
		},
	};
}

interface Waiting {
	begin: () => void;
	/** What was last told. */
	ahead: number;
	onWait: ((ahead: number) => void) | undefined;
}

function createDoor({ start, most: firstMost }: PolitenessOptions, onRoom: () => void): Door {
	let limit = start;
	let most = firstMost;
	let running = 0;
	let served = 0;
	let episode = 0;
	const waiting: Waiting[] = [];

	const admit = (): void => {
		while (running < limit) {
			const next = waiting.shift();
			if (next === undefined) break;
			running++;
			next.begin();
		}
		waiting.forEach((one, place) => {
			// With the limit lowered, more run than may: those count as well.
			const ahead = place + running - limit + 1;
			if (one.ahead === ahead) return;
			one.ahead = ahead;
			one.onWait?.(ahead);
		});
	};

	const leave = (outcome: Outcome, enteredIn: number): void => {
		const before = limit;
		running--;
		if (outcome === 'too-many' && enteredIn === episode) {
			limit = Math.max(1, Math.floor(limit / 2));
			served = 0;
			episode++;
		}
		if (outcome === 'served' && ++served >= limit) {
			limit = Math.min(most, limit + 1);
			served = 0;
		}
		admit();
		if (limit > before) onRoom();
	};

	return {
		enter: (signal, onWait) =>
			new Promise((resolve, reject) => {
				if (signal.aborted) {
					reject(signal.reason as Error);
					return;
				}
				const giveUp = (): void => {
					waiting.splice(waiting.indexOf(own), 1);
					reject(signal.reason as Error);
					admit();
				};
				const begin = (): void => {
					signal.removeEventListener('abort', giveUp);
					const enteredIn = episode;
					let isOut = false;
					resolve((outcome) => {
						if (isOut) return;
						isOut = true;
						leave(outcome, enteredIn);
					});
				};
				const own: Waiting = { begin, ahead: 0, onWait };
				signal.addEventListener('abort', giveUp, { once: true });
				waiting.push(own);
				admit();
			}),
		state: () => ({ limit, running, waiting: waiting.length }),
		offer: (slots) => {
			const before = limit;
			limit = most = slots;
			admit();
			if (limit > before) onRoom();
		},
	};
}
