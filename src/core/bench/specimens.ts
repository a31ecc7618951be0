import type { Design } from './experiment.ts';
import { generatedInstance, importedInstance, type PlannedInstance } from './plan.ts';
import { instancesOf, sizeOf } from './size.ts';

/**
 * A few of the instances of a design, spread evenly over all it asks and found without planning the rest. Another size asks for the
 * same ones as far as it can, so that whoever types a number has few of them made.
 */
export function specimensOf(design: Design, most: number): readonly PlannedInstance[] {
	const total = instancesOf(design);
	const { instances } = sizeOf(design);
	const places = design.families.flatMap(({ family, levels }) => levels.map((level) => ({ family, level })));
	const taken = new Map<number, number>();
	const count = Math.min(most, total);
	return Array.from({ length: count }, (_, nth) => {
		const at = Math.floor(((nth + 0.5) * total) / count);
		const place = Math.floor(at / instances);
		const generated = places[place];
		if (generated === undefined) return importedAt(design, at - places.length * instances);
		const number = (taken.get(place) ?? 0) + 1;
		taken.set(place, number);
		return generatedInstance(design, generated, number);
	});
}

/** @param at 0-based, over all imported sets */
function importedAt({ imported }: Design, at: number): PlannedInstance {
	let left = at;
	for (const { family, samples } of imported) {
		const sample = samples[left];
		if (sample !== undefined) return importedInstance(family, sample.name);
		left -= samples.length;
	}
	throw new RangeError(`There is no imported sample ${String(at)}`);
}
