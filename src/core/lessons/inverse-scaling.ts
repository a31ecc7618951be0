import type { RatesLesson } from './lesson.ts';
import { rightOf, tellCounts } from './telling.ts';
import { ofCondition, tallyOf } from './trial.ts';

const LARGE = 'code-interpreter|bold';
const SMALL = 'code-interpreter|careful';

export const inverseScaling: RatesLesson = {
	id: 'inverse-scaling',
	kind: 'rates',
	title: 'The small one wins',
	voice: 'code',
	claim: 'A weaker model can win because it distrusts itself and reaches for code.',
	evidence: {
		says: 'Game 24 with a code interpreter: GPT-4o never used code on these questions, GPT-3.5 nearly always. It is no law: over 14 tasks the order is the usual one.',
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
	tell: (trials) => {
		const hard = trials.filter(({ run }) => run.level === 'n4' || run.level === 'n5');
		const [large, small] = [LARGE, SMALL].map((key) => tallyOf(ofCondition(trials, key)));
		// A person's own model stands alone.
		if (small === undefined || large === undefined || small.counted + small.open === 0) {
			return tellCounts(trials, [{ name: 'this model', trials: ofCondition(trials, LARGE) }], () => {
				const { codeRight, codeWrong, counted } = tallyOf(trials);
				return {
					sentence: `This model made ${rightOf(tallyOf(trials))} and used code in ${String(codeRight + codeWrong)} of ${String(counted)}: one model alone cannot show who wins, so compare it with the counts of the demo models`,
					claim: 'open',
					bet: null,
				};
			});
		}
		const groups = [
			{ name: 'the bold model', trials: ofCondition(trials, LARGE) },
			{ name: 'the careful model', trials: ofCondition(trials, SMALL) },
		];
		return tellCounts(trials, groups, () => {
			const [largeHard, smallHard] = [LARGE, SMALL].map((key) => tallyOf(ofCondition(hard, key)));
			const used = ({ codeRight, codeWrong }: typeof large): number => codeRight + codeWrong;
			const ahead = small.right / small.counted - large.right / large.counted;
			const bet = ahead === 0 ? 'equal' : ahead > 0 ? 'careful' : 'bold';
			const atHard =
				largeHard === undefined || smallHard === undefined || largeHard.counted * smallHard.counted === 0
					? ''
					: `, with four and five numbers ${rightOf(smallHard)} against ${rightOf(largeHard)}`;
			const ends = {
				careful: 'distrust of its own words won',
				bold: 'here the bold one won, so the claim did not show',
				equal: 'neither was ahead, so the claim did not show',
			}[bet];
			return {
				sentence: `The careful model made ${rightOf(small)} and used code in ${String(used(small))}, the bold one made ${rightOf(large)} and used code in ${String(used(large))}${atHard}: ${ends}`,
				claim: bet === 'careful' ? 'shown' : 'not-shown',
				bet,
			};
		});
	},
	check: {
		asks: 'What made the smaller models better at Game 24?',
		choices: [
			{
				says: 'They ran programs that search; the large model worked in words.',
				right: true,
				why: 'GPT-4o used code on none of these questions, GPT-3.5 on almost all, and searching is what the task needs.',
			},
			{
				says: 'Smaller models are better at arithmetic.',
				right: false,
				why: 'With words forced on all of them, the larger model is ahead, as one would expect.',
			},
			{
				says: 'It is a law that small models win with tools.',
				right: false,
				why: 'Averaged over 14 tasks the order is the usual one; the effect belongs to tasks where the large model trusts itself too much.',
			},
		],
	},
};
