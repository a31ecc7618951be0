import { findPrograms, type Found, programOf, withAllBlocks } from './program.ts';
import { splitThinking } from './thinking.ts';
import { findBareCalls, findMarkedCalls, type WrittenCalls } from './tool-call.ts';

/** What was read in a reply when it had ended: read once, kept with the call, used by methods, judge, cards and storage. */
export interface Reading extends Found {
	/** The reply breaks off (token limit, circles): where it stops is not its answer. */
	isCut: boolean;
	/** What was unusual, in plain words for the card. */
	notes: readonly string[];
}

/** Which Python blocks of a reply run: the first, as published, or all of them as one program. */
export type BlocksToRun = 'first' | 'all';

/** Reads a reply; thinking in it counts for nothing. Linear in its length. */
export function readReply(text: string, blocks: BlocksToRun = 'first'): Reading {
	const { said, isOpen } = splitThinking(text);
	const found = findCodes(said);
	const program = found.program !== null && blocks === 'all' ? withAllBlocks(found.program) : found.program;
	return { ...found, program, isCut: false, notes: isOpen ? [OPEN_THINKING] : [] };
}

/** Marked calls come first, for their arguments may hold fences; a bare object only where there is no block. */
function findCodes(said: string): Found {
	const marked = findMarkedCalls(said);
	if (marked !== null) return fromCalls(marked);
	const found = findPrograms(said);
	const bare = found.program === null ? findBareCalls(said) : null;
	return bare === null ? found : fromCalls(bare);
}

function fromCalls({ codes, prose, before, after }: WrittenCalls): Found {
	const count = codes.length > 1 ? `first of ${String(codes.length)} calls, ` : '';
	const program = { ...programOf(codes, `${count}written as a tool call`), written: 'call' as const };
	return { program, prose, before, after };
}

const OPEN_THINKING = 'The thinking was never closed, so nothing was said';

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
