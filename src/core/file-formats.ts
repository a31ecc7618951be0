import { isRecord } from './json.ts';

/** What a file that this page opens says of itself, so that no other JSON is taken for one. */
export const RUNS_FORMAT = 'codesteer-runs';
/** Of runs to be looked at before they are kept, as Share makes it. */
export const CAPSULE_FORMAT = 'codesteer-capsule';
export const EXPERIMENT_FORMAT = 'codesteer-experiment';
/** Of the lessons: what one person did in them. */
export const COURSE_FORMAT = 'codesteer-course';

const FORMATS = [RUNS_FORMAT, CAPSULE_FORMAT, EXPERIMENT_FORMAT, COURSE_FORMAT] as const;
export type FileFormat = (typeof FORMATS)[number];

/** It is not what is opened here. `format`: what else of this page's it is; absent where it is none of them. */
export interface OtherFormat {
	kind: 'other-format';
	format?: FileFormat;
}

/** @param here what is opened where the file was given */
export function otherFormat(said: unknown, here: FileFormat | null): OtherFormat {
	const format = FORMATS.find((one) => one === said && one !== here);
	return { kind: 'other-format', ...(format === undefined ? {} : { format }) };
}

/** The same of JSON that has been read. */
export function otherFormatOf(value: unknown, here: FileFormat): OtherFormat {
	return otherFormat(isRecord(value) ? value['format'] : null, here);
}

/** What a file of this page's says that it is, by its first letters alone. */
export function formatIn(head: string): string | null {
	return /^\uFEFF?\s*\{\s*"format"\s*:\s*"([\w-]{1,60})"/.exec(head.slice(0, 200))?.[1] ?? null;
}
