import { err, ok, type Result } from '../result.ts';

/** Why nothing is opened of what was pasted; `words/capsule.ts` says it. */
export type PastedFault =
	| { kind: 'no-link' }
	/** It leads to a screen of this page that shows nothing of what is shared as a record. */
	| { kind: 'other-screen' }
	/** Browsers go to no such address. */
	| { kind: 'too-large' };

/** Of what is packed in an address, in characters; far more than any link that is given out. */
const MOST_IN_ADDRESS = 1_000_000;

/** Where it stands in an address of the page or of a frame; mail programs that lead links through a server of theirs escape it. */
const SHARED = /(?:#|%23)(?:\/|%2f)(?:open|embed)(?:\/|%2f)(experiment(?:\/|%2f)|figure(?:\/|%2f))?([\w-]*)/i;

/** What an address holds, alone; words are shorter. */
const PACKED = /^(experiment\/)?([zj][\w-]{39,})$/;

/** The address within this page of what a text that was copied somewhere leads to: a link, the code of a frame, or what a link holds alone. */
export function pastedLink(text: string): Result<string, PastedFault> {
	const joined = withoutBreaks(text);
	const found = SHARED.exec(joined) ?? PACKED.exec(joined.replace(/^[<"'(]|[>"')]$/g, ''));
	const [, kind = '', packed = ''] = found ?? [];
	if (/^figure/i.test(kind)) return ok('#/bench/published');
	if (packed.length > MOST_IN_ADDRESS) return err({ kind: 'too-large' });
	if (packed !== '') return ok(`#/open/${kind === '' ? '' : 'experiment/'}${packed}`);
	return err({ kind: /#\/(?:\?|(?!open\b|embed\b)[a-z])/.test(joined) ? 'other-screen' : 'no-link' });
}

/** Mail programs break long lines: what a break parts belongs together. An empty line or a space ends an address. */
function withoutBreaks(text: string): string {
	return text
		.replace(/[\u00ad\u200b-\u200d\u2060]/g, '')
		.trim()
		.replace(/\s+/g, (white) => (/^[^\S\r\n]*(?:\r\n?|\n)[^\S\r\n]*$/.test(white) ? '' : ' '));
}
