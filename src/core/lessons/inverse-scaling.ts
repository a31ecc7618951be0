import { order, rateOf } from './compare.ts';
import type { RatesLesson } from './lesson.ts';
import { NOT_SHOWN, rightOf, tellCounts } from './telling.ts';
import { ofCondition, tallyOf, type Tally, type Trial } from './trial.ts';

const LARGE = 'code-interpreter|bold';
const SMALL = 'code-interpreter|careful';

export const inverseScaling: RatesLesson = {
	id: 'inverse-scaling',
	kind: 'rates',
	title: 'The small one wins',
	voice: 'code',
	claim: 'A weaker model can win because it distrusts itself and reaches for code.',
	evidence: {
		says: 'Game 24 with a code interpreter: GPT-4o never used code on these questions, GPT-3.5 nearly always, and with four numbers made far more of them. It is no law: over 14 tasks the order is the usual one.',
		figures: [
			{ label: 'GPT-4o, four numbers', value: 18, unit: '%', approximate: true, voice: 'text' },
			{ label: 'GPT-4o-mini, four numbers', value: 62, unit: '%', approximate: true, voice: 'code' },
			{ label: 'GPT-3.5, four numbers', value: 88, unit: '%', approximate: true, voice: 'code' },
		],
		source: 'arXiv 2410.03524, figure 4; averages over 14 tasks 83.5, 80.8 and 64.5',
	},
	rates: {
		seed: 'inverse',
		parts: ['n2', 'n3', 'n4', 'n5'].map((level) => ({ family: 'game-24', level, instances: 10 })),
		conditions: [
			{ key: LARGE, label: 'Bold, the large-model pattern', method: 'code-interpreter' },
			{
				key: SMALL,
				label: 'Careful, the small-model pattern',
				method: 'code-interpreter',
				demo: 'demo:careful',
			},
		],
		onOwn: 4,
	},
	bet: {
		asks: 'Two models, both free to run Python, make 24 from two to five numbers. Who makes more of them?',
		choices: [
			{ id: 'bold', label: 'The bold one, which trusts its words' },
			{ id: 'careful', label: 'The careful one, which codes early' },
			{ id: 'equal', label: 'Exactly as many' },
		],
	},
	tell: (trials, asked) => {
		const [large, small] = [ofCondition(trials, LARGE), ofCondition(trials, SMALL)];
		if (asked === 'own') {
			return tellCounts(trials, [{ name: 'this model', trials: large }], ([tally]) => ({
				sentence: `This model made ${rightOf(tally)} and used code in ${String(codeIn(tally))} of its answers: one model alone cannot show who wins, so compare it with the counts of the demo models`,
				claim: 'open',
				bet: null,
			}));
		}
		const groups = [
			{ name: 'the bold model', trials: large },
			{ name: 'the careful model', trials: small },
		] as const;
		return tellCounts(trials, groups, ([ofLarge, ofSmall]) => {
			const bet = ({ 1: 'careful', 0: 'equal', [-1]: 'bold' } as const)[
				order(rateOf(ofSmall), rateOf(ofLarge))
			];
			const isByCode = order(codeIn(ofSmall) / ofSmall.counted, codeIn(ofLarge) / ofLarge.counted) > 0;
			const isShown = bet === 'careful' && isByCode;
			const [largeHard, smallHard] = [large, small].map((ran) => tallyOf(ran.filter(isHard))) as [
				Tally,
				Tally,
			];
			const atHard =
				largeHard.counted * smallHard.counted === 0
					? ''
					: `, with four and five numbers ${rightOf(smallHard)} against ${rightOf(largeHard)}`;
			const ends = {
				careful: isByCode
					? 'the one that reached for code more often won'
					: `the careful one won, but not by more code, ${NOT_SHOWN}`,
				bold: `here the bold one won, ${NOT_SHOWN}`,
				equal: `neither was ahead, ${NOT_SHOWN}`,
			}[bet];
			return {
				sentence: `The careful model made ${rightOf(ofSmall)} and used code in ${String(codeIn(ofSmall))} of its answers, the bold one made ${rightOf(ofLarge)} and used code in ${String(codeIn(ofLarge))}${atHard}: ${ends}`,
				claim: isShown ? 'shown' : 'not-shown',
				bet,
			};
		});
	},
	check: {
		asks: 'What made GPT-3.5 better than GPT-4o at Game 24 with four numbers?',
		choices: [
			{
				says: 'It ran programs that search; GPT-4o worked in words.',
				right: true,
				why: 'GPT-4o used code on none of these questions, GPT-3.5 on almost all, and searching is what the task needs.',
			},
			{
				says: 'Smaller models are better at arithmetic.',
				right: false,
				why: 'With words forced on both, GPT-4o is ahead, 23 % to 10 %, as one would expect.',
			},
			{
				says: 'It is a law that small models win with tools.',
				right: false,
				why: 'Averaged over 14 tasks the order is the usual one; the effect belongs to tasks where the large model trusts itself too much.',
			},
		],
	},
};

function codeIn({ codeRight, codeWrong }: Tally): number {
	return codeRight + codeWrong;
}

function isHard({ run }: Trial): boolean {
	return run.level === 'n4' || run.level === 'n5';
}
