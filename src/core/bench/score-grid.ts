import type { Counted } from './counted.ts';
import type { Plan, PlannedInstance } from './plan.ts';

/** The counted scores of every condition on the same instances, so that any two can be compared at one pass. */
export interface ScoreGrid {
	/** In plan order. */
	instances: readonly PlannedInstance[];
	/** Per condition, in their order: one score for each instance, NaN where none is counted. */
	scores: readonly Float64Array[];
}

/** Each instance once, where it first stands in the plan; with repeats its score is their mean. */
export function scoreGridOf({ rounds }: Plan, counted: readonly Counted[]): ScoreGrid {
	const places = new Map<string, number>();
	const instances: PlannedInstance[] = [];
	for (const { instance } of rounds) {
		if (places.has(instance.key)) continue;
		places.set(instance.key, instances.length);
		instances.push(instance);
	}
	const scores = counted.map(({ units }) => {
		const row = new Float64Array(instances.length).fill(Number.NaN);
		for (const { instance, score } of units) {
			const place = places.get(instance.key);
			if (place !== undefined) row[place] = score;
		}
		return row;
	});
	return { instances, scores };
}
