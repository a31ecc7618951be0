import { plural, tokens as tokensOf } from '../format.ts';
import { order, rateOf } from './compare.ts';
import type { RatesLesson } from './lesson.ts';
import { NOT_SHOWN, rightOf, tellCounts } from './telling.ts';
import { meanTokens, ofCondition, pairsOf } from './trial.ts';

const [TEXT, CODE, SUM] = ['all-text', 'all-code', 'code-text-sum'] as const;
/** “Several times as much” in the claim. */
const SEVERAL = 3;

export const twoAnswers: RatesLesson = {
	id: 'two-answers',
	kind: 'rates',
	title: 'Two answers and a summary',
	voice: 'coach',
	claim: 'Weighing two answers costs several times as much, and sometimes the right one of them is lost.',
	evidence: {
		says: 'In one paper it had the best average of ten methods, at six times the tokens of the bare question; in the other it fell below plain code, and below the better of its two inputs on 30 of 37 tasks.',
		figures: [
			{ label: 'Summary of both', value: 3932, unit: 'tokens', voice: 'coach' },
			{ label: 'Plain code', value: 950, unit: 'tokens', voice: 'code' },
		],
		source: 'arXiv 2502.04350, table 8: 63.1 points against 69.6; arXiv 2410.03524, table 2 and cost figure',
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
			{ id: 'worse', label: 'Fewer, although it sees an answer in code too' },
		],
	},
	tell: (trials) => {
		const [inCode, inSum] = [ofCondition(trials, CODE), ofCondition(trials, SUM)];
		const groups = [
			{ name: 'words', trials: ofCondition(trials, TEXT) },
			{ name: 'code', trials: inCode },
			{ name: 'the summary', trials: inSum },
		] as const;
		return tellCounts(trials, groups, ([text, code, sum]) => {
			const lost = pairsOf(trials, CODE, SUM).filter(({ a, b }) => a === 'right' && b !== 'right').length;
			const facts = `Words got ${rightOf(text)}, code ${rightOf(code)} and the summary ${rightOf(sum)}`;
			const losses = `on ${plural(lost, 'question')} code was right and the summary was not`;
			const [dear, cheap] = [meanTokens(inSum), meanTokens(inCode)];
			if (dear === null || cheap === null) {
				return {
					sentence: `${facts}, and ${losses}, but not all of these runs say what tokens they took, so nothing can be said of the claim yet`,
					claim: 'open',
					bet: null,
				};
			}
			const isDear = dear >= SEVERAL * cheap;
			const isShown = isDear && lost > 0;
			const ends = isShown
				? 'the price was paid, and right answers were lost'
				: `${isDear ? 'no right answer of code was lost' : 'the summary did not cost several times as much'}, ${NOT_SHOWN}`;
			return {
				sentence: `${facts} at ${tokensOf(dear)} a question against ${tokensOf(cheap)} for code, and ${losses}: ${ends}`,
				claim: isShown ? 'shown' : 'not-shown',
				bet: ({ 1: 'better', 0: 'equal', [-1]: 'worse' } as const)[order(rateOf(sum), rateOf(code))],
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
