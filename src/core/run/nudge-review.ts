import type { Question } from '../question.ts';
import type { RunView } from '../record/view.ts';
import { judgeAnswer } from './judge.ts';

/** What nudges made of the answers, as far as the truth is known: to the worse is counted like to the better. */
export interface NudgeReview {
	/** Nudges behind which a right answer stood where none had. */
	gained: number;
	/** Nudges behind which no right answer stood where one had. */
	lost: number;
	/** Nudges that left right right, or wrong wrong. */
	kept: number;
}

/** Null for runs without nudges, as long as there is no verdict, and where nothing can be compared. */
export function reviewNudges({ spec, turns, verdict }: RunView): NudgeReview | null {
	if (spec === null || verdict === null || verdict.verdict.kind === 'not-checked') return null;
	const nudges = turns.flatMap(({ entries }) =>
		entries.flatMap((entry) => (entry.kind === 'note' && entry.note.type === 'nudge' ? [entry.note] : [])),
	);
	if (nudges.length === 0) return null;
	const review = { gained: 0, lost: 0, kept: 0 };
	// A reply that names no answer leaves the one before standing.
	for (const { before, after } of nudges) {
		const [was, is] = [isRight(spec.question, before), isRight(spec.question, after ?? before)];
		review[was === is ? 'kept' : is ? 'gained' : 'lost']++;
	}
	return review;
}

function isRight(question: Question, text: string | null): boolean {
	return text !== null && judgeAnswer(question, { text, from: 'prose-marker' }).kind === 'correct';
}
