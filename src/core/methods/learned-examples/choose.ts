import type { Lessons } from '../method.ts';
import type { LearnedExample } from './example.ts';

/**
 * Which examples a question is asked with: of its family, else of a family with an area in common; never one that would give
 * something away; the shortest first, at most one for each way, `most` in all.
 */
export function chooseExamples(
	examples: readonly LearnedExample[],
	lessons: Lessons,
	most: number,
): readonly LearnedExample[] {
	const allowed = examples.filter((one) => !lessons.isForbidden(one));
	const own = allowed.filter(({ family }) => family === lessons.family);
	const near = own.length > 0 ? own : allowed.filter(({ family }) => lessons.isNear(family));
	const shortest = near.toSorted(byLength);
	const chosen = (['code', 'text'] as const).flatMap((way) => shortest.find((one) => one.way === way) ?? []);
	return chosen.toSorted(byLength).slice(0, most);
}

/** The same order on every page. */
export function byLength(a: LearnedExample, b: LearnedExample): number {
	return a.trace.length - b.trace.length || (a.run < b.run ? -1 : a.run > b.run ? 1 : 0);
}
