import { brier } from '../statistics/calibration.ts';
import { meanOf } from '../statistics/mean.ts';
import { order } from './compare.ts';
import type { RatesLesson } from './lesson.ts';
import { NOT_SHOWN, rightOf, tellCounts } from './telling.ts';
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
		asks: 'Two models rate how sure they are and then answer. Whose ratings will lie nearer to what comes out?',
		choices: [
			{ id: 'bold', label: 'The bold one, the large-model pattern' },
			{ id: 'careful', label: 'The careful one, the small-model pattern' },
			{ id: 'equal', label: 'Both just as near' },
		],
	},
	tell: (trials, asked) => {
		const rated = trials.filter(({ run }) => isCounted(run) && run.rated != null);
		const [strong, weak] = [ofCondition(rated, STRONG), ofCondition(rated, WEAK)];
		if (asked === 'own') {
			return tellCounts(trials, [{ name: 'this model’s ratings', trials: strong }], () => {
				const { mean, right } = ratingsOf(strong);
				return {
					sentence: `This model rated itself at ${mean} on average and was right on ${right}: one model alone cannot show for whom a rating is worth more`,
					claim: 'open',
					bet: null,
				};
			});
		}
		const groups = [
			{ name: 'the bold model’s ratings', trials: strong },
			{ name: 'the careful model’s ratings', trials: weak },
		];
		return tellCounts(trials, groups, () => {
			const [ofStrong, ofWeak] = [ratingsOf(strong), ratingsOf(weak)];
			const bet = ({ 1: 'bold', 0: 'equal', [-1]: 'careful' } as const)[order(ofWeak.brier, ofStrong.brier)];
			const ends = {
				bold: 'the ratings of the bold one lay nearer to what came out',
				careful: `those of the careful one lay nearer to what came out, ${NOT_SHOWN}`,
				equal: `neither lay nearer to what came out, ${NOT_SHOWN}`,
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

/** Mean rating in percent, how many were right, and the error of the ratings. */
function ratingsOf(trials: readonly Trial[]): { mean: string; right: string; brier: number } {
	const stated = trials.map(({ run }) => ({
		confidence: run.rated?.value ?? 0,
		score: endingOf(run) === 'right' ? 1 : 0,
	}));
	return {
		mean: `${String(Math.round(100 * meanOf(stated.map(({ confidence }) => confidence))))} %`,
		right: rightOf(tallyOf(trials)),
		brier: brier(stated),
	};
}
