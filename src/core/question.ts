import type { FamilyId } from './tasks/family-id.ts';

/** The text put to the task model, and where it came from. */
export interface Question {
	/** Exactly what the model is asked; methods put their instruction before or around it. */
	text: string;
	source: QuestionSource;
}

/** Where a question comes from, which decides what can be said of an answer. */
export type QuestionSource =
	| {
			kind: 'typed';
			/** As the person typed it, where `text` says more: the sentence about the answer's form. */
			asTyped?: string;
			/** What the person says the answer is; without it the verdict is "not checked". */
			expected?: string;
			/** A question in free words that a family's verifier can judge (our examples): several answers may be right. */
			check?: { family: FamilyId; instance: unknown };
			/** `expected` or `check` is what the page found out from the question's words; no person stated it. */
			computed?: true;
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

/**
 * Asks for the answer in a form that can be read without guessing; put behind a typed question, families have their own.
 * Asked to write "between <<< and >>>", a model of 1.5B left one of the two out; shown the form it kept to it.
 */
export const ANSWER_SENTENCE =
	'Put the final answer on the last line between triple angle brackets, like <<<final answer>>>.';

/** A typed question with the sentence about the answer's form. */
export function withAnswerSentence(text: string, source: TypedSource): Question {
	return { text: `${text}\n\n${ANSWER_SENTENCE}`, source: { ...source, asTyped: text } };
}

/** The question without what the page added to it. */
export function asTyped({ text, source }: Question): string {
	return source.kind === 'typed' ? (source.asTyped ?? text) : text;
}

/** Of a question in free words, an example’s included. */
export type TypedSource = Extract<QuestionSource, { kind: 'typed' }>;
