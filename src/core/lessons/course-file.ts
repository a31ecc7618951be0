import { COURSE_FORMAT } from '../file-formats.ts';
import type { Lesson, Told } from './lesson.ts';
import type { LessonId } from './lesson-id.ts';
import { betCameTrue, isDone, type Progress, type QuizTime, recordOf, withoutRuns } from './progress.ts';
import { quiz, type QuizConcept } from './quiz.ts';

/** A course as a file for whoever teaches it: what was answered before and after, lesson by lesson. No names, no times. */
export interface CourseFile {
	format: typeof COURSE_FORMAT;
	version: 1;
	before: QuizResult | null;
	after: QuizResult | null;
	lessons: readonly {
		id: LessonId;
		title: string;
		done: boolean;
		/** In words; null where no bet was made. */
		bet: string | null;
		/** Null where it is not decided. */
		betRight: boolean | null;
		seen: string | null;
		claim: Told['claim'] | null;
		/** Of the first choice; null before. */
		checkRight: boolean | null;
	}[];
	/** To go on from elsewhere; absent in files of before. Its runs stay where they are kept. */
	progress?: Progress;
}

/** One round of the quiz: right answers out of all, and what was chosen for each concept. */
export interface QuizResult {
	right: number;
	of: number;
	answers: readonly { concept: QuizConcept; answer: string; right: boolean }[];
}

/** The lessons in the given order, those not begun included. */
export function courseFileOf(progress: Progress, lessons: readonly Lesson[]): CourseFile {
	return {
		format: COURSE_FORMAT,
		version: 1,
		before: quizResultOf(progress, 'before'),
		after: quizResultOf(progress, 'after'),
		lessons: lessons.map((lesson) => {
			const record = recordOf(progress, lesson.id);
			const bet = lesson.bet.choices.find(({ id }) => id === record.bet);
			const check = record.check === null ? undefined : lesson.check.choices[record.check];
			return {
				id: lesson.id,
				title: lesson.title,
				done: isDone(record),
				bet: bet?.label ?? null,
				betRight: betCameTrue(record),
				seen: record.told?.sentence ?? null,
				claim: record.told?.claim ?? null,
				checkRight: check?.right ?? null,
			};
		}),
		progress: withoutRuns(progress),
	};
}

/** Null before all questions have been answered. */
export function quizResultOf({ quiz: answered }: Progress, time: QuizTime): QuizResult | null {
	const places = answered[time];
	if (places?.length !== quiz.length) return null;
	const answers = quiz.map((each, at) => {
		const choice = each[time].choices[places[at] ?? -1];
		return { concept: each.concept, answer: choice?.says ?? '', right: choice?.right === true };
	});
	return { right: answers.filter(({ right }) => right).length, of: quiz.length, answers };
}
