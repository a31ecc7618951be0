import { lastMarked } from '../tasks/answer.ts';

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
	const bracketed = lastMarked(reply) ?? '';
	if (bracketed !== '') return tokenOf(bracketed) ?? { kind: 'guidance', text: bracketed };
	const alone = reply
		.split('\n')
		.map(tokenOf)
		.findLast((word) => word !== null);
	if (alone !== undefined) return alone;
	const text = reply.trim();
	return text === '' ? { kind: 'nothing' } : { kind: 'guidance', text };
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
