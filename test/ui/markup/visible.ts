import { readBlocks } from '../../../src/ui/kit/markup/blocks.ts';
import { htmlOf } from '../../../src/ui/kit/markup/html.ts';

export function drawn(text: string): string {
	return htmlOf(readBlocks(text));
}

/** Text a reader sees, formulas as their source: each block on its own lines, tags off, entities decoded. */
export function visible(text: string): string {
	return drawn(text)
		.replace(/<\/(?:p|h\d|pre|tr|li)>/g, '\n')
		.replace(/<\/t[dh]>/g, ' ')
		.replace(/<[^>]*>/g, '')
		.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
		.replace(/\n+$/, '');
}

/** Letters and digits in order. */
export function lettersOf(text: string): string {
	return text.replace(/[^\p{L}\p{N}]/gu, '');
}
