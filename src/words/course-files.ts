import { LARGEST_COURSE, type CourseFault } from '../core/lessons/read-course-file.ts';
import type { QuizSum } from '../core/lessons/course-sum.ts';
import { bytes, plural } from '../core/format.ts';
import { assertNever } from '../core/result.ts';
import { shownText } from '../core/shown-text.ts';
import { doorOf } from './file-doors.ts';

/** Course files that are opened in Lessons. */
export const courseFileWords = {
	open: 'Open course files',
	hint: 'Yours from another browser, or those of a class: looked at here, nothing here is overwritten.',
	title: (files: number) => (files === 1 ? 'A course file' : `${String(files)} course files`),
	/** A file's name may be anybody's words. */
	name: (name: string) => shownText(name, 80),
	ofFile: (name: string, says: string) => `${shownText(name, 80)}: ${says}`,
	close: 'Close',
	quiz: {
		before: (sum: QuizSum | null) => quizLine('Questions before the course', sum),
		after: (sum: QuizSum | null) => quizLine('Questions after it', sum),
	},
	table: 'Lessons, over all files',
	columns: { lesson: 'Lesson', done: 'Done', bets: 'Bets that came true', checks: 'Question right at once' },
	outOf: (count: number, of: number) => (of === 0 ? '–' : `${String(count)} of ${String(of)}`),
	noLesson: 'No lesson was begun.',
	/** Of one lesson in one file. */
	done: 'done',
	begun: 'begun',
	bet: (label: string, right: boolean | null) =>
		`bet “${shownText(label, 200)}”${right === null ? '' : right ? ', which came true' : ', which did not come true'}`,
	check: (right: boolean) => (right ? 'question right at once' : 'question wrong at first'),
	goOn: 'Go on from this file here',
	goOnHelp:
		'Lessons that you have not begun here are taken over; those you have stay as they are. Runs stay where they were.',
	noProgress: 'Saved by an earlier version of this page: it can be read, and not gone on from.',
	taken: ({ taken, kept }: { taken: readonly unknown[]; kept: readonly unknown[] }) =>
		`${taken.length === 0 ? 'No lesson' : plural(taken.length, 'lesson')} taken over${kept.length === 0 ? '' : `; ${plural(kept.length, 'lesson')} begun here stayed`}.`,
	fault,
} as const;

function quizLine(label: string, sum: QuizSum | null): string {
	if (sum === null) return `${label}: not answered`;
	const { people, right, of } = sum;
	if (people === 1) return `${label}: ${String(right)} of ${String(of)} right`;
	return `${label}: ${right.toFixed(1)} of ${String(of)} right on average, of ${String(people)} people`;
}

/** What went wrong and what to do. */
function fault(of: CourseFault): string {
	switch (of.kind) {
		case 'too-large':
			return `The file has ${bytes(of.bytes)}; a course has ${bytes(LARGEST_COURSE)} at most. Choose the file that Lessons saved.`;
		case 'unreadable':
			return `The file cannot be read (${of.why}). Choose it again; if it stands on a drive or in a cloud folder, copy it to this computer first.`;
		case 'empty':
			return 'The file is empty. Save the course again where it was taken.';
		case 'cut-off':
			return 'The file ends in the middle: it was cut off while it was saved or copied. Get it again from where it was made.';
		case 'not-json':
			return 'The file is no course, or was damaged on its way. Choose a file (.json) that Lessons saved.';
		case 'other-format':
			return doorOf(of, 'The file holds no course. Choose a file (.json) that Lessons saved.');
		case 'newer':
			return `The file was made by a newer version of this page (format ${String(of.version)}). Reload the page to get its newest version, then open the file again.`;
		case 'damaged':
			return `The course cannot be read. ${shownText(of.why, 200)}. The file was changed or damaged; save it again where it was made.`;
		default:
			return assertNever(of);
	}
}
