import { ALPHA, type Interval } from './interval.ts';
import { wilson } from './wilson.ts';

/** Instances by which of two methods were right. */
export interface Pairs {
	both: number;
	aOnly: number;
	bOnly: number;
	neither: number;
}

/**
 * Interval of the difference of two paired rates, A - B, for a number of pairs fixed in advance: Wilson's intervals of both
 * rates, joined by the correlation of the pairs with its continuity correction. [-1, 1] without a pair.
 * Source: Newcombe, Statist. Med. 17 (1998) 2635, method 10.
 */
export function newcombe({ both, aOnly, bOnly, neither }: Pairs, alpha: number = ALPHA): Interval {
	const pairs = both + aOnly + bOnly + neither;
	if (pairs === 0) return { low: -1, high: 1 };
	const [a, b] = [(both + aOnly) / pairs, (both + bOnly) / pairs];
	const ofA = wilson(both + aOnly, pairs, alpha);
	const ofB = wilson(both + bOnly, pairs, alpha);
	const phi = correlation({ both, aOnly, bOnly, neither });
	return {
		low: a - b - joined(a - ofA.low, ofB.high - b, phi),
		high: a - b + joined(ofA.high - a, b - ofB.low, phi),
	};
}

function joined(one: number, other: number, phi: number): number {
	return Math.sqrt(Math.max(0, one * one - 2 * phi * one * other + other * other));
}

/** 0 when one of the margins is empty. */
function correlation({ both, aOnly, bOnly, neither }: Pairs): number {
	const margins = (both + aOnly) * (bOnly + neither) * (both + bOnly) * (aOnly + neither);
	if (margins === 0) return 0;
	const cross = both * neither - aOnly * bOnly;
	const half = (both + aOnly + bOnly + neither) / 2;
	return (cross > 0 ? Math.max(0, cross - half) : cross) / Math.sqrt(margins);
}
