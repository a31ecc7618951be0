import { tokens as tokensOf } from '../format.ts';
import { foremost, onlyOf, rateOf } from './compare.ts';
import type { RatesLesson, Told } from './lesson.ts';
import { inRow, NOT_SHOWN, rightOf, tellCounts } from './telling.ts';
import { meanTokens, ofCondition, type Tally } from './trial.ts';

const CONDITIONS = [
	{ key: 'only-question', label: 'Only the question', method: 'only-question' },
	{ key: 'all-code', label: 'Code', method: 'all-code' },
	{ key: 'code-text-sum', label: 'Both and a summary', method: 'code-text-sum' },
	{ key: 'codesteer', label: 'CodeSteer', method: 'codesteer' },
] as const;

export const cost: RatesLesson = {
	id: 'cost',
	kind: 'rates',
	tokens: true,
	title: 'What it costs',
	voice: 'coach',
	claim: 'More tokens buy more right answers, but not in proportion and not always.',
	evidence: {
		says: 'Score and tokens of the answering model per question over 37 tasks: after one good choice of way it needs hardly more than for the bare question; weighing two answers takes four times the tokens of plain code and scores less.',
		figures: [
			{ label: 'Bare question: 53.3 points', value: 566, unit: 'tokens', voice: 'text' },
			{ label: 'Choice of way: 77.9 points', value: 587, unit: 'tokens', voice: 'coach' },
			{ label: 'Plain code: 69.6 points', value: 950, unit: 'tokens', voice: 'code' },
			{ label: 'Summary of both: 63.1 points', value: 3932, unit: 'tokens' },
			{ label: 'CodeSteer: 86.4 points', value: 4693, unit: 'tokens', voice: 'coach' },
		],
		source: 'arXiv 2502.04350, table 8; tokens of the trained models that choose or guide are not included',
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
		const groups = CONDITIONS.map(({ key, label }) => ({ name: label, trials: ofCondition(trials, key) }));
		return tellCounts(trials, groups, (tallies) => {
			const methods = CONDITIONS.flatMap(({ key, label }, at) => {
				const [tally, tokens] = [tallies[at], meanTokens(groups[at]?.trials ?? [])];
				// A count of none is no count.
				return tally === undefined || tokens === null || tokens === 0 ? [] : [{ key, label, tally, tokens }];
			});
			if (methods.length === CONDITIONS.length) return toldOf(methods);
			const facts = CONDITIONS.map(({ label }, at) => `${label} ${rightOf(tallies[at] as Tally)}`);
			return {
				sentence: `Right were ${inRow(facts)}, but not all of these runs say what tokens they took, so nothing can be said of the claim yet`,
				claim: 'open',
				bet: null,
			};
		});
	},
	check: {
		asks: 'One good decision at the start scores 77.9 for 587 tokens of the answering model, CodeSteer 86.4 for 4,693. Which is better?',
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

interface Costly {
	key: string;
	label: string;
	tally: Tally;
	/** Mean of a question, above 0. */
	tokens: number;
}

function toldOf(methods: readonly Costly[]): Told {
	const facts = methods.map(
		({ label, tally, tokens }) => `${label} got ${rightOf(tally)} right for ${tokensOf(tokens)} a question`,
	);
	const rate = ({ tally }: Costly): number => rateOf(tally);
	if (methods.every((one) => rate(one) === 0)) {
		return {
			sentence: `${inRow(facts)}: none bought a right answer, ${NOT_SHOWN}`,
			claim: 'not-shown',
			bet: null,
		};
	}
	const [dearest, cheapest] = [
		foremost(methods, ({ tokens }) => tokens),
		foremost(methods, ({ tokens }) => -tokens),
	];
	const best = foremost(methods, (one) => rate(one) / one.tokens);
	/** More tokens bought more right answers ... */
	const isBought = dearest.every((dear) => cheapest.every((cheap) => rate(dear) > rate(cheap)));
	/** ... not always ... */
	const inVain = methods
		.flatMap((dear) => methods.map((cheap) => ({ dear, cheap })))
		.find(({ dear, cheap }) => dear.tokens > cheap.tokens && rate(dear) <= rate(cheap));
	/** ... and not in proportion. */
	const isLess = !best.some((one) => dearest.includes(one));
	const isShown = isBought && inVain !== undefined && isLess;
	const bought = `the dearest was right ${isBought ? '' : 'no '}more often than the cheapest`;
	const wasted =
		inVain === undefined
			? 'each was right more often than any that took less'
			: `${inVain.dear.label} was right no more often than ${inVain.cheap.label}, which took less`;
	const paid = `${inRow(best.map(({ label }) => label))} gave the most for a token`;
	return {
		sentence: `${inRow(facts)}: ${bought}, ${wasted}; ${paid}${isShown ? '' : `, ${NOT_SHOWN}`}`,
		claim: isShown ? 'shown' : 'not-shown',
		bet: onlyOf(best)?.key ?? null,
	};
}
