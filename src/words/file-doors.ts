import {
	CAPSULE_FORMAT,
	COURSE_FORMAT,
	EXPERIMENT_FORMAT,
	type OtherFormat,
	RUNS_FORMAT,
} from '../core/file-formats.ts';

const DOORS = {
	[RUNS_FORMAT]: 'It holds runs that Runs exported: open it in Runs.',
	[CAPSULE_FORMAT]: 'It holds runs that somebody shared: open it by “Open shared runs” in Runs, alone.',
	[EXPERIMENT_FORMAT]: 'It holds an experiment: open it in Bench, by “Open an experiment file”.',
	[COURSE_FORMAT]: 'It holds what somebody did in the lessons: open it in Lessons, by “Open course files”.',
};

/** Where a file is opened that was given to another screen. @param none says what this screen opens, where the file is none of this page's */
export function doorOf({ format }: OtherFormat, none: string): string {
	return format === undefined ? none : DOORS[format];
}
