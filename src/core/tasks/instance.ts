import { createRng } from '../rng.ts';
import type { AnyFamily } from './family.ts';

/** The instance of a level and a seed: the same ones give the same instance on every page. */
export function generated(family: AnyFamily, level: AnyFamily['levels'][number], seed: string): unknown {
	return family.generate(level, createRng(family.id, level.id, seed));
}
