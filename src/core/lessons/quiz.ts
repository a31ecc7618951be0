import type { QuizTime } from './progress.ts';

/** What a question is about; asked before and after the course with other numbers. */
export type QuizConcept = 'running' | 'band' | 'disguise' | 'price' | 'peeking';

/** One question of the quiz as it is asked once. */
export interface QuizQuestion {
	asks: string;
	/** Just one of them is right. */
	choices: readonly { says: string; right: boolean }[];
}

/** Five concepts, asked before the course and, with other numbers, after it. */
export type QuizItem = { concept: QuizConcept } & Readonly<Record<QuizTime, QuizQuestion>>;

export const quiz: readonly QuizItem[] = [
	{
		concept: 'running',
		before: {
			asks: 'A model gets 6.19 and 6.8 wrong in words and right with a program. What made the difference?',
			choices: [
				{ says: 'Writing Python makes it reason more strictly', right: false },
				{ says: 'The program was run, and the machine compared', right: true },
				{ says: 'Programs use a larger model', right: false },
			],
		},
		after: {
			asks: 'A model writes a right program for 4.7 and 4.15, but only imagines its output. How often will that be right?',
			choices: [
				{ says: 'About as often as its answers in words', right: true },
				{ says: 'As often as the program when it is run', right: false },
				{ says: 'Always: the program is right', right: false },
			],
		},
	},
	{
		concept: 'band',
		before: {
			asks: 'A model may run Python when it likes. Which product is most likely to come out wrong?',
			choices: [
				{ says: '17 × 23', right: false },
				{ says: '61830274 × 90417758', right: false },
				{ says: '2741 × 6385', right: true },
			],
		},
		after: {
			asks: 'A free model is right at 2-digit and at 10-digit factors. Where would you look for its mistakes?',
			choices: [
				{ says: 'Nowhere: right at both ends means right between', right: false },
				{ says: 'At 4-digit factors, in answers without code', right: true },
				{ says: 'At 30-digit factors, in answers with code', right: false },
			],
		},
	},
	{
		concept: 'disguise',
		before: {
			asks: 'A model was told to use code and its program printed the answer. What do you know?',
			choices: [
				{ says: 'That the answer was computed', right: false },
				{ says: 'That the answer is right if there was no error', right: false },
				{ says: 'Nothing yet: the program may only print a guess', right: true },
			],
		},
		after: {
			asks: 'Which program tells you most about whether 24 can be made of 2, 5, 9 and 11?',
			choices: [
				{ says: 'One that tries all orders and operators with fractions', right: true },
				{ says: 'One that prints “(11 - 9) * (5 + 2) = 24”', right: false },
				{ says: 'Either, as long as it runs without an error', right: false },
			],
		},
	},
	{
		concept: 'price',
		before: {
			asks: 'Two answers and a summary cost six times as much as the bare question. What do you get?',
			choices: [
				{ says: 'Always the better of the two answers', right: false },
				{ says: 'A good average, and sometimes the right one of the two is lost', right: true },
				{ says: 'Twice as many right answers', right: false },
			],
		},
		after: {
			asks: 'You have a new kind of task and 50 questions. How do you choose a method?',
			choices: [
				{ says: 'The one with the best published average', right: false },
				{ says: 'The one that costs most', right: false },
				{ says: 'Try several on my questions: the best one changes with task and model', right: true },
			],
		},
	},
	{
		concept: 'peeking',
		before: {
			asks: 'You look after every question and stop when p is below .05. Two equal models: how often will you see a difference?',
			choices: [
				{ says: 'About 20 times in 100', right: true },
				{ says: '5 times in 100, as the p-value says', right: false },
				{ says: 'Never, they are equal', right: false },
			],
		},
		after: {
			asks: 'Seven of ten answers were right while you watched. Which interval may be read at any moment?',
			choices: [
				{ says: 'The narrowest one', right: false },
				{ says: 'The one planned for ten questions and one look', right: false },
				{ says: 'The confidence sequence, which is wider', right: true },
			],
		},
	},
];
