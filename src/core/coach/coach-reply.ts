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
 * the answer has not returned it. Tokens are looked for before brackets are taken off.
 */
export function readCoachReply(reply: string): CoachWord {
	const bracketed = lastBracketed(reply);
	if (bracketed !== '') return tokenOf(bracketed) ?? { kind: 'guidance', text: bracketed };
	const alone = reply
		.split('\n')
		.map(tokenOf)
		.findLast((word) => word !== null);
	if (alone !== undefined) return alone;
	const text = reply.trim();
	return text === '' ? { kind: 'nothing' } : { kind: 'guidance', text };
}

/**
 * The last outermost block in triple brackets: guidance often quotes the answer format, which has brackets of its own. A
 * block left open goes on to the end. Empty without one; linear in the reply.
 */
function lastBracketed(reply: string): string {
	let [depth, start, found] = [0, 0, ''];
	for (const { 0: mark, index } of reply.matchAll(/<<<|>>>/g)) {
		if (mark === '<<<') {
			if (depth === 0) start = index + 3;
			depth++;
		} else if (depth > 0) {
			depth--;
			if (depth === 0) found = reply.slice(start, index);
		}
	}
	return (depth > 0 ? reply.slice(start) : found).trim();
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
			return { kind: 'return' };
		case 'terminate':
			return { kind: 'terminate' };
		default:
			return null;
	}
}
