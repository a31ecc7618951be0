import { createRng } from '../rng.ts';
import type { FamilyId } from '../tasks/family-id.ts';
import type { Design, ImportedSet } from './experiment.ts';

/** What a person has imported of one family; `FamilyReport` is one. */
export interface OwnCopy {
	family: FamilyId;
	samples: ImportedSet['samples'];
}

/**
 * A person's copy as a set of an experiment. Runs are told by their sample's name, so of several with one name the first is taken.
 * With `most` that many are drawn by the seed; more of them with the same seed hold these as well. Null = all.
 */
export function importedSetOf({ family, samples }: OwnCopy, most: number | null, seed: number): ImportedSet {
	const named = new Map<string, ImportedSet['samples'][number]>();
	for (const { name, instance } of samples) {
		if (!named.has(name)) named.set(name, { name, instance });
	}
	const all = [...named.values()];
	if (most === null || most >= all.length) return { family, samples: all };
	return { family, samples: createRng('bench-imported', seed, family).shuffle(all).slice(0, most) };
}

/** How much a design asks; whole numbers. */
export interface Extent {
	families: number;
	levels: number;
	/** Generated questions for each level. */
	perLevel: number;
	/** Questions of a person's own copy, and of how many families. */
	imported: number;
	importedFamilies: number;
	repeats: number;
}

/** Generated questions and repeats are those of the newest size, which holds all earlier ones. */
export function extentOf({
	families,
	imported,
	sizes,
}: Pick<Design, 'families' | 'imported' | 'sizes'>): Extent {
	const size = sizes.at(-1);
	return {
		families: families.length,
		levels: families.reduce((sum, { levels }) => sum + levels.length, 0),
		perLevel: size?.instances ?? 0,
		imported: imported.reduce((sum, { samples }) => sum + samples.length, 0),
		importedFamilies: imported.length,
		repeats: size?.repeats ?? 0,
	};
}
