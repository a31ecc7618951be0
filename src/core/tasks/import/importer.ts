import type { FamilyId } from '../family-id.ts';

/** A dropped file: its path inside what the person dropped, with `/`, and its text. */
export interface DroppedFile {
	path: string;
	text: string;
}

/** One sample of the public data, mapped to our instance. */
export interface ImportedSample {
	/** Where it came from, for the list of defects: the sample's folder, or file and row. */
	name: string;
	/** Passed the family's own `parse`. */
	instance: unknown;
	/** The stored answer in our answer format, without markers; absent where the data has none. */
	storedAnswer?: string;
}

/** A sample that could not be mapped, and why, in one sentence. */
export interface RejectedSample {
	name: string;
	why: string;
}

/**
 * Reads a person's own copy of the public data of one family. It never throws on junk: what it cannot read becomes a
 * `RejectedSample`. It is given the dropped files of which `recognises` said yes, those of a folder always together.
 */
export interface Importer {
	family: FamilyId;
	/** By path alone: folder and file names of the official layout, wherever in the dropped tree they start. */
	recognises(path: string): boolean;
	read(files: readonly DroppedFile[]): { samples: ImportedSample[]; rejected: RejectedSample[] };
}

/** The part of a family that an importer works for. */
export interface ImportTarget {
	id: FamilyId;
	/** The family's own check of an instance; null when it is none. */
	parse(value: unknown): unknown;
}
