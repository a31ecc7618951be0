import type { Rng } from '../rng.ts';
import type { FamilyId } from '../tasks/family-id.ts';
import type { Approach } from '../tasks/family-demo.ts';
import type { Temperament } from './temperament.ts';

/** What a question is about, with everything the scripted model can say about it. All of it comes from real solvers. */
export interface Subject {
	/** Seeds every draw: the same question has the same fate. */
	key: string;
	family: FamilyId | null;
	/** The reference answer in the asked form, without markers. */
	right: string;
	/** A careless answer in the same form. */
	wrong(rng: Rng): string;
	isRight(answer: string): boolean;
	/** The honest program, which prints the answer between markers. */
	program: string;
	/** A program that does not compute: prints what was thought up, never ends, or breaks. */
	weakProgram(wrong: string, rng: Rng): string;
	/** The one-line program that tries a guess; null where models with an interpreter do not guess again and again. */
	guessProgram: ((guess: string) => string) | null;
	/** A program that has failed is not cured by a request for another one. */
	failsAgain: boolean;
	/** A program that tests a given answer and ends with Correct or Incorrect. */
	checkProgram(answer: string): string;
	/** Words that lead to the answer. */
	chain(answer: string, isRight: boolean, rng: Rng): string;
	/** Search that finds nothing: only words that never end are left. */
	endless: ((rng: Rng) => string) | null;
	/** Chance of a right answer, in [0, 1]. */
	rate(approach: Approach, temperament: Temperament): number;
	/** Share of the replies that write a program when an interpreter is at hand, in [0, 1]; null where nothing is published. */
	codeUse(temperament: Temperament): number | null;
	/**
	 * Benchmark questions draw their outcome from the published rate. A typed question has no rate of its own, so it
	 * always takes the likelier outcome: what a demonstration is expected to show, shown each time.
	 */
	outcome: 'drawn' | 'likelier';
	/** A program or a word in the first place, as the published guide would choose. */
	leansToCode: boolean;
	/** A typed question that gets a program unasked where words look hopeless. */
	codesWhenBig: boolean;
	/** What a coach advises a program to do, where the task has advice of its own. */
	advice: string | null;
}
