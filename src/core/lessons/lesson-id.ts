/** The lessons by id, in the order of the course: they stand in links and in what is kept of a person's progress. */
export const LESSON_IDS = [
	'decimals',
	'letters',
	'three-bands',
	'inverse-scaling',
	'disguised-code',
	'code-worse',
	'no-best-method',
	'two-answers',
	'another-look',
	'confidence',
	'guide',
	'staying-power',
	'endless-text',
	'cost',
	'mental-code',
	'two-view',
	'peeking',
	'error-bars',
] as const;

export type LessonId = (typeof LESSON_IDS)[number];

/** Ids come from links and stored progress, which may name a lesson that is none any more. */
export function isLessonId(id: string): id is LessonId {
	return (LESSON_IDS as readonly string[]).includes(id);
}
