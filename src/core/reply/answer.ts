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

/**
 * Answer of a reply's prose (code blocks already removed): its last marked block, else the last `\boxed{…}`, which many
 * models write whatever they are asked, else its last non-empty line.
 */
export function answerOfProse(prose: string): ExtractedAnswer | null {
	return found(lastMarked(prose) ?? lastBoxed(prose), 'prose-marker') ?? found(lastLine(prose), 'prose-line');
}

/** Content of the last box, braces matched; null without a closed one. */
function lastBoxed(text: string): string | null {
	const start = text.lastIndexOf('\\boxed{') + 7;
	if (start < 7) return null;
	let depth = 1;
	for (let at = start; at < text.length; at++) {
		if (text.charAt(at) === '{') depth++;
		else if (text.charAt(at) === '}' && --depth === 0) return text.slice(start, at).trim() || null;
	}
	return null;
}

function found(text: string | null, from: ExtractedAnswer['from']): ExtractedAnswer | null {
	return text === null ? null : { text, from };
}
