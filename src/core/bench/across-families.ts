import { clusteredMean } from '../statistics/clusters.ts';
import { type Interval } from '../statistics/interval.ts';
import { stratifiedMean } from '../statistics/strata.ts';
import type { Unit } from './counted.ts';

/** `strata`: these families, each weighs the same. `clusters`: tasks like these, each instance weighs the same. */
export interface AcrossFamilies {
	kind: 'strata' | 'clusters';
	families: number;
	mean: number;
	/** Null where a family has one instance only, or there are fewer than two clusters. */
	standardError: number | null;
	/** Only for clusters. */
	interval: Interval | null;
}

/** Null below two families. For a planned size. */
export function acrossFamilies(
	units: readonly Unit[],
	kind: 'strata' | 'clusters',
	alpha: number,
): AcrossFamilies | null {
	const families = new Map<string, number[]>();
	for (const { instance, score } of units) {
		const known = families.get(instance.family);
		if (known === undefined) families.set(instance.family, [score]);
		else known.push(score);
	}
	const scores = [...families.values()];
	if (scores.length < 2) return null;
	if (kind === 'strata') {
		return { kind, families: scores.length, ...stratifiedMean(scores), interval: null };
	}
	const { mean, correctedError, interval } = clusteredMean(scores, alpha);
	return { kind, families: scores.length, mean, standardError: correctedError, interval };
}
