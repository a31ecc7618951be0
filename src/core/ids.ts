declare const brand: unique symbol;
type Branded<B extends string> = string & { readonly [brand]: B };

/** One attempt of one question by one method. */
export type RunId = Branded<'RunId'>;
/** The runs started together by one press of Run share a group. */
export type GroupId = Branded<'GroupId'>;

/** An experiment: many runs planned together. */
export type ExperimentId = Branded<'ExperimentId'>;

/** Where fresh ids come from; the adapter draws them at random, tests count. */
export interface Ids {
	next(): string;
}
