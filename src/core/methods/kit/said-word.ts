import type { ExecutionResult } from '../../execution.ts';

/**
 * Which of the words a program has printed as its last line, with nothing but marks around it; capitals do not matter. Null where it
 * ended otherwise, or where another line is another of the words: it is of two minds.
 */
export function saidWord<W extends string>(result: ExecutionResult, words: readonly W[]): W | null {
	if (result.kind !== 'finished' || result.truncated) return null;
	const said = result.stdout
		.trim()
		.split('\n')
		.slice(-MOST_LINES)
		.map((line) => wordOf(line, words));
	const last = said.at(-1) ?? null;
	return said.every((word) => word === null || word === last) ? last : null;
}

/** Enough for any test; what a program prints without end is not read. */
const MOST_LINES = 1000;

function wordOf<W extends string>(line: string, words: readonly W[]): W | null {
	if (line.length > 200) return null;
	const bare = line
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()
		.toUpperCase();
	return words.find((word) => word === bare) ?? null;
}
