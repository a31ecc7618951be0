import { createRng } from '../rng.ts';

/**
 * Each program of a run has a seed of its own: two that draw must not draw the same.
 *
 * @param seed of the run
 */
export function programSeed(seed: number, codeId: string): number {
	return createRng('python', seed, codeId).int(0, 0xffff_ffff);
}
