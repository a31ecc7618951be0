import { findPrograms, type Found, programOf, withAllBlocks } from './program.ts';
import type { BlocksToRun, Reading } from './reading.ts';
import { splitThinking } from './thinking.ts';
import { findBareCalls, findMarkedCalls, type WrittenCalls } from './tool-call.ts';

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
