/**
 * What a coach's reply says to a person: the guidance between its marks, else, where the marks only name a choice, the words before
 * them, which may be none.
 */
export function coachWords(reply: string): string {
	const close = reply.lastIndexOf('>>>');
	const open = close === -1 ? -1 : reply.lastIndexOf('<<<', close);
	if (open === -1) return reply.trim();
	const marked = reply.slice(open + 3, close).trim();
	const before = reply.slice(0, open).trim();
	return CHOICES.has(marked.toLowerCase()) ? before : marked;
}

const CHOICES: ReadonlySet<string> = new Set(['code', 'text', 'return answer', 'terminate']);
