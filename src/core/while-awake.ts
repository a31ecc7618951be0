import type { Clock } from './ports.ts';

/** A timer that comes later than this was not merely kept waiting by a busy page or one in the background. */
export const LATE_MS = 5_000;

/**
 * Resolves when so much time has gone by in which the page could do something, or on an abort. A timer that comes much too late says
 * that the page stood still, in a frozen tab or a sleeping machine: what it limits gets its time once more.
 */
export async function whileAwake(ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
	const begun = clock.now();
	await clock.sleep(ms, signal);
	if (!signal.aborted && clock.now() - begun > ms + LATE_MS) await clock.sleep(ms, signal);
}
