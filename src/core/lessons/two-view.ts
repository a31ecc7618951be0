import { plural } from '../format.ts';
import { rateOf } from './compare.ts';
import type { RatesLesson } from './lesson.ts';
import { NOT_SHOWN, rightOf, tellCounts } from './telling.ts';
import { isCounted, tallyOf, type TrialRun } from './trial.ts';

const [AGREED, NOT_AGREED] = ['two-view|agreed', 'two-view|not-agreed'] as const;

/** One call in words and one in code. */
const BOTH = 2;

/** The method stops after the first two answers only where they agree, or where a limit of the run stops it. */
function isAgreed(run: TrialRun): boolean {
	return isCounted(run) && run.calls === BOTH && run.answer !== null && run.flags?.includes('limit') !== true;
}

export const twoView: RatesLesson = {
	id: 'two-view',
	kind: 'rates',
	title: 'Two views agree',
	voice: 'coach',
	claim: 'Where words and code agree, one may stop: they hardly ever make the same slip.',
	evidence: {
		says: 'One answer in words and one in code settled four tasks of five, and the method took about a ninth of the samples that voting takes.',
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
	drawn: {
		conditions: [
			{ key: AGREED, label: 'Agreed at once', method: 'two-view' },
			{ key: NOT_AGREED, label: 'Did not agree at once, so went on', method: 'two-view' },
		],
		split: ({ run }) => [{ condition: isAgreed(run) ? AGREED : NOT_AGREED, run }],
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
		const agreed = trials.filter(({ run }) => isAgreed(run));
		const groups = [{ name: 'questions on which words and code agreed at once', trials: agreed }] as const;
		return tellCounts(trials, groups, ([at]) => {
			const rest = tallyOf(trials.filter(({ run }) => isCounted(run) && !isAgreed(run)));
			const rate = rateOf(at);
			const bet = rate >= 0.9 ? 'always' : rate > 0.5 ? 'often' : 'rarely';
			const isShown = bet === 'always';
			const others =
				rest.counted === 0 ? 'there were no others' : `of the others ${rightOf(rest)} came out right`;
			const ends = {
				always: 'where they agreed they were hardly ever wrong here',
				often: `that is fewer than nine in ten, ${NOT_SHOWN}`,
				rarely: `that is no more than half, ${NOT_SHOWN}`,
			}[bet];
			return {
				sentence: `Words and code agreed at once on ${String(at.counted)} of ${plural(at.counted + rest.counted, 'question')}, and ${rightOf(at)} of these were right; ${others}: ${ends}`,
				claim: isShown ? 'shown' : 'not-shown',
				bet,
			};
		});
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
