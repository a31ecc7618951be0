import type { Step } from './steps.ts';

/** How fast a capsule plays by itself. */
export type Pace =
	/** As it was recorded, so many times as long. */
	| { kind: 'recorded'; times: number }
	/** Every step the same. */
	| { kind: 'even'; seconds: number };

/** Milliseconds at the pace of the recording; whatever comes in is to be read, and nobody waits longer. */
const [SHORTEST, LONGEST] = [1500, 10_000];

/** No faster and no slower than this, whatever is asked. */
const [FASTEST, SLOWEST] = [0.25, 4];

/** How long a step lasts, in milliseconds. What is too short or too long to be shown as it was is so many times as long too. */
export function stepMs({ ms }: Pick<Step, 'ms'>, pace: Pace): number {
	if (pace.kind === 'even') return within(pace.seconds * 1000, SHORTEST, LONGEST);
	return within(ms, SHORTEST, LONGEST) * within(pace.times, FASTEST, SLOWEST);
}

function within(wanted: number, least: number, most: number): number {
	return Math.min(most, Math.max(least, wanted));
}
