import type { Rng } from '../rng.ts';

/** How an answer is sought; each has its own published column. */
export type Approach = 'free' | 'text' | 'code' | 'autogen' | 'tools' | 'guided';

/** Points [size, rate in percent] in ascending order of size; straight lines between them, level outside. */
export type Curve = readonly (readonly [number, number])[];

/**
 * A family's part of the scripted model: what the papers report of this task, and words and programs that only this task
 * calls for. Everything is optional; what is absent is done in the general way of `core/demo`.
 */
export interface FamilyDemo<I> {
	/** Where a paper plots success against size: what is counted, and the curves by way. */
	success?: {
		size(instance: I): number;
		curves: Readonly<Partial<Record<Approach, Curve>>>;
		/** The same for small models where they do not simply fall behind. */
		smallModel?: Readonly<Partial<Record<Approach, Curve>>>;
	};
	/** How often a program is written when an interpreter is at hand, over a size of its own. */
	codeUse?: { size(instance: I): number; curve: Curve; smallModel: Curve };
	/**
	 * Python `problem_of(answer)` for families with several right answers: None when every rule holds, else the rule that
	 * is broken, in words. It finds the instance in `puzzle`. Elsewhere the answer is computed again and compared. A function
	 * where one answer calls for another test than the next.
	 */
	check?: string | ((answer: string) => string);
	/** How a computed answer is compared with a given one: as text (the usual), or as a value written in one way or another. */
	comparison?: 'text' | 'value';
	/** The program a model writes when it does not compute; null = the usual one, which prints `wrong`. */
	weakProgram?(instance: I, wrong: string, rng: Rng): string | null;
	/** The one-line program that tries a guess, where a model with an interpreter guesses again and again. */
	guessProgram?: (guess: string) => string;
	/** A program that has failed is not cured by a request for another one. */
	failsAgain?: true;
	/** Words that lead to the answer, where the steps can be shown. */
	chain?(instance: I, answer: string): string;
	/** What a coach advises a program to do. */
	advice?: string;
	/** Where a program had better leave the sentences of the question to the model (Chain of Code). */
	sentences?: SentenceReader;
}

/** A question whose sentences are read by the model, one by one, and reckoned with by Python. */
export interface SentenceReader {
	/** None where the question is no such one. */
	sentencesIn(question: string): readonly string[];
	/** Calls `think` for each sentence and prints the answer; null where the question asks for something else. */
	program(sentences: readonly string[], question: string): string | null;
	/** What a sentence says, as the items of a Python list; null where it is none. With `isMisread` the one that decides is misread. */
	read(sentence: string, question: string, isMisread: boolean): readonly (string | number | boolean)[] | null;
}
