import type { Clock } from '../ports.ts';

/**
 * The same clock for one run: it never goes back, however the date is set meanwhile, so that no time in a record is negative.
 * @param from milliseconds since the epoch: never before this
 */
export function forwardClock(clock: Clock, from = 0): Clock {
	let latest = from;
	return {
		now: () => (latest = Math.max(latest, clock.now())),
		sleep: (ms, signal) => clock.sleep(ms, signal),
	};
}
