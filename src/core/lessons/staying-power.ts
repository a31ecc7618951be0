import { order, rateOf } from './compare.ts';
import type { RatesLesson } from './lesson.ts';
import { NOT_SHOWN, rightOf, tellCounts } from './telling.ts';
import { atLevel, ofCondition } from './trial.ts';

const [TEXT, CODE] = ['all-text', 'all-code'] as const;
const SHORT = '6-10';
const LONG = '350-400';
/** A program “does not notice” where it loses no more than this share of its right answers. */
const UNNOTICED = 0.1;

export const stayingPower: RatesLesson = {
	id: 'staying-power',
	kind: 'rates',
	title: 'Staying power',
	voice: 'code',
	claim: 'As the task grows, words fall off and a program does not notice.',
	evidence: {
		says: 'Even a model trained to think long falls off: o1 multiplied rightly at four digits and never at the longest factors, while a code interpreter stayed at 100 throughout.',
		figures: [
			{ label: 'o1, 4 digits', value: 100, unit: '%', approximate: true, voice: 'text' },
			{ label: 'o1, 12 digits', value: 47, unit: '%', approximate: true, voice: 'text' },
			{ label: 'o1, 20 digits', value: 0, unit: '%', approximate: true, voice: 'text' },
			{ label: 'Code interpreter, 20 digits', value: 100, unit: '%', approximate: true, voice: 'code' },
		],
		source: 'Number Multiply; arXiv 2502.04350, figure 4',
	},
	rates: {
		seed: 'stay',
		parts: [SHORT, '10-15', '50-100', LONG].map((level) => ({ family: 'letters', level, instances: 10 })),
		conditions: [
			{ key: TEXT, label: 'Words', method: TEXT },
			{ key: CODE, label: 'Code', method: CODE },
		],
		onOwn: 4,
	},
	bet: {
		asks: 'Counting a letter in words of 6 up to 400 letters, in words and in code. Which of the two will lose more right answers on the way?',
		choices: [
			{ id: 'text', label: 'Words' },
			{ id: 'code', label: 'Code' },
			{ id: 'equal', label: 'Both as many' },
		],
	},
	tell: (trials) => {
		const groups = [
			{ name: 'short strings in words', trials: atLevel(ofCondition(trials, TEXT), SHORT) },
			{ name: 'long strings in words', trials: atLevel(ofCondition(trials, TEXT), LONG) },
			{ name: 'short strings in code', trials: atLevel(ofCondition(trials, CODE), SHORT) },
			{ name: 'long strings in code', trials: atLevel(ofCondition(trials, CODE), LONG) },
		] as const;
		return tellCounts(trials, groups, ([shortText, longText, shortCode, longCode]) => {
			const ofText = rateOf(shortText) - rateOf(longText);
			const ofCode = rateOf(shortCode) - rateOf(longCode);
			const bet = ({ 1: 'text', 0: 'equal', [-1]: 'code' } as const)[order(ofText, ofCode)];
			const [isFalling, isSteady] = [order(ofText, 0) > 0, order(ofCode, UNNOTICED) <= 0];
			const isShown = isFalling && isSteady && bet === 'text';
			const ends = isShown
				? 'words lost right answers and code hardly any'
				: !isFalling
					? `the longest strings cost words nothing, ${NOT_SHOWN}`
					: `code lost right answers too, ${NOT_SHOWN}`;
			return {
				sentence: `From the shortest to the longest strings words went from ${rightOf(shortText)} to ${rightOf(longText)} right and code from ${rightOf(shortCode)} to ${rightOf(longCode)}: ${ends}`,
				claim: isShown ? 'shown' : 'not-shown',
				bet,
			};
		});
	},
	ladder: {
		family: 'letters',
		levels: ['6-10', '10-15', '15-20', '20-25', '25-30', '50-100', '150-200', '350-400'],
		instances: 10,
		onOwn: 5,
	},
	check: {
		asks: 'Why does a program keep its rate from 10 to 400 letters?',
		choices: [
			{
				says: 'The program is the same; only the loop runs longer.',
				right: true,
				why: 'What the model has to get right does not grow. In words every letter is one more chance of a slip.',
			},
			{
				says: 'Longer strings hold more hints.',
				right: false,
				why: 'They hold more letters to miscount. In words each of them is a chance of a slip.',
			},
			{
				says: 'The model has learned long strings by heart.',
				right: false,
				why: 'They are drawn at random by a seed and stand nowhere else.',
			},
		],
	},
};
