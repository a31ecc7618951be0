/** What a coach's reply asks for. */
export type CoachWord =
	| { kind: 'code' }
	| { kind: 'text' }
	| { kind: 'return' }
	| { kind: 'terminate' }
	/** Words for the task model: what stood in brackets, else the whole reply. */
	| { kind: 'guidance'; text: string }
	| { kind: 'nothing' };

/**
 * Reads a coach's reply. A decision counts only in brackets or alone on a line: a coach that merely talks about returning
 * the answer has not returned it, not even with "I would not say <<<Return Answer>>> yet". Tokens are looked for before
 * brackets are taken off. Brackets around a word or two in the middle of a sentence quote the answer format ("give it as
 * <<<number>>>"); then the whole reply is the guidance.
 */
export function readCoachReply(reply: string): CoachWord {
	const text = reply.trim();
	const last = bracketed(reply).findLast(({ before }) => !NEGATED.test(before));
	const token = last === undefined ? null : tokenOf(last.text);
	if (token !== null) return token;
	if (last !== undefined && !(WITHIN_SENTENCE.test(last.before) && last.text.split(/\s+/).length < 3)) {
		return { kind: 'guidance', text: last.text };
	}
	const alone = reply
		.split('\n')
		.map(tokenOf)
		.findLast((word) => word !== null);
	return alone ?? (text === '' || /^[<>\s]*$/.test(text) ? { kind: 'nothing' } : { kind: 'guidance', text });
}

/** "not", "never" or "instead of" at most three words before, with no comma or full stop between. */
const NEGATED = /(?:\b(?:not|never|without|than|instead of)|n['’]t)(?:[ \t]+[\p{L}"'`*]+){0,3}[ \t"'`*]*$/iu;
const WITHIN_SENTENCE = /[\p{L}\p{N}][ \t"'`*]*$/u;

interface Bracketed {
	text: string;
	/** The end of what stands before the block. */
	before: string;
}

/**
 * The outermost blocks in triple brackets: guidance often quotes the answer format, which has brackets of its own. A block
 * left open goes on to the end; empty ones do not count. Linear in the reply.
 */
function bracketed(reply: string): Bracketed[] {
	const found: Bracketed[] = [];
	let [depth, start] = [0, 0];
	const add = (end: number): void => {
		const text = reply.slice(start, end).trim();
		if (text !== '') found.push({ text, before: reply.slice(Math.max(0, start - 83), start - 3) });
	};
	for (const { 0: mark, index } of reply.matchAll(/<<<|>>>/g)) {
		if (mark === '<<<') {
			if (depth === 0) start = index + 3;
			depth++;
		} else if (depth > 0) {
			depth--;
			if (depth === 0) add(index);
		}
	}
	if (depth > 0) add(reply.length);
	return found;
}

function tokenOf(text: string): CoachWord | null {
	if (text.length > 40) return null;
	switch (
		text
			.replace(/[<>*_`"'.!\s]+/g, ' ')
			.trim()
			.toLowerCase()
	) {
		case 'code':
			return { kind: 'code' };
		case 'text':
			return { kind: 'text' };
		case 'return answer':
		case 'return the answer':
			return { kind: 'return' };
		case 'terminate':
			return { kind: 'terminate' };
		default:
			return null;
	}
}
