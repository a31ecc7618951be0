import { binomialAtLeast, binomialMass } from './binomial.ts';
import type { Discordant } from './e-value.ts';

/**
 * Two-sided p-values of McNemar's test on pairs, for a number of pairs fixed in advance. The mid-p one counts what was seen by
 * half: closer to its level than the exact one, which is too careful.
 * Source: Fagerland, Lydersen, Laake, BMC Med. Res. Methodol. 13:91, 2013.
 */
export function mcNemar({ aOnly, bOnly }: Discordant): { exact: number; midP: number } {
	const pairs = aOnly + bOnly;
	const larger = Math.max(aOnly, bOnly);
	const tail = 2 * binomialAtLeast(larger, pairs, 0.5);
	return {
		exact: Math.min(1, tail),
		midP: Math.min(1, tail - binomialMass(larger, pairs, 0.5)),
	};
}
