import { order } from './compare.ts';
import type { RatesLesson } from './lesson.ts';
import { NOT_SHOWN, tellCounts } from './telling.ts';
import { isCounted } from './trial.ts';

const FAMILY = 'number-multiply';
const [IMAGINED, PRINTED] = ['mental-code|imagined', 'mental-code|printed'] as const;

export const mentalCode: RatesLesson = {
	id: 'mental-code',
	kind: 'rates',
	title: 'Imagined or executed',
	voice: 'code',
	claim: 'It is the running that helps, not the writing in code.',
	evidence: {
		says: 'Models solved tasks in words, by imagining the output of a program of their own, and by having the very same program run: imagining was no better than words.',
		figures: [
			{ label: 'Words', value: 17.21, unit: '%', voice: 'text' },
			{ label: 'Program, output imagined', value: 17.37, unit: '%', voice: 'text' },
			{ label: 'The same program, run', value: 48.84, unit: '%', voice: 'code' },
		],
		source:
			'arXiv 2606.15589: 40 tasks, 1,113 instances, six models; the numbers are from notes of third parties',
	},
	rates: {
		seed: 'mental',
		parts: ['2-2', '3-4', '4-4', '8-8'].map((level) => ({ family: FAMILY, level, instances: 10 })),
		conditions: [{ key: 'mental-code', label: 'Answer = the imagined output', method: 'mental-code' }],
		onOwn: 5,
	},
	drawn: {
		conditions: [
			{ key: IMAGINED, label: 'The output the model imagined', method: 'mental-code' },
			{ key: PRINTED, label: 'The output of the same program, run', method: 'mental-code' },
		],
		split: ({ run }) => {
			const { routes } = run;
			if (routes === undefined) return [];
			const verdictOf = (isRight: boolean) => (isRight ? 'correct' : 'incorrect');
			return [
				{ condition: IMAGINED, run: { ...run, way: 'text', verdict: verdictOf(routes.imagined) } },
				{ condition: PRINTED, run: { ...run, way: 'code', verdict: verdictOf(routes.printed) } },
			];
		},
	},
	bet: {
		asks: 'The model writes a program and says what it will print; then the same program is run. Which output will be right more often?',
		choices: [
			{ id: 'imagined', label: 'The imagined one' },
			{ id: 'executed', label: 'The one that was run' },
			{ id: 'equal', label: 'Exactly as often' },
		],
	},
	tell: (trials) => {
		const both = trials.filter(({ run }) => isCounted(run) && run.routes !== undefined);
		return tellCounts(trials, [{ name: 'programs with both outputs', trials: both }], () => {
			const how = (imagined: boolean, printed: boolean): number =>
				both.filter(({ run: { routes } }) => routes?.imagined === imagined && routes.printed === printed)
					.length;
			const [won, rescued, same] = [how(false, true), how(true, false), how(true, true)];
			const bet = ({ 1: 'executed', 0: 'equal', [-1]: 'imagined' } as const)[order(won, rescued)];
			const ends = {
				executed: 'the same code, and only the running made the difference',
				imagined: `here imagining did better, ${NOT_SHOWN}`,
				equal: `running won no more than it lost, ${NOT_SHOWN}`,
			}[bet];
			const of = String(both.length);
			return {
				sentence: `Of ${of} programs the imagined output was right in ${String(same + rescued)} and the printed one in ${String(same + won)}, with ${String(won)} won by running and ${String(rescued)} lost by it: ${ends}`,
				claim: bet === 'executed' ? 'shown' : 'not-shown',
				bet,
			};
		});
	},
	check: {
		asks: 'A program is right, its author imagines the output, and the imagined output is wrong. What follows?',
		choices: [
			{
				says: 'Executing long steps is what fails in words, not finding the steps.',
				right: true,
				why: 'The plan was there, in code. Carrying it out without a machine is where the answer was lost.',
			},
			{
				says: 'The model does not understand its own program.',
				right: false,
				why: 'It wrote a right one. To follow it through many digits without a slip is another thing.',
			},
			{
				says: 'Python is unreliable.',
				right: false,
				why: 'What Python prints is the other output, and it was right.',
			},
		],
	},
};
