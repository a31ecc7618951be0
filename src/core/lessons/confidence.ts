import type { RatesLesson } from './lesson.ts';
import { rightOf, tellCounts } from './telling.ts';
import { endingOf, isCounted, ofCondition, tallyOf, type Trial } from './trial.ts';

const [STRONG, WEAK] = ['self-estimate|bold', 'self-estimate|careful'] as const;

export const confidence: RatesLesson = {
	id: 'confidence',
	kind: 'rates',
	title: 'How sure are you?',
	voice: 'coach',
	claim: 'A model’s own rating is worth something only where the model knows itself.',
	evidence: {
		says: 'Choosing the way by the model’s own rating was the second best of ten methods on GPT-4o and the worst on a weak model.',
		figures: [
			{ label: 'GPT-4o', value: 86.9, unit: 'points' },
			{ label: 'GPT-4o-mini', value: 76.5, unit: 'points' },
			{ label: 'GPT-3.5', value: 59.2, unit: 'points' },
			{ label: 'Mixtral', value: 49, unit: 'points' },
		],
		source: 'Self-estimate Score; arXiv 2410.03524, table 2',
	},
	rates: {
		seed: 'sure',
		parts: [
			{ family: 'game-24', level: 'n3', instances: 10 },
			{ family: 'number-multiply', level: '3-4', instances: 10 },
			{ family: 'letters', level: '6-10', instances: 10 },
		],
		conditions: [
			{ key: STRONG, label: 'Bold', method: 'self-estimate' },
			{ key: WEAK, label: 'Careful', method: 'self-estimate', demo: 'demo:careful' },
		],
		onOwn: 5,
	},
	bet: {
		asks: 'Two models rate how sure they are and then answer. For which is a high rating the better sign of a right answer?',
		choices: [
			{ id: 'bold', label: 'The bold one, the large-model pattern' },
			{ id: 'careful', label: 'The careful one, the small-model pattern' },
			{ id: 'equal', label: 'Just as good a sign for both' },
		],
	},
	tell: (trials) => {
		const rated = trials.filter(({ run }) => isCounted(run) && run.rated != null);
		const [strong, weak] = [ofCondition(rated, STRONG), ofCondition(rated, WEAK)];
		// A person's own model stands alone.
		const isAlone = ofCondition(trials, WEAK).length === 0;
		const groups = [
			{ name: isAlone ? 'this model’s ratings' : 'the bold model’s ratings', trials: strong },
			...(isAlone ? [] : [{ name: 'the careful model’s ratings', trials: weak }]),
		];
		return tellCounts(trials, groups, () => {
			if (isAlone) {
				const { mean, right } = ratingsOf(strong);
				return {
					sentence: `This model rated itself at ${mean} on average and was right on ${right}: one model alone cannot show for whom a rating is worth more`,
					claim: 'open',
					bet: null,
				};
			}
			const [ofStrong, ofWeak] = [ratingsOf(strong), ratingsOf(weak)];
			const gap = ofWeak.brier - ofStrong.brier;
			const bet = Math.abs(gap) < 1e-9 ? 'equal' : gap > 0 ? 'bold' : 'careful';
			const ends = {
				bold: 'the bold one knew itself better',
				careful: 'here the careful one knew itself better, so the claim did not show',
				equal: 'neither knew itself better, so the claim did not show',
			}[bet];
			return {
				sentence: `The bold model rated itself at ${ofStrong.mean} on average and was right on ${ofStrong.right}, the careful one at ${ofWeak.mean} and on ${ofWeak.right}, and the error of the ratings (Brier, 0 is best) was ${ofStrong.brier.toFixed(2)} against ${ofWeak.brier.toFixed(2)}: ${ends}`,
				claim: bet === 'bold' ? 'shown' : 'not-shown',
				bet,
			};
		});
	},
	check: {
		asks: 'A model says 9 out of 10 for every question and is right on half of them. What is its rating worth?',
		choices: [
			{
				says: 'Nothing for choosing: it says the same whether it is right or wrong.',
				right: true,
				why: 'A rating helps where it is higher on questions that come out right. One that never changes tells nothing apart.',
			},
			{
				says: 'Much: 9 out of 10 is high confidence.',
				right: false,
				why: 'Confidence costs nothing to say. It is held against outcomes.',
			},
			{
				says: 'It proves that the model is lying.',
				right: false,
				why: 'It need not: it has no better measure of itself. Weak models rate themselves badly without any intent.',
			},
		],
	},
};

/** Mean rating in percent, how many were right, and the mean squared distance of rating and outcome. */
function ratingsOf(trials: readonly Trial[]): { mean: string; right: string; brier: number } {
	const pairs = trials.map(({ run }) => ({
		value: run.rated?.value ?? 0,
		outcome: endingOf(run) === 'right' ? 1 : 0,
	}));
	const mean = (values: readonly number[]): number =>
		values.reduce((sum, value) => sum + value, 0) / values.length;
	return {
		mean: `${String(Math.round(100 * mean(pairs.map(({ value }) => value))))} %`,
		right: rightOf(tallyOf(trials)),
		brier: mean(pairs.map(({ value, outcome }) => (value - outcome) ** 2)),
	};
}
