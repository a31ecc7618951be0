/** Both ends belong to it. */
export interface Interval {
	low: number;
	high: number;
}

/** Share of experiments in which an interval or a test may err, where nothing else is said. */
export const ALPHA = 0.05;

/** What both hold; null when they have nothing in common. */
export function intersection(one: Interval, other: Interval): Interval | null {
	const low = Math.max(one.low, other.low);
	const high = Math.min(one.high, other.high);
	return low <= high ? { low, high } : null;
}
