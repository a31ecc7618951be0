import { clusteredMean } from '../statistics/clusters.ts';
import { confidenceSequence } from '../statistics/confidence-sequence.ts';
import type { Interval } from '../statistics/interval.ts';
import { wilson } from '../statistics/wilson.ts';
import { FAMILY_LABELS, isFamilyId } from '../tasks/family-id.ts';
import { endingOf, isCounted, tallyOf, type Trial } from './trial.ts';

/** The same answers with three error bars at 95 %, each of which makes another promise. */
export interface ThreeIntervals {
	right: number;
	counted: number;
	/** The same of each task, in the order in which they were first asked. */
	tasks: readonly { label: string; right: number; counted: number }[];
	/** For a planned number of questions and one look. */
	wilson: Interval;
	/** Holds whenever one looks. */
	sequence: Interval;
	/** About other tasks like these, cut to [0, 1]; null below two tasks. */
	clusters: Interval | null;
}

/** Of the counted runs, of which one without an answer is not right. A cluster is a family. */
export function threeIntervals(trials: readonly Trial[]): ThreeIntervals {
	const counted = trials.filter(({ run }) => isCounted(run));
	const { right } = tallyOf(counted);
	const tasks = [...new Set(counted.map(({ run }) => run.family))].map((family) => {
		const own = counted.filter(({ run }) => run.family === family);
		return { family, own, tally: tallyOf(own) };
	});
	const families = tasks.map(({ own }) => own.map(({ run }) => (endingOf(run) === 'right' ? 1 : 0)));
	const clusters = clusteredMean(families).interval;
	return {
		right,
		counted: counted.length,
		tasks: tasks.map(({ family, tally }) => ({
			label: family !== null && isFamilyId(family) ? FAMILY_LABELS[family] : (family ?? ''),
			right: tally.right,
			counted: tally.counted,
		})),
		wilson: wilson(right, counted.length),
		sequence: confidenceSequence(right, counted.length),
		clusters: clusters === null ? null : { low: Math.max(0, clusters.low), high: Math.min(1, clusters.high) },
	};
}
