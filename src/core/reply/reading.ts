import type { Found } from './program.ts';

/** What was read in a reply when it had ended: read once, kept with the call, used by methods, judge, cards and storage. */
export interface Reading extends Found {
	/** The reply breaks off (token limit, circles): where it stops is not its answer. */
	isCut: boolean;
	/** What was unusual, in plain words for the card. */
	notes: readonly string[];
}

/** Which Python blocks of a reply run: the first, as published, or all of them as one program. */
export type BlocksToRun = 'first' | 'all';

/** Of an empty reply. */
export const EMPTY_READING: Reading = {
	program: null,
	prose: '',
	before: 0,
	after: 0,
	isCut: false,
	notes: [],
};

/** The words before the first program; all of them where there is none. */
export function proseBefore({ prose, before }: Reading): string {
	return prose.slice(0, before).trim();
}

/** The words after the last program. */
export function proseAfter({ prose, after }: Reading): string {
	return prose.slice(after).trim();
}
