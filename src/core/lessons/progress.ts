import { isRecord } from '../json.ts';
import type { Lesson, Told } from './lesson.ts';
import { isLessonId, type LessonId } from './lesson-id.ts';

/** What is kept of a person's course, in this browser alone. No names, no times. */
export interface Progress {
	version: 1;
	lessons: Readonly<Partial<Record<LessonId, LessonRecord>>>;
	quiz: Readonly<Record<QuizTime, readonly number[] | null>>;
}

/** Before and after the course. */
export type QuizTime = 'before' | 'after';

/** How far a person came in one lesson. */
export interface LessonRecord {
	/** Id of a choice; null where none was made. */
	bet: string | null;
	/** A run has begun: the bet is final. */
	isBegun: boolean;
	/** The newest run has ended, of itself or because it was stopped: the page was not closed in its middle. */
	hasEnded: boolean;
	/** The group of runs in the lanes; null where runs are not kept, or before the first. */
	group: string | null;
	/** What the first whole run on the demo model showed. */
	told: Told | null;
	/** 0-based, of the first choice at the check question; null before. */
	check: number | null;
}

const NO_RECORD: LessonRecord = {
	bet: null,
	isBegun: false,
	hasEnded: false,
	group: null,
	told: null,
	check: null,
};

export const NO_PROGRESS: Progress = { version: 1, lessons: {}, quiz: { before: null, after: null } };

/** An empty record for a lesson of which nothing is kept. */
export function recordOf({ lessons }: Progress, id: LessonId): LessonRecord {
	return lessons[id] ?? NO_RECORD;
}

/** A copy in which these fields of one lesson's record are changed; `progress` stays as it is. */
export function withRecord(progress: Progress, id: LessonId, change: Partial<LessonRecord>): Progress {
	return { ...progress, lessons: { ...progress.lessons, [id]: { ...recordOf(progress, id), ...change } } };
}

/** For another browser, which does not have the runs. */
export function withoutRuns(progress: Progress): Progress {
	const lessons = Object.entries(progress.lessons).map(([id, record]) => [id, { ...record, group: null }]);
	return { ...progress, lessons: Object.fromEntries(lessons) as Progress['lessons'] };
}

/** What was begun here stays as it is; the rest comes from the other. `taken`: the lessons that do. */
export function filledFrom(
	own: Progress,
	other: Progress,
): { progress: Progress; taken: readonly LessonId[]; kept: readonly LessonId[] } {
	const begun = Object.keys(other.lessons)
		.filter(isLessonId)
		.filter((id) => isBegun(recordOf(other, id)));
	const [kept, taken] = [true, false].map((here) =>
		begun.filter((id) => isBegun(recordOf(own, id)) === here),
	);
	const { lessons } = withoutRuns(other);
	const come = Object.fromEntries((taken ?? []).map((id) => [id, lessons[id]]));
	const quiz = { before: own.quiz.before ?? other.quiz.before, after: own.quiz.after ?? other.quiz.after };
	const progress = { ...own, lessons: { ...own.lessons, ...come } as Progress['lessons'], quiz };
	return { progress, taken: taken ?? [], kept: kept ?? [] };
}

function isBegun({ bet, isBegun, told, check }: LessonRecord): boolean {
	return bet !== null || isBegun || told !== null || check !== null;
}

/** Something was seen, and the check question answered. */
export function isDone({ told, check }: LessonRecord): boolean {
	return told !== null && check !== null;
}

/** Whether the bet came true; null where none was made, or it is open. */
export function betCameTrue({ bet, told }: LessonRecord): boolean | null {
	return bet === null || told === null || told.bet === null ? null : told.bet === bet;
}

/** The course in numbers, each beside what it is out of. */
export interface Standing {
	done: number;
	of: number;
	betsRight: number;
	/** Bets that are decided. */
	bets: number;
	checksRight: number;
	checks: number;
}

/** Over the given lessons alone; what is kept of others does not count. */
export function standingOf(progress: Progress, lessons: readonly Lesson[]): Standing {
	const records = lessons.map((lesson) => ({ lesson, record: recordOf(progress, lesson.id) }));
	const bets = records.flatMap(({ record }) => betCameTrue(record) ?? []);
	const checks = records.flatMap(({ lesson, record: { check } }) =>
		check === null ? [] : [lesson.check.choices[check]?.right === true],
	);
	return {
		done: records.filter(({ record }) => isDone(record)).length,
		of: lessons.length,
		betsRight: bets.filter(Boolean).length,
		bets: bets.length,
		checksRight: checks.filter(Boolean).length,
		checks: checks.length,
	};
}

/** The one door of what is stored: what cannot be read is left out, the rest is kept. */
export function parseProgress(text: string | null): Progress {
	if (text === null) return NO_PROGRESS;
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return NO_PROGRESS;
	}
	return progressIn(value);
}

/** The same of what stands in a file. */
export function progressIn(value: unknown): Progress {
	if (!isRecord(value) || value['version'] !== 1) return NO_PROGRESS;
	const { lessons, quiz } = value;
	const records = isRecord(lessons)
		? Object.entries(lessons).flatMap(([id, record]) =>
				isLessonId(id) && isRecord(record) ? [[id, recordIn(record)] as const] : [],
			)
		: [];
	return {
		version: 1,
		lessons: Object.fromEntries(records),
		quiz: {
			before: isRecord(quiz) ? answersIn(quiz['before']) : null,
			after: isRecord(quiz) ? answersIn(quiz['after']) : null,
		},
	};
}

function recordIn({ bet, isBegun, hasEnded, group, told, check }: Record<string, unknown>): LessonRecord {
	return {
		bet: typeof bet === 'string' ? bet : null,
		isBegun: isBegun === true,
		hasEnded: hasEnded === true,
		group: typeof group === 'string' ? group : null,
		told: toldIn(told),
		check: isPlace(check) ? check : null,
	};
}

function toldIn(value: unknown): Told | null {
	if (!isRecord(value) || typeof value['sentence'] !== 'string') return null;
	const { sentence, claim, bet } = value;
	if (claim !== 'shown' && claim !== 'not-shown' && claim !== 'open') return null;
	return { sentence, claim, bet: typeof bet === 'string' ? bet : null };
}

function answersIn(value: unknown): readonly number[] | null {
	return Array.isArray(value) && value.length > 0 && value.every(isPlace) ? value : null;
}

function isPlace(value: unknown): value is number {
	return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 100;
}
