import { probabilityAhead } from './adaptive-stop.ts';
import { lnBeta } from './log-gamma.ts';
import { normalQuantile } from './normal.ts';

/** Instances on which only one of two methods was right; those on which both or neither was say nothing of the difference. */
export interface Discordant {
	aOnly: number;
	bOnly: number;
}

/**
 * Evidence against "on an instance that only one of them gets right, either is equally likely to be the one": the mean return of
 * a bet of 1 on any difference. 20 or more is evidence at the level of 5 %, at whatever moment one looks; e-values of separate
 * experiments multiply. Infinity beyond the range of numbers.
 *
 *     E = 2^(b + c) B(b + 1, c + 1), b only A right, c only B right
 *
 * Sources: Vovk and Wang, Ann. Statist. 49(3), 2021; Gruenwald, de Heide, Koolen, J. R. Statist. Soc. B, 2024, arXiv 1906.07801.
 */
export function eValue(won: Discordant): number {
	return Math.exp(logEValue(won));
}

/** Its natural logarithm, however large it is. */
export function logEValue({ aOnly, bOnly }: Discordant): number {
	return (aOnly + bOnly) * Math.LN2 + lnBeta(aOnly + 1, bOnly + 1);
}

/** Evidence that A is the better one: the bet is spread over A's half only, 2 E P(Beta(b + 1, c + 1) > 1/2). */
export function eValueForA(won: Discordant): number {
	return Math.exp(logEValueForA(won));
}

/** Its natural logarithm, however large it is; minus infinity where it is too small for a number. */
export function logEValueForA(won: Discordant): number {
	return Math.LN2 + logEValue(won) + Math.log(probabilityAhead(won.aOnly, won.bOnly));
}

/**
 * After each instance: the smallest 1/E so far, a p-value that may be read at any time.
 * @internal for tests
 */
export function anytimePValue(before: number, e: number): number {
	return Math.min(before, 1 / e);
}

/** 1 / alpha at alpha = 5 %. */
const DECIDED = 20;

/** An e-value in words; the bounds stand at `evidence`. */
export type Evidence = 'no-sign' | 'nothing-yet' | 'leaning' | 'better' | 'clearly';

/** What may be said of a difference. Never that two methods are equal. */
export function evidence(e: number): Evidence {
	if (e < 1) return 'no-sign';
	if (e < 3) return 'nothing-yet';
	if (e < DECIDED) return 'leaning';
	return e < 100 ? 'better' : 'clearly';
}

/**
 * Pairs that a planned McNemar test needs, at 5 % and with a power of 80 %: `discordant` is the share of pairs on which only one
 * is right, `difference` that of A minus that of B. The median number at which E reaches 20 is about the same. Infinity where
 * there is no difference; throws a RangeError where the difference exceeds the share.
 *
 *     n = ((z(.975) sqrt(psi) + z(.8) sqrt(psi - d^2)) / d)^2, rounded up
 *
 * Source: Connor, Biometrics 43 (1987) 207.
 * @internal for tests
 */
export function pairsNeeded(discordant: number, difference: number): number {
	const size = Math.abs(difference);
	if (!(size <= discordant && discordant <= 1)) {
		throw new RangeError(`a difference of ${String(difference)} among ${String(discordant)}`);
	}
	if (size === 0) return Infinity;
	const spread = Math.sqrt(discordant - size * size);
	return Math.ceil(((LEVEL * Math.sqrt(discordant) + POWER * spread) / size) ** 2);
}

const LEVEL = normalQuantile(0.975);
const POWER = normalQuantile(0.8);

/** More than this is no plan. */
const MOST_PAIRS = 1e7;

/**
 * Pairs to go until E reaches 20 if the shares stay as they are: 0 when it has, null when it would take millions, as it does
 * without any difference. `pairs` counts all, those on which both or neither is right included.
 */
export function pairsToGo(seen: Discordant, pairs: number): number | null {
	const decidedAt = (total: number): boolean =>
		eValue({ aOnly: (seen.aOnly * total) / pairs, bOnly: (seen.bOnly * total) / pairs }) >= DECIDED;
	if (pairs === 0) return null;
	if (decidedAt(pairs)) return 0;
	let enough = pairs;
	while (!decidedAt(enough)) {
		enough *= 2;
		if (enough > MOST_PAIRS) return null;
	}
	let short = enough / 2;
	while (enough - short > 1) {
		const middle = Math.floor((short + enough) / 2);
		if (decidedAt(middle)) enough = middle;
		else short = middle;
	}
	return enough - pairs;
}
