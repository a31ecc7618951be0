import type { FamilyId } from './tasks/family.ts';

/** The text put to the task model, and where it came from. */
export interface Question {
	/** Exactly what the model is asked; methods put their instruction before or around it. */
	text: string;
	source: QuestionSource;
}

export type QuestionSource =
	| {
			kind: 'typed';
			/** What the person says the answer is; without it the verdict is "not checked". */
			expected?: string;
			/** A question in free words that a family's verifier can judge (our examples): several answers may be right. */
			check?: { family: FamilyId; instance: unknown };
	  }
	| {
			kind: 'instance';
			family: FamilyId;
			level: string;
			/** What the instance was generated from, or `imported` and the sample's name. */
			seed: string;
			/** The family's `Instance`, plain JSON. */
			instance: unknown;
	  };
