import type { ExtractedAnswer } from '../run/event.ts';

/**
 * What stands between the last `<<<` and the `>>>` after it, trimmed; null without such a block. Linear in the text.
 * A stray `>>>` (a Python prompt) after the block does not hide it.
 */
export function lastMarked(text: string): string | null {
	const lastClose = text.lastIndexOf('>>>');
	if (lastClose < 3) return null;
	const open = text.lastIndexOf('<<<', lastClose - 3);
	if (open < 0) return null;
	const close = text.indexOf('>>>', open + 3);
	return text.slice(open + 3, close).trim();
}

/** Last non-empty line, trimmed; null when there is none. */
export function lastLine(text: string): string | null {
	const line = text.trimEnd().split('\n').at(-1)?.trim() ?? '';
	return line === '' ? null : line;
}

/** Answer of what a program printed: its last marked block, else its last non-empty line. */
export function answerOfOutput(output: string): ExtractedAnswer | null {
	return found(lastMarked(output), 'output-marker') ?? found(lastLine(output), 'output-line');
}

/** Answer of a reply's prose (code blocks already removed): its last marked block, else its last non-empty line. */
export function answerOfProse(prose: string): ExtractedAnswer | null {
	return found(lastMarked(prose), 'prose-marker') ?? found(lastLine(prose), 'prose-line');
}

function found(text: string | null, from: ExtractedAnswer['from']): ExtractedAnswer | null {
	return text === null ? null : { text, from };
}
