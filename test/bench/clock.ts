/**
 * Milliseconds of the fastest of several goes. Other work on the machine only ever adds, so the least is what the code itself
 * needs; goes stop early once one stays within `enough`.
 */
export function fastest(work: () => void, { goes = 7, enough = 0 } = {}): number {
	let least = Number.POSITIVE_INFINITY;
	for (let go = 0; go < goes && least > enough; go++) {
		const begun = performance.now();
		work();
		least = Math.min(least, performance.now() - begun);
	}
	return least;
}

/** Times a second that the work is done, from the fastest of several batches of at least `batchMs`. */
export function rate(work: () => void, { batches = 3, batchMs = 15 } = {}): number {
	let count = 1;
	const batch = (): void => {
		for (let i = 0; i < count; i++) work();
	};
	// Doubling the batch until it is long enough to be measured also warms the code up.
	while (fastest(batch, { goes: 1 }) < batchMs) count *= 2;
	return (1000 * count) / fastest(batch, { goes: batches });
}
