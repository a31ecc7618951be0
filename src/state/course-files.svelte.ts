import type { OfferedFile } from '../core/bench/export/offered-file.ts';
import { type CourseSum, sumOfCourses } from '../core/lessons/course-sum.ts';
import type { filledFrom, Progress } from '../core/lessons/progress.ts';
import { type ReadCourse, readCourseFile } from '../core/lessons/read-course-file.ts';
import { courseFileWords as words } from '../words/course-files.ts';
import { InTurn } from './in-turn.ts';

/** The course of this browser. */
export interface OwnCourse {
	/** Takes over what was not begun here. */
	fillFrom(other: Progress): Pick<ReturnType<typeof filledFrom>, 'taken' | 'kept'>;
}

/** A course file that is looked at. */
export interface OpenedCourse {
	name: string;
	course: ReadCourse;
}

/** Course files of whoever took the lessons: looked at, kept nowhere; one of them can be gone on from. */
export class CourseFiles {
	opened = $state.raw<readonly OpenedCourse[]>([]);
	/** Why others were not opened, a sentence each. */
	faults = $state.raw<readonly string[]>([]);
	/** What came of going on from one; empty before. */
	told = $state('');
	readonly sum: CourseSum = $derived(sumOfCourses(this.opened.map(({ course }) => course)));
	readonly #course: OwnCourse;
	readonly #turn = new InTurn();

	constructor(course: OwnCourse) {
		this.#course = course;
	}

	/**
	 * In place of those that were open; what cannot be read closes none of them. Those that are dropped while others are read wait for
	 * them, and the faults of both are told. Never rejects.
	 */
	open(files: readonly OfferedFile[]): Promise<void> {
		return this.#turn.do((hasWaited) => this.#open(files, hasWaited ? this.faults : []));
	}

	async #open(files: readonly OfferedFile[], before: readonly string[]): Promise<void> {
		const opened: OpenedCourse[] = [];
		const faults = [...before];
		for (const file of files) {
			const read = await readCourseFile(file);
			const name = file.name ?? '';
			if (read.ok) opened.push({ name, course: read.value });
			else
				faults.push(
					files.length === 1 ? words.fault(read.error) : words.ofFile(name, words.fault(read.error)),
				);
		}
		this.faults = faults;
		this.told = '';
		if (opened.length > 0) this.opened = opened;
	}

	/** What was begun here stays as it is. */
	goOnFrom({ course }: OpenedCourse): void {
		if (course.progress !== null) this.told = words.taken(this.#course.fillFrom(course.progress));
	}

	close(): void {
		this.opened = [];
		this.faults = [];
		this.told = '';
	}
}
