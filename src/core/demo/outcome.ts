import { createRng } from '../rng.ts';
import type { Approach } from '../tasks/family-demo.ts';
import type { Subject } from './subject.ts';
import type { Temperament } from './temperament.ts';

/** One draw per question, temperament and way: a later turn compares the same number with another rate. */
export function succeeds(
	subject: Subject,
	approach: Approach,
	temperament: Temperament,
	seed: number | undefined,
	rate = subject.rate(approach, temperament),
): boolean {
	if (subject.outcome === 'likelier') return rate >= 0.5;
	return createRng('outcome', subject.key, temperament, approach, seed ?? 0).next() < rate;
}
