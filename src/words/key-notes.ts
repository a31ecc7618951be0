import { plural } from '../core/format.ts';

/** What is said of keys wherever runs leave the page, once the page has looked through all that is given away. */
export const keyNotes = {
	none: 'No key is in it.',
	/** Where a file beside them is looked through only when it is made. */
	noneInLinks: 'No key is in the link, the report or the frame.',
	/** @param runs in which something stands that looks like one; what people, models and programs wrote is never changed */
	likely: (runs: number) =>
		`Something that looks like a key or a login stands in what was asked, said or printed in ${plural(runs, 'run')}: look before you share it.`,
} as const;
