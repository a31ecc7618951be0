import type { Reading } from './reading.ts';

/** Words that go in circles: how often in a row the same line or block was written. */
export interface Repetition {
	/** The line, or the lines of the block, as last written. */
	text: string;
	times: number;
	kind: 'line' | 'block';
}

/**
 * Endless text: the same line at least four times, or the same block of lines three times in a row. Short lines, rules and
 * bare brackets repeat in healthy text and do not count; nor do
 * the lines of a program. Null when nothing repeats; linear in the text for lines, and in
 * its last lines for blocks.
 */
export function repeatedLine({ prose }: Reading): Repetition | null {
	const lines = prose
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
	return repeatedBlock(lines) ?? mostRepeated(lines);
}

const LINE_TIMES = 4;
const BLOCK_TIMES = 3;
const MAX_BLOCK = 12;

function mostRepeated(lines: readonly string[]): Repetition | null {
	const counts = new Map<string, number>();
	let worst: Repetition | null = null;
	for (const line of lines) {
		if (!isTelling(line)) continue;
		const times = (counts.get(line) ?? 0) + 1;
		counts.set(line, times);
		if (times >= LINE_TIMES && times >= (worst?.times ?? 0)) worst = { text: line, times, kind: 'line' };
	}
	return worst;
}

/** Looks at the end of the text only: that is where a loop shows while it streams. */
function repeatedBlock(lines: readonly string[]): Repetition | null {
	for (let size = 2; size <= MAX_BLOCK; size++) {
		let times = 1;
		while (hasBlockBefore(lines, size, times)) times++;
		const block = lines.slice(-size);
		if (times >= BLOCK_TIMES && new Set(block).size > 1 && block.some(isTelling)) {
			return { text: block.join('\n'), times, kind: 'block' };
		}
	}
	return null;
}

function hasBlockBefore(lines: readonly string[], size: number, times: number): boolean {
	const start = lines.length - size * (times + 1);
	if (start < 0) return false;
	for (let i = 0; i < size; i++) if (lines[start + i] !== lines[lines.length - size + i]) return false;
	return true;
}

/** At least eight characters, one of them a letter or digit, and not a table or code line made of marks. */
function isTelling(line: string): boolean {
	return line.length >= 8 && /[\p{L}\p{N}]/u.test(line);
}
