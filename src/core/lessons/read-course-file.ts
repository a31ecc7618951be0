import { type OfferedFile, readText, type UnreadFault } from '../bench/export/offered-file.ts';
import { isTooDeep } from '../bench/export/portable-json.ts';
import { COURSE_FORMAT, type OtherFormat, otherFormatOf } from '../file-formats.ts';
import { isRecord } from '../json.ts';
import { type Decoded, flag, list, nullable, object, oneOf, text, whole } from '../record/decode.ts';
import { decodeWith } from '../record/parse.ts';
import { versionAbove } from '../record/version.ts';
import { err, ok, type Result } from '../result.ts';
import { type Progress, progressIn } from './progress.ts';

const VERSION = 1;

/** Bytes: a hundred times what a course takes. */
export const LARGEST_COURSE = 5 * 1024 * 1024;

const quizResult = object({
	right: whole(0),
	of: whole(1),
	answers: list(object({ concept: text, answer: text, right: flag })),
});

const courseFile = object({
	before: nullable(quizResult),
	after: nullable(quizResult),
	lessons: list(
		object({
			id: text,
			title: text,
			done: flag,
			bet: nullable(text),
			betRight: nullable(flag),
			seen: nullable(text),
			claim: nullable(oneOf('shown', 'not-shown', 'open')),
			checkRight: nullable(flag),
		}),
	),
});

/** A course as it was saved, perhaps by a page with other lessons. */
export type ReadCourse = Decoded<typeof courseFile> & {
	/** Null in files of before, which can be looked at and not gone on from. */
	progress: Progress | null;
};

/** Why a file shows no course. */
export type CourseFault =
	| UnreadFault
	| { kind: 'cut-off' }
	| { kind: 'not-json' }
	| OtherFormat
	| { kind: 'newer'; version: number }
	/** `why` names the place and what was expected there. */
	| { kind: 'damaged'; why: string };

/** The door of course files. */
export async function readCourseFile(file: OfferedFile): Promise<Result<ReadCourse, CourseFault>> {
	if (file.size > LARGEST_COURSE) return err({ kind: 'too-large', bytes: file.size });
	const read = await readText(file);
	if (!read.ok) return read;
	let value: unknown;
	try {
		value = isTooDeep(read.value) ? null : JSON.parse(read.value);
	} catch {
		const isOurs = read.value.slice(0, 200).includes(`"${COURSE_FORMAT}"`);
		return err({ kind: isOurs && !read.value.trimEnd().endsWith('\n}') ? 'cut-off' : 'not-json' });
	}
	if (!isRecord(value) || value['format'] !== COURSE_FORMAT) return err(otherFormatOf(value, COURSE_FORMAT));
	const above = versionAbove(VERSION, value);
	if (above !== null) return err({ kind: 'newer', version: above });
	const { before, after, lessons, progress } = value;
	const course = decodeWith(courseFile, { before, after, lessons }, 'file');
	if (!course.ok) return err({ kind: 'damaged', why: course.error });
	return ok({ ...course.value, progress: isRecord(progress) ? progressIn(progress) : null });
}
