import type { Clock } from '../core/ports.ts';
import { systemClock } from './clock.ts';

/** For one run: begins at the date and goes on by a counter, so that a date that is set meanwhile changes no duration. */
export function createRunClock(
	date: Clock = systemClock,
	counter: () => number = () => performance.now(),
): Clock {
	const begun = date.now();
	const from = counter();
	return {
		now: () => begun + Math.round(counter() - from),
		sleep: (ms, signal) => date.sleep(ms, signal),
	};
}
