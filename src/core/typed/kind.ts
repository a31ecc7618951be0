import type { FamilyId } from '../tasks/family-id.ts';

/** What the page itself can say about the answer to a typed question. */
export type Recognised = { words: string } & (
	| { expected: string }
	/** Several answers may be right, so a family's rules judge. */
	| { check: { family: FamilyId; instance: unknown } }
);

/**
 * One kind of typed question whose answer the page can compute. Reading is strict: every word of the text has to be one such
 * a question is made of, so that numbers in a story, versions, dates and units are never taken for sums.
 */
export interface TypedKind<Read> {
	id: string;
	/** What is asked, where the whole text asks just that; else null. Linear in the text, which is short. */
	read(text: string): Read | null;
	/** Null where there is no one answer: equal numbers have no larger one. */
	check(read: Read): Recognised | null;
}
