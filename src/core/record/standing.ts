import type { QuestionSource } from '../question.ts';
import { splitOf } from '../same-answer.ts';
import type { RunVerdict } from './event.ts';
import type { RunView } from './view.ts';

/** How the runs of one question stand to each other. */
export interface Standing {
	running: number;
	/** Ended without being judged, by a failure of host or page; no wrong answers. */
	failed: number;
	/** By the person, or by closing the page. */
	stopped: number;
	/** Of those that finished. */
	finished:
		| { kind: 'none' }
		/** It is known what is right; `unchecked`: of `all`, those whose answer could still not be judged. */
		| { kind: 'judged'; right: number; unchecked: number; all: number }
		/** It is not: who says what, most first; null for no answer. */
		| { kind: 'split'; all: number; groups: readonly { answer: string | null; count: number }[] };
}

type Ended = Pick<RunView, 'outcome' | 'verdict'>;

/** `judged` as soon as one run was; else what was answered, grouped by `answerKey`, which `source` sharpens. */
export function standingOf(views: readonly Ended[], source?: QuestionSource): Standing {
	const count = (...outcomes: readonly RunView['outcome'][]): number =>
		views.filter(({ outcome }) => outcomes.includes(outcome)).length;
	return {
		running: count('running'),
		failed: count('failed'),
		stopped: count('cancelled', 'interrupted'),
		finished: finished(
			views.filter(({ outcome }) => outcome === 'finished'),
			source,
		),
	};
}

function finished(views: readonly Ended[], source: QuestionSource | undefined): Standing['finished'] {
	const all = views.length;
	if (all === 0) return { kind: 'none' };
	const kinds = views.map(({ verdict }) => verdict?.verdict.kind);
	const countOf = (wanted: RunVerdict['verdict']['kind']): number =>
		kinds.filter((kind) => kind === wanted).length;
	// A lane without an answer does not tell whether one was known.
	if (kinds.some((kind) => kind === 'correct' || kind === 'incorrect' || kind === 'malformed')) {
		return { kind: 'judged', right: countOf('correct'), unchecked: countOf('not-checked'), all };
	}
	const groups = splitOf(
		views.map(({ verdict }) => verdict?.answer?.text ?? null),
		source,
	);
	return { kind: 'split', all, groups };
}
