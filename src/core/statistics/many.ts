import { ALPHA } from './interval.ts';

/**
 * Which of many differences hold up after looking at all of them (e-BH): those with the k largest e-values, for the largest k
 * whose k-th is at least K / (k alpha). Of those named, at most `alpha` are wrong on average, however they depend on each other and
 * whenever one looks. In the order given.
 * Source: Wang and Ramdas, J. R. Statist. Soc. B 84(3), 2022, arXiv 2009.02824.
 */
export function holdUp(eValues: readonly number[], alpha: number = ALPHA): boolean[] {
	const descending = eValues.toSorted((a, b) => b - a);
	const last = descending.findLastIndex((e, i) => e >= eValues.length / ((i + 1) * alpha));
	const least = descending[last] ?? Infinity;
	return eValues.map((e) => last >= 0 && e >= least);
}

/**
 * Holm's adjusted p-values, for finished plans: each may be compared with alpha itself. In the order given.
 * Source: Holm, Scand. J. Statist. 6 (1979) 65.
 */
export function holm(pValues: readonly number[]): number[] {
	const ascending = pValues.map((p, index) => ({ p, index })).toSorted((a, b) => a.p - b.p);
	const adjusted = new Array<number>(pValues.length);
	let largest = 0;
	ascending.forEach(({ p, index }, rank) => {
		largest = Math.max(largest, Math.min(1, p * (pValues.length - rank)));
		adjusted[index] = largest;
	});
	return adjusted;
}
