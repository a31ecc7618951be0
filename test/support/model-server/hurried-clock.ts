import type { Clock } from '../../../src/core/ports.ts';

/** Remembers waits and does not wait them. */
export class HurriedClock implements Clock {
	readonly waits: number[] = [];

	now(): number {
		return 0;
	}

	sleep(ms: number): Promise<void> {
		this.waits.push(ms);
		return Promise.resolve();
	}
}
