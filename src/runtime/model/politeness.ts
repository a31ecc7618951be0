/** How one attempt ended, as far as the host's patience goes. */
export type Outcome = 'served' | 'too-many' | 'other';

/** One host's door: lets in a number of calls at once that follows what the host bears. */
export interface Door {
	/** Resolves when there is room; rejects with the signal's reason when aborted while waiting. Call the result once. */
	enter(signal: AbortSignal): Promise<(outcome: Outcome) => void>;
	state(): { limit: number; running: number; waiting: number };
}

export interface Politeness {
	door(hostId: string): Door;
}

export interface PolitenessOptions {
	/** Calls at once before anything is known. */
	start: number;
	most: number;
}

/**
 * Additive increase, multiplicative decrease per host: halved by a 429, one more after as many served calls as the limit
 * is high. A burst of 429s that were all sent under the old limit halves once, not once each.
 */
export function createPoliteness(options: PolitenessOptions = { start: 6, most: 24 }): Politeness {
	const doors = new Map<string, Door>();
	return {
		door: (hostId) => {
			const known = doors.get(hostId) ?? createDoor(options);
			doors.set(hostId, known);
			return known;
		},
	};
}

function createDoor({ start, most }: PolitenessOptions): Door {
	let limit = start;
	let running = 0;
	let served = 0;
	let episode = 0;
	const waiting: (() => void)[] = [];

	const admit = (): void => {
		while (running < limit) {
			const next = waiting.shift();
			if (next === undefined) return;
			running++;
			next();
		}
	};

	const leave = (outcome: Outcome, enteredIn: number): void => {
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
	};

	return {
		enter: (signal) =>
			new Promise((resolve, reject) => {
				if (signal.aborted) {
					reject(signal.reason as Error);
					return;
				}
				const giveUp = (): void => {
					waiting.splice(waiting.indexOf(begin), 1);
					reject(signal.reason as Error);
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
				signal.addEventListener('abort', giveUp, { once: true });
				waiting.push(begin);
				admit();
			}),
		state: () => ({ limit, running, waiting: waiting.length }),
	};
}
