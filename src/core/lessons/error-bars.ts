import { foremost, onlyOf } from './compare.ts';
import type { RatesLesson } from './lesson.ts';
import { NOT_SHOWN, rightOf, tellCounts } from './telling.ts';
import { threeIntervals } from './three-intervals.ts';
import type { Interval } from '../statistics/interval.ts';

const percent = ({ low, high }: Interval): string =>
	`${String(Math.round(low * 100))} to ${String(Math.round(high * 100))} %`;

export const errorBars: RatesLesson = {
	id: 'error-bars',
	kind: 'rates',
	intervals: true,
	title: 'Three error bars',
	voice: 'coach',
	claim: 'The same answers carry three different error bars, and each makes another promise.',
	evidence: {
		own: true,
		says: 'A bar for a planned number of questions, one that may be watched while it grows, and one about other tasks like these: watched from the 10th to the 200th answer, the planned one misses the true rate in a third of all experiments instead of one in twenty.',
		figures: [
			{ label: 'Promised misses', value: 5, unit: '%' },
			{ label: 'Planned bar, watched', value: 35, unit: '%', voice: 'text' },
			{ label: 'Confidence sequence, watched', value: 3.6, unit: '%', voice: 'code' },
		],
		source:
			'our own simulation of 3,000 repeats at a rate of one half; sequences: arXiv 1810.08240; clusters: arXiv 2411.00640',
	},
	rates: {
		seed: 'bars',
		parts: [
			{ family: 'number-multiply', level: '2-2', instances: 4 },
			{ family: 'date-understanding', level: 'contexts', instances: 3 },
			{ family: 'letters', level: '10-15', instances: 3 },
		],
		conditions: [{ key: 'all-text', label: 'All text', method: 'all-text' }],
		onOwn: 4,
	},
	bet: {
		asks: 'Ten answers, from three tasks. Which error bar will be the widest?',
		choices: [
			{ id: 'wilson', label: 'Planned: ten questions, one look' },
			{ id: 'sequence', label: 'Watched: holds whenever you look' },
			{ id: 'clusters', label: 'About other tasks like these three' },
		],
	},
	tell: (trials) =>
		tellCounts(trials, [{ name: 'the answers', trials }], () => {
			const three = threeIntervals(trials);
			const known = (['wilson', 'sequence', 'clusters'] as const).flatMap((id) => {
				const interval = three[id];
				return interval === null ? [] : [{ id, interval, width: interval.high - interval.low }];
			});
			const widest = onlyOf(foremost(known, ({ width }) => width));
			const isShown = new Set(known.map(({ interval }) => percent(interval))).size === 3;
			const clusters = three.clusters === null ? 'is not known' : `says ${percent(three.clusters)}`;
			const ends = isShown
				? 'the same answers and another promise each'
				: `not three different ones, ${NOT_SHOWN}`;
			return {
				sentence: `With ${rightOf(three)} right, the planned bar says ${percent(three.wilson)}, the watched one ${percent(three.sequence)}, and the one about other tasks ${clusters}: ${ends}`,
				claim: isShown ? 'shown' : 'not-shown',
				bet: widest?.id ?? null,
			};
		}),
	check: {
		asks: 'You want to say how good the model is at tasks of this kind in general, not only at these three. Which bar do you need?',
		choices: [
			{
				says: 'The one that takes whole tasks as its units.',
				right: true,
				why: 'Ten answers from three tasks are three witnesses rather than ten: questions of one task stand or fall together.',
			},
			{
				says: 'The planned one; ten questions are ten questions.',
				right: false,
				why: 'That holds for more questions from the same three tasks, in the same mix.',
			},
			{
				says: 'The narrowest one.',
				right: false,
				why: 'A bar is chosen by what it promises. The narrowest promises the least.',
			},
		],
	},
};
