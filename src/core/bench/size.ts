import type { Design, Size } from './experiment.ts';

/** More runs than this belong on machinery of another kind; the batch files lead there. */
export const MOST_RUNS = 100_000;

/** What is asked by now, or will be when it has grown. */
export function sizeOf({ sizes }: Pick<Design, 'sizes'>): Size {
	return sizes.at(-1) ?? { instances: 1, repeats: 1 };
}

/** Instances that each method is asked with each cast, without planning them. */
export function instancesOf(design: Pick<Design, 'families' | 'imported' | 'sizes'>): number {
	const levels = design.families.reduce((sum, family) => sum + family.levels.length, 0);
	const samples = design.imported.reduce((sum, set) => sum + set.samples.length, 0);
	return levels * sizeOf(design).instances + samples;
}

/** Runs of each condition. */
export function roundsOf(design: Pick<Design, 'families' | 'imported' | 'sizes'>): number {
	return instancesOf(design) * sizeOf(design).repeats;
}

/** All runs. */
export function runsOf(
	design: Pick<Design, 'families' | 'imported' | 'sizes'> & {
		methods: ArrayLike<unknown>;
		casts: ArrayLike<unknown>;
	},
): number {
	return roundsOf(design) * design.methods.length * design.casts.length;
}
