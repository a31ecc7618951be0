import type { Tally } from './trial.ts';

/** What two rates may differ by and still be the same: sums of fractions are not exact. */
const TINY = 1e-9;

/** Share of the right answers; NaN of nothing. */
export function rateOf({ right, counted }: Pick<Tally, 'right' | 'counted'>): number {
	return right / counted;
}

/** 1, 0 or -1: whether a is more than b, the same or less. */
export function order(a: number, b: number): 1 | 0 | -1 {
	if (Math.abs(a - b) < TINY) return 0;
	return a > b ? 1 : -1;
}

/** All those of which there is most, as one or as several that share it. */
export function foremost<T>(items: readonly T[], of: (item: T) => number): readonly T[] {
	const most = Math.max(...items.map(of));
	return items.filter((item) => order(of(item), most) === 0);
}

/** The only one; null where there are several, or none. */
export function onlyOf<T>(items: readonly T[]): T | null {
	return items.length === 1 ? (items[0] ?? null) : null;
}
