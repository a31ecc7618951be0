import type { RatesLesson } from './lesson.ts';
import { inRow, rightOf, tellCounts } from './telling.ts';
import { meanTokens, ofCondition, tallyOf } from './trial.ts';

const CONDITIONS = [
	{ key: 'only-question', label: 'Only the question', method: 'only-question' },
	{ key: 'all-code', label: 'Code', method: 'all-code' },
	{ key: 'code-text-sum', label: 'Both and a summary', method: 'code-text-sum' },
	{ key: 'codesteer', label: 'CodeSteer', method: 'codesteer' },
] as const;

export const cost: RatesLesson = {
	id: 'cost',
	kind: 'rates',
	title: 'What it costs',
	voice: 'coach',
	claim: 'More tokens buy more right answers, but not in proportion and not always.',
	evidence: {
		says: 'Score and tokens per question over 37 tasks: one good choice of way costs hardly more than the bare question; weighing two answers costs nearly as much as CodeSteer and scores less than plain code.',
		figures: [
			{ label: 'Bare question: 53.3 points', value: 566, unit: 'tokens', voice: 'text' },
			{ label: 'Choice of way: 77.9 points', value: 587, unit: 'tokens', voice: 'coach' },
			{ label: 'Plain code: 69.6 points', value: 950, unit: 'tokens', voice: 'code' },
			{ label: 'Summary of both: 63.1 points', value: 3932, unit: 'tokens' },
			{ label: 'CodeSteer: 86.4 points', value: 4693, unit: 'tokens', voice: 'coach' },
		],
		source: 'arXiv 2502.04350, table 8; tokens of the guide itself are not included',
	},
	rates: {
		seed: 'cost',
		parts: [
			{ family: 'game-24', level: 'n4', instances: 6 },
			{ family: 'letters', level: '10-15', instances: 6 },
		],
		conditions: CONDITIONS,
		onOwn: 3,
	},
	bet: {
		asks: 'Four methods on the same questions. Where will you get the most right answers for a token?',
		choices: CONDITIONS.map(({ key, label }) => ({ id: key, label })),
	},
	tell: (trials) => {
		const groups = CONDITIONS.map(({ key, label }) => ({
			key,
			name: label,
			trials: ofCondition(trials, key),
		}));
		return tellCounts(trials, groups, () => {
			const methods = groups.map((group) => {
				const tally = tallyOf(group.trials);
				const tokens = meanTokens(group.trials);
				return { ...group, tally, tokens, rate: tally.right / tally.counted };
			});
			if (methods.some(({ tokens }) => tokens === null)) {
				return {
					sentence: `Right were ${inRow(methods.map(({ name, tally }) => `${name} ${rightOf(tally)}`))}, but this model’s host does not say how many tokens it took`,
					claim: 'open',
					bet: null,
				};
			}
			const facts = methods.map(
				({ name, tally, tokens }) =>
					`${name} got ${rightOf(tally)} right for ${Math.round(tokens ?? 0).toLocaleString('en')} tokens each`,
			);
			const perToken = (one: (typeof methods)[number]): number => one.rate / Math.max(1, one.tokens ?? 1);
			const best = methods.reduce((most, one) => (perToken(one) > perToken(most) ? one : most));
			const dearest = methods.reduce((most, one) => ((one.tokens ?? 0) > (most.tokens ?? 0) ? one : most));
			const top = Math.max(...methods.map(({ rate }) => rate));
			// Dearer and right more often than the one that gives most for a token.
			const isShown = dearest.rate === top && dearest !== best && dearest.rate > best.rate;
			const ends = isShown
				? `the dearest was right most often, and ${best.name} gave the most for a token`
				: `the dearest was not the one that paid, and ${best.name} gave the most for a token, so the claim did not show`;
			return {
				sentence: `${inRow(facts)}: ${ends}`,
				claim: isShown ? 'shown' : 'not-shown',
				bet: best.key,
			};
		});
	},
	check: {
		asks: 'One good decision at the start scores 77.9 for 587 tokens, CodeSteer 86.4 for 4,693. Which is better?',
		choices: [
			{
				says: 'It depends on what a wrong answer costs you.',
				right: true,
				why: 'The last points take eight times the tokens. Whether they are worth it is no question of statistics.',
			},
			{
				says: 'CodeSteer: the score is higher.',
				right: false,
				why: 'It is, at eight times the tokens. Where a wrong answer is cheap that is a bad trade.',
			},
			{
				says: 'The decision: it is cheaper.',
				right: false,
				why: 'It is, and it leaves more answers wrong. Where each one is dear that is a bad trade.',
			},
		],
	},
};
