import type { Step } from './steps.ts';

/** How fast a capsule plays by itself. */
export type Pace =
	/** As it was recorded, so many times as long. */
	| { kind: 'recorded'; times: number }
	/** Every step the same. */
	| { kind: 'even'; seconds: number };

/** Milliseconds; whatever comes in is to be read, and nobody waits longer. */
const [SHORTEST, LONGEST] = [1500, 10_000];

/** How long a step lasts, in milliseconds. */
export function stepMs({ ms }: Pick<Step, 'ms'>, pace: Pace): number {
	const wanted = pace.kind === 'recorded' ? ms * pace.times : pace.seconds * 1000;
	return Math.min(LONGEST, Math.max(SHORTEST, wanted));
}
