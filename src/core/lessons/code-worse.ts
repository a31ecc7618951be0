import type { RatesLesson } from './lesson.ts';
import { rightOf, tellCounts } from './telling.ts';
import { ofCondition, ofFamily, tallyOf } from './trial.ts';

const [TEXT, CODE] = ['all-text', 'all-code'] as const;
const [DATES, STRINGS] = ['date-understanding', 'string-insertion'] as const;

export const codeWorse: RatesLesson = {
	id: 'code-worse',
	kind: 'rates',
	title: 'When code loses',
	voice: 'code',
	claim: 'Forced into code, a model gets worse at some tasks and much better at others.',
	evidence: {
		says: 'With code forced GPT-4o did worse than with words on 14 of 37 tasks, and 30 points or more better on 10.',
		figures: [
			{ label: 'Dates, words', value: 88, unit: '%', voice: 'text' },
			{ label: 'Dates, code', value: 72, unit: '%', voice: 'code' },
			{ label: 'String Insertion, words', value: 8, unit: '%', voice: 'text' },
			{ label: 'String Insertion, code', value: 100, unit: '%', voice: 'code' },
		],
		source: 'arXiv 2502.04350, table 1',
	},
	rates: {
		seed: 'worse',
		parts: [
			{ family: DATES, level: 'contexts', instances: 20 },
			{ family: STRINGS, level: 't3', instances: 10 },
		],
		conditions: [
			{ key: TEXT, label: 'Words', method: TEXT },
			{ key: CODE, label: 'Code', method: CODE },
		],
		onOwn: 5,
	},
	bet: {
		asks: 'Questions about dates, and questions about inserting letters into strings, in words and in code. Where will code be ahead?',
		choices: [
			{ id: 'both', label: 'On both' },
			{ id: 'strings', label: 'On strings; on dates words are ahead' },
			{ id: 'dates', label: 'On dates; on strings words are ahead' },
			{ id: 'other', label: 'Something else' },
		],
	},
	tell: (trials) => {
		const of = (family: string, condition: string) => ofFamily(ofCondition(trials, condition), family);
		const groups = [
			{ name: 'dates in words', trials: of(DATES, TEXT) },
			{ name: 'dates in code', trials: of(DATES, CODE) },
			{ name: 'strings in words', trials: of(STRINGS, TEXT) },
			{ name: 'strings in code', trials: of(STRINGS, CODE) },
		];
		return tellCounts(trials, groups, () => {
			const [a, b, c, d] = groups.map((group) => tallyOf(group.trials)) as [Tally, Tally, Tally, Tally];
			const ahead = (text: Tally, code: Tally): number =>
				Math.sign(code.right / code.counted - text.right / text.counted);
			const [onDates, onStrings] = [ahead(a, b), ahead(c, d)];
			const bet =
				onDates > 0 && onStrings > 0
					? 'both'
					: onDates < 0 && onStrings > 0
						? 'strings'
						: onDates > 0 && onStrings < 0
							? 'dates'
							: 'other';
			const isShown = onDates * onStrings < 0;
			const ends = isShown
				? 'code was ahead on one task and behind on the other'
				: 'the two tasks did not turn the order round, so the claim did not show';
			return {
				sentence: `On dates words got ${rightOf(a)} and code ${rightOf(b)}, on strings words got ${rightOf(c)} and code ${rightOf(d)}: ${ends}`,
				claim: isShown ? 'shown' : 'not-shown',
				bet,
			};
		});
	},
	check: {
		asks: 'Why can a program be worse at “what was the date three weeks ago?”',
		choices: [
			{
				says: 'It may model only a part of the question, or ask the computer for today’s date.',
				right: true,
				why: 'Both have been seen. Reading what is meant is done in words; a program that leaves it out computes something else.',
			},
			{
				says: 'Python cannot calculate with dates.',
				right: false,
				why: 'It can, leap years included. What is lost is in the step from the story to the program.',
			},
			{
				says: 'Programs are slower.',
				right: false,
				why: 'They run in milliseconds. The answer is wrong, not late.',
			},
		],
	},
};

type Tally = ReturnType<typeof tallyOf>;
