import { order, rateOf } from './compare.ts';
import type { RatesLesson } from './lesson.ts';
import { NOT_SHOWN, rightOf, tellCounts } from './telling.ts';
import { ofCondition, ofFamily } from './trial.ts';

const [TEXT, CODE] = ['all-text', 'all-code'] as const;
const [DATES, STRINGS] = ['date-understanding', 'string-insertion'] as const;
/** “Much better” in the claim, as in its evidence. */
const MUCH = 0.3;

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
		] as const;
		return tellCounts(trials, groups, ([dateText, dateCode, stringText, stringCode]) => {
			const gaps = [rateOf(dateCode) - rateOf(dateText), rateOf(stringCode) - rateOf(stringText)];
			const [onDates, onStrings] = gaps.map((gap) => order(gap, 0)) as [number, number];
			const bet =
				onDates > 0 && onStrings > 0
					? 'both'
					: onDates < 0 && onStrings > 0
						? 'strings'
						: onDates > 0 && onStrings < 0
							? 'dates'
							: 'other';
			const isTurned = onDates * onStrings < 0;
			const isShown = isTurned && order(Math.max(...gaps), MUCH) >= 0;
			const ends = isShown
				? 'code was far ahead on one task and behind on the other'
				: isTurned
					? `code was ahead on one task and behind on the other, but not far ahead, ${NOT_SHOWN}`
					: `code was not ahead on one task and behind on the other, ${NOT_SHOWN}`;
			return {
				sentence: `On dates words got ${rightOf(dateText)} and code ${rightOf(dateCode)}, on strings words got ${rightOf(stringText)} and code ${rightOf(stringCode)}: ${ends}`,
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
