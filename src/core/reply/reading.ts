import { findPrograms, withAllBlocks } from './program.ts';
import { splitThinking } from './thinking.ts';

/** What was read in a reply when it had ended: read once, kept with the call, used by methods, judge, cards and storage. */
export interface Reading {
	program: Program | null;
	/** The text without its Python blocks; other fenced text stays, without the fence lines. */
	prose: string;
	/** `prose.slice(0, before)` stands before the first Python block; 0-based. */
	before: number;
	/** `prose.slice(after)` stands after the last Python block; 0 when there is none. */
	after: number;
	/** What was unusual, in plain words for the card. */
	notes: readonly string[];
}

export interface Program {
	/** The first Python block, as published. */
	code: string;
	/** What was unusual about the block: "first of 3 blocks", "fence labelled py", "fence was not closed". Null if nothing. */
	note: string | null;
	/** Every Python block, in order; the first is `code`. */
	blocks: readonly string[];
	/** Why the first block alone answers nothing ("block 2 calls what block 1 defines"); null when it can stand alone. */
	needsOthers: string | null;
}

/** Which Python blocks of a reply run: the first, as published, or all of them as one program. */
export type BlocksToRun = 'first' | 'all';

/** Reads a reply; thinking in it counts for nothing. Linear in its length. */
export function readReply(text: string, blocks: BlocksToRun = 'first'): Reading {
	const { said, isOpen } = splitThinking(text);
	const found = findPrograms(said);
	const program = found.program !== null && blocks === 'all' ? withAllBlocks(found.program) : found.program;
	return { ...found, program, notes: isOpen ? [OPEN_THINKING] : [] };
}

const OPEN_THINKING = 'The thinking was never closed, so nothing was said';

export const EMPTY_READING: Reading = { program: null, prose: '', before: 0, after: 0, notes: [] };

export function proseBefore({ prose, before }: Reading): string {
	return prose.slice(0, before).trim();
}

export function proseAfter({ prose, after }: Reading): string {
	return prose.slice(after).trim();
}
