import type { Check, Evidence } from '../lessons/lesson.ts';
import type { ModelRef } from '../model.ts';
import type { RunSummary } from '../record/summary.ts';

/** A page to be written on by hand, and the sheet that answers it. */
export interface Worksheet {
	kind: 'lesson' | 'run' | 'deck';
	title: string;
	items: readonly WorksheetItem[];
	/** Hash route that leads back to what it is made of: `#/lessons/letters`. */
	back: string;
}

/** One question on it. */
export interface WorksheetItem {
	/** Where it is from, where that is not the title. */
	from: string | null;
	/** As put to a model; null where the bet asks all there is. */
	question: string | null;
	/** It holds formulas between dollar signs. */
	maths: boolean;
	bet: {
		/** Null: the words of its kind of worksheet ask. */
		asks: string | null;
		choices: readonly string[];
	};
	/** One more question, on what was understood. */
	check: Check | null;
	key: AnswerKey;
}

/** What the answer sheet says of an item. */
export interface AnswerKey {
	/** One right answer to the question; null where nobody knows, or it is not asked for. */
	answer: string | null;
	claim: string | null;
	evidence: Evidence | null;
	/** How each method ended when it was run. */
	lanes: readonly WorksheetLane[];
}

/** How one method ended, for the answer sheet. */
export type WorksheetLane = Pick<RunSummary, 'outcome' | 'verdict' | 'answer'> & {
	label: string;
	/** All that spoke in it. */
	models: readonly ModelRef[];
};
