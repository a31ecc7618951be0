import type { RunSpec } from '../record/spec.ts';
import { createRng } from '../rng.ts';

/**
 * The seed of a program, where it has one. A program that may ask a model is run again with the answers: it must not ask something
 * else then, so it has a seed also in a run without.
 *
 * @param codeId of the program; of its first run, where it is run again
 */
export function seedOfProgram(
	{ seed: given }: Pick<RunSpec, 'seed'>,
	codeId: string,
	mayAsk: boolean,
): { seed?: number } {
	const seed = given ?? (mayAsk ? 0 : undefined);
	return seed === undefined ? {} : { seed: programSeed(seed, codeId) };
}

/**
 * Each program of a run has a seed of its own: two that draw must not draw the same.
 *
 * @param seed of the run
 * @internal for tests
 */
export function programSeed(seed: number, codeId: string): number {
	return createRng('python', seed, codeId).int(0, 0xffff_ffff);
}
