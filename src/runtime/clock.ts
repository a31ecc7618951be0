import type { Clock } from '../core/ports.ts';

/** The real clock. An aborted sleep resolves at once: whoever waits looks at the signal afterwards. */
export const systemClock: Clock = {
	now: () => Date.now(),
	sleep: (ms, signal) =>
		new Promise((resolve) => {
			const end = () => {
				clearTimeout(timer);
				signal.removeEventListener('abort', end);
				resolve();
			};
			const timer = setTimeout(end, ms);
			if (signal.aborted) end();
			else signal.addEventListener('abort', end);
		}),
};
