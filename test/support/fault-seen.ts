import { TestRunner } from 'vitest';

/** What a test of a fault saw, for the list that `npm run faults` prints. */
export interface FaultSeen {
	/** Of the fault in the list, where tests of several faults have one name. */
	id?: string;
	/** The words that a person reads. */
	seen?: string;
	/** What was read back. */
	kept?: string;
	/** How many ends each run had. */
	ends?: string;
}

declare module 'vitest' {
	interface TaskMeta {
		fault?: FaultSeen;
	}
}

/** Notes what the running test saw, after it was asserted. */
export function saw(what: FaultSeen): void {
	const test = TestRunner.getCurrentTest();
	if (test === undefined) throw new Error('Outside of a test nothing is seen.');
	test.meta.fault = { ...test.meta.fault, ...what };
}
