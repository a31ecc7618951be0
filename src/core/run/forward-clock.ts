import type { Clock } from '../ports.ts';

/**
 * The same clock for one run: it never goes back, however the date is set meanwhile, so that no time in a record is negative.
 * @param from milliseconds since the epoch: never before this; from a date that lies before it, it goes on from there as time goes by
 */
export function forwardClock(clock: Clock, from = 0): Clock {
	const ahead = Math.max(0, from - clock.now());
	let latest = from;
	return {
		now: () => (latest = Math.max(latest, clock.now() + ahead)),
		sleep: (ms, signal) => clock.sleep(ms, signal),
	};
}
