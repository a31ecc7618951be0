import { courseFileOf } from '../core/lessons/course-file.ts';
import type { Lesson } from '../core/lessons/lesson.ts';
import type { LessonId } from '../core/lessons/lesson-id.ts';
import {
	filledFrom,
	type LessonRecord,
	NO_PROGRESS,
	parseProgress,
	type Progress,
	type QuizTime,
	recordOf,
	standingOf,
	withRecord,
} from '../core/lessons/progress.ts';
import { CourseFiles, type OwnCourse } from './course-files.svelte.ts';
import { lasting } from './lasting.svelte.ts';
import { LessonSession, type LessonPorts } from './lesson-session.svelte.ts';

/** What the course needs from the world. */
export interface CoursePorts extends Omit<LessonPorts, 'record' | 'change'> {
	lessons: readonly Lesson[];
	/** Where progress is kept, for all tabs of this browser; a browser may refuse it. */
	storage: { load(): string | null; save(text: string): void };
	/** Has the browser save a file. */
	saveFile(name: string, text: string): void;
}

/** The lessons with what a person has done of them. Runs of a lesson go on while another screen is looked at. */
export class Course implements OwnCourse {
	readonly lessons: readonly Lesson[];
	/** Those of others, to be looked at, and one's own from elsewhere. */
	readonly files: CourseFiles = lasting(() => new CourseFiles(this));
	progress = $state.raw<Progress>(NO_PROGRESS);
	readonly standing = $derived.by(() => standingOf(this.progress, this.lessons));
	readonly #ports: CoursePorts;
	readonly #sessions = new Map<LessonId, LessonSession>();

	constructor(ports: CoursePorts) {
		this.#ports = ports;
		this.lessons = ports.lessons;
		this.progress = parseProgress(ports.storage.load());
	}

	get isBusy(): boolean {
		return [...this.#sessions.values()].some((session) => session.isBusy);
	}

	session(lesson: Lesson): LessonSession {
		const known = this.#sessions.get(lesson.id);
		if (known !== undefined) return known;
		const session: LessonSession = lasting(
			() =>
				new LessonSession(lesson, {
					...this.#ports,
					record: () => recordOf(this.progress, lesson.id),
					change: (change) => {
						// What ends after the course was begun anew changes nothing.
						if (this.#sessions.get(lesson.id) === session) this.#record(lesson.id, change);
					},
				}),
		);
		this.#sessions.set(lesson.id, session);
		return session;
	}

	/** @param places 0-based, of the choices, in the order of the questions */
	answerQuiz(time: QuizTime, places: readonly number[]): void {
		this.#change((progress) => ({ ...progress, quiz: { ...progress.quiz, [time]: places } }));
	}

	saveFile(): void {
		const text = JSON.stringify(courseFileOf(this.progress, this.lessons), null, '\t');
		this.#ports.saveFile('codesteer-course.json', `${text}\n`);
	}

	/** Takes over what was not begun here from a course that was begun elsewhere. */
	fillFrom(other: Progress): ReturnType<OwnCourse['fillFrom']> {
		const filled = filledFrom(parseProgress(this.#ports.storage.load()), other);
		// One that was only looked at stands there as it came.
		for (const id of filled.taken) this.#sessions.delete(id);
		this.#save(filled.progress);
		return filled;
	}

	/** Takes all progress away, here and from what is kept; runs in the list of runs stay. */
	reset(): void {
		for (const session of this.#sessions.values()) session.stop();
		this.#sessions.clear();
		this.#save(NO_PROGRESS);
	}

	#record(id: LessonId, change: Partial<LessonRecord>): void {
		this.#change((progress) => withRecord(progress, id, change));
	}

	/** On top of what another tab has done meanwhile; where that has taken everything away, of nothing. */
	#change(change: (progress: Progress) => Progress): void {
		this.#save(change(parseProgress(this.#ports.storage.load())));
	}

	#save(progress: Progress): void {
		this.progress = progress;
		this.#ports.storage.save(JSON.stringify(progress));
	}
}
