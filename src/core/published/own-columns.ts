import type { Condition } from '../bench/experiment.ts';
import type { ResultRow } from '../bench/results.ts';
import type { FamilyId } from '../tasks/family-id.ts';

/** Rates of one's own that may stand beside published ones, by task. They enter no average. */
export interface OwnColumn {
	/** 0-based, of the experiment in the list that was given. */
	experiment: number;
	condition: Condition;
	/** In percent, and the questions behind it. */
	byFamily: ReadonlyMap<FamilyId, { rate: number; counted: number }>;
}

/** One column per experiment and condition with a result; of the rows those count that are of a family and of all its levels. */
export function ownColumnsOf(own: readonly { rows: readonly ResultRow[] }[]): readonly OwnColumn[] {
	return own.flatMap(({ rows }, experiment) => {
		const columns = new Map<string, { condition: Condition; byFamily: Map<FamilyId, Known> }>();
		for (const { condition, family, level, rate } of rows) {
			if (family === null || level !== null || rate.mean === null) continue;
			const known = columns.get(condition.key) ?? { condition, byFamily: new Map<FamilyId, Known>() };
			known.byFamily.set(family, { rate: rate.mean * 100, counted: rate.counted });
			columns.set(condition.key, known);
		}
		return [...columns.values()].map((column) => ({ experiment, ...column }));
	});
}

interface Known {
	rate: number;
	counted: number;
}
