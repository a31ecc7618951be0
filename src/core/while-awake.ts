import type { Clock } from './ports.ts';

/**
 * A timer that comes later than this was not merely kept waiting by a busy page or one in the background.
 *
 * @internal for tests
 */
export const LATE_MS = 2_000;

/**
 * A stretch is slept in so many pieces, each asked whether the page stood still meanwhile. No more: in a tab that is long in the
 * background, browsers let a longer chain of timers go on once a minute only.
 */
const PIECES = 4;

/**
 * Resolves when so much time has gone by in which the page could do something, or on an abort. A piece whose timer comes much too late
 * says that the page stood still in it, in a frozen tab or a sleeping machine: it is not counted. Where every timer comes that late, it
 * is the browser that wakes the page seldom, and time counts again.
 */
export async function whileAwake(ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
	let left = ms;
	let still = 0;
	while (left > 0 && !signal.aborted) {
		const piece = Math.min(ms / PIECES, left);
		const begun = clock.now();
		await clock.sleep(piece, signal);
		const took = clock.now() - begun;
		if (took > piece + LATE_MS && still < PIECES) still += 1;
		// The date may have been set back.
		else left -= Math.max(took, piece);
	}
}
