import type { RatesLesson } from './lesson.ts';
import { rightOf, share, tellCounts } from './telling.ts';
import { isCounted, tallyOf } from './trial.ts';

/** One answer in words and one in code: the method has stopped there because the two agree. */
const AGREED = 2;

export const twoView: RatesLesson = {
	id: 'two-view',
	kind: 'rates',
	title: 'Two views agree',
	voice: 'coach',
	claim: 'Where words and code agree, one may stop: they hardly ever make the same slip.',
	evidence: {
		says: 'One answer in words and one in code settled four tasks of five, with about a ninth of the samples that voting takes.',
		figures: [{ label: 'Settled with two answers', value: 78.6, unit: '%', voice: 'coach' }],
		source: 'arXiv 2604.17433, abstract: 9.3 times fewer samples than self-consistency',
	},
	rates: {
		seed: 'two-view',
		parts: [
			{ family: 'number-multiply', level: '2-2', instances: 5 },
			{ family: 'number-multiply', level: '3-4', instances: 5 },
			{ family: 'letters', level: '6-10', instances: 5 },
			{ family: 'letters', level: '10-15', instances: 5 },
		],
		conditions: [{ key: 'two-view', label: 'Words and code, until they agree', method: 'two-view' }],
		onOwn: 3,
	},
	bet: {
		asks: 'Each question is answered once in words and once in code. How often will an answer be right on which the two agree at once?',
		choices: [
			{ id: 'always', label: 'Nine times in ten, or more' },
			{ id: 'often', label: 'More than half of the time' },
			{ id: 'rarely', label: 'Half of the time, or less' },
		],
	},
	tell: (trials) => {
		const counted = trials.filter(({ run }) => isCounted(run));
		const agreed = counted.filter(({ run }) => run.calls === AGREED);
		return tellCounts(
			trials,
			[{ name: 'questions on which words and code agreed at once', trials: agreed }],
			() => {
				const at = tallyOf(agreed);
				const rest = tallyOf(counted.filter(({ run }) => run.calls !== AGREED));
				const rate = share(at.right, at.counted);
				const bet = rate >= 0.9 ? 'always' : rate > 0.5 ? 'often' : 'rarely';
				const isShown = bet === 'always';
				const others =
					rest.counted === 0
						? 'no question needed more answers'
						: `the others took more answers, and ${rightOf(rest)} of those came out right`;
				return {
					sentence: `Words and code agreed at once on ${String(at.counted)} of ${String(counted.length)} questions, and ${rightOf(at)} of these were right; ${others}: ${isShown ? 'agreement could be trusted here' : 'agreement was no good sign here, so the claim did not show'}`,
					claim: isShown ? 'shown' : 'not-shown',
					bet,
				};
			},
		);
	},
	check: {
		asks: 'When is agreement of words and code no evidence?',
		choices: [
			{
				says: 'When both misread the question in the same way.',
				right: true,
				why: 'Agreement counts because the two kinds of slip are nearly independent. A shared misreading is not.',
			},
			{
				says: 'When the program is short.',
				right: false,
				why: 'Length does not matter; a one-line multiplication is as independent of the words as any other.',
			},
			{
				says: 'When they agree at the first try.',
				right: false,
				why: 'That is the case in which it is worth the most: two answers and done.',
			},
		],
	},
};
