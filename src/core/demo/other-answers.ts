import { createRng } from '../rng.ts';
import type { Subject } from './subject.ts';
import type { Temperament } from './temperament.ts';

/** Where the answer stands in a reply: UTF-16 units, the end exclusive; unmarked where that is the last line. */
export interface AnswerSpan {
	from: number;
	to: number;
	isMarked: boolean;
}

/** The last marked answer; without one, the last line. */
export function answerSpan(text: string): AnswerSpan {
	const open = text.lastIndexOf('<<<');
	const close = open < 0 ? -1 : text.indexOf('>>>', open);
	if (close >= 0) return { from: open + 3, to: close, isMarked: true };
	// Words that were cut have no answer; then the last line is what there is.
	return { from: text.trimEnd().lastIndexOf('\n') + 1, to: text.length, isMarked: false };
}

/** The text with another answer in the place of its own; what stands around it stays. */
export function withAnswer(text: string, { from, to }: AnswerSpan, answer: string): string {
	return `${text.slice(0, from)}${answer}${text.slice(to)}`;
}

/** How many wrong answers it knows besides the right one; an assumption. */
const WRONG = 4;

/** What the script might have answered: the right answer and a few wrong ones, the same for every reply to the question. */
export function otherAnswers(subject: Subject, temperament: Temperament): readonly string[] {
	const wrong = Array.from({ length: WRONG }, (_, place) =>
		subject.wrong(createRng('other answer', subject.key, temperament, place)),
	);
	return [...new Set([subject.right, ...wrong])];
}
