import { whileAwake } from '../../core/while-awake.ts';
import { systemClock } from '../clock.ts';
import { createDeferred } from './deferred.ts';

/** Calls `end` after so many milliseconds, or later where the page stood still meanwhile. Returns what keeps it from that. */
export function afterAwake(ms: number, end: () => void): () => void {
	const stopped = new AbortController();
	whileAwake(ms, systemClock, stopped.signal).then(
		() => {
			if (!stopped.signal.aborted) end();
		},
		(error: unknown) => {
			throw error;
		},
	);
	return () => stopped.abort();
}

/** Settles as the work does; rejects with the sentence when that takes longer. What the work comes to later is dropped. */
export function inTime<T>(work: Promise<T>, ms: number, sentence: string): Promise<T> {
	const { promise, reject } = createDeferred<never>();
	const stop = afterAwake(ms, () => reject(new Error(sentence)));
	return Promise.race([work, promise]).finally(stop);
}
