import type { RatesLesson } from './lesson.ts';
import { count, rightOf, tellCounts } from './telling.ts';
import { meanTokens, ofCondition, pairsOf, tallyOf } from './trial.ts';

const [TEXT, CODE, SUM] = ['all-text', 'all-code', 'code-text-sum'] as const;

export const twoAnswers: RatesLesson = {
	id: 'two-answers',
	kind: 'rates',
	title: 'Two answers and a summary',
	voice: 'coach',
	claim: 'Weighing two answers costs several times as much, and sometimes the right one of them is lost.',
	evidence: {
		says: 'The best average of one paper came at six times the tokens; in the other it fell below plain code, and below the better of its two inputs on 30 of 37 tasks.',
		figures: [
			{ label: 'Summary of both', value: 3932, unit: 'tokens', voice: 'coach' },
			{ label: 'Plain code', value: 950, unit: 'tokens', voice: 'code' },
		],
		source: 'arXiv 2502.04350, table 8: 63.1 points against 69.6; arXiv 2410.03524, table 2',
	},
	rates: {
		seed: 'sum',
		parts: [
			{ family: 'letters', level: '10-15', instances: 8 },
			{ family: 'number-multiply', level: '4-4', instances: 8 },
		],
		conditions: [
			{ key: TEXT, label: 'Words', method: TEXT },
			{ key: CODE, label: 'Code', method: CODE },
			{ key: SUM, label: 'Both and a summary', method: SUM },
		],
		onOwn: 4,
	},
	bet: {
		asks: 'The same questions in words, in code, and both weighed by a summary. How will the summary do against code alone?',
		choices: [
			{ id: 'better', label: 'More right than code alone' },
			{ id: 'equal', label: 'Exactly as many' },
			{ id: 'worse', label: 'Fewer, although it saw that answer' },
		],
	},
	tell: (trials) => {
		const groups = [
			{ name: 'words', trials: ofCondition(trials, TEXT) },
			{ name: 'code', trials: ofCondition(trials, CODE) },
			{ name: 'the summary', trials: ofCondition(trials, SUM) },
		];
		return tellCounts(trials, groups, () => {
			const [text, code, sum] = groups.map((group) => tallyOf(group.trials)) as [Tally, Tally, Tally];
			const lost = pairsOf(trials, CODE, SUM).filter(({ a, b }) => a === 'right' && b !== 'right').length;
			const gap = sum.right / sum.counted - code.right / code.counted;
			const bet = gap === 0 ? 'equal' : gap > 0 ? 'better' : 'worse';
			const [costs, cost] = [meanTokens(ofCondition(trials, SUM)), meanTokens(ofCondition(trials, CODE))];
			const price =
				costs === null || cost === null
					? ''
					: ` at ${Math.round(costs).toLocaleString('en')} tokens a question against ${Math.round(cost).toLocaleString('en')}`;
			const isDear = costs !== null && cost !== null && costs > 2 * cost;
			const isShown = isDear && lost > 0;
			return {
				sentence: `Words got ${rightOf(text)}, code ${rightOf(code)} and the summary ${rightOf(sum)}${price}, and in ${count(lost, 'question')} that code alone got right the summary did not: ${isShown ? 'the price was paid, and right answers were lost' : 'both halves of the claim did not show together'}`,
				claim: isShown ? 'shown' : 'not-shown',
				bet,
			};
		});
	},
	check: {
		asks: 'When can a summary of a text and a code answer beat both?',
		choices: [
			{
				says: 'When the two fail on different questions and it can tell which to believe.',
				right: true,
				why: 'On 7 of 37 tasks it did, as on Light Puzzles: 92 from 56 and 69. Where one input is nearly always right, it can only lose.',
			},
			{
				says: 'Always; two views know more than one.',
				right: false,
				why: 'On 30 of 37 tasks it stayed below the better of its two inputs.',
			},
			{
				says: 'When the code answer is nearly always right.',
				right: false,
				why: 'Then it can only be talked out of it: Sudoku 12, where code alone has 100.',
			},
		],
	},
};

type Tally = ReturnType<typeof tallyOf>;
