import type { FamilyDemo } from '../family-demo.ts';
import check from './check.py?raw';
import unfinished from './unfinished.py?raw';

export const demo: FamilyDemo<unknown> = {
	check,
	/** The papers report plans that were never written to their end; that half of the failing programs are such is assumed. */
	weakProgram: (_instance, _wrong, rng) => (rng.chance(0.5) ? unfinished : null),
};
