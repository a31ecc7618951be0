/** Something in brackets in a coach's reply. Positions are 0-based, `end` exclusive, brackets included. */
export interface Span {
	/** Trimmed, without its own brackets; inner ones stay. */
	text: string;
	start: number;
	end: number;
}

interface Mark {
	isOpen: boolean;
	at: number;
}

/**
 * The outermost blocks in triple brackets: guidance often quotes the answer format, which has brackets of its own. Brackets
 * in fenced code count neither as beginnings nor as ends. A block left open goes on to the end; empty ones do not count.
 * Linear in the reply.
 */
export function bracketSpans(reply: string, fences: readonly Fence[]): Span[] {
	const found: Span[] = [];
	const marks = marksOf(reply, fences);
	let [depth, start] = [0, 0];
	const add = (end: number, after: number): void => {
		const text = reply.slice(start + 3, end).trim();
		if (text !== '') found.push({ text, start, end: after });
	};
	for (const [i, { isOpen, at }] of marks.entries()) {
		if (isOpen) {
			if (depth === 0) start = at;
			depth++;
		} else if (depth > 0 && !(depth === 1 && isPrompt(reply, at) && marks[i + 1]?.isOpen === false)) {
			depth--;
			if (depth === 0) add(at, at + 3);
		}
	}
	if (depth > 0) add(reply.trimEnd().endsWith('>>>') ? reply.lastIndexOf('>>>') : reply.length, reply.length);
	return found;
}

function marksOf(reply: string, fences: readonly Fence[]): Mark[] {
	const marks: Mark[] = [];
	let fence = 0;
	for (const { 0: mark, index: at } of reply.matchAll(/<<<|>>>/g)) {
		while ((fences[fence]?.end ?? Infinity) <= at) fence++;
		if ((fences[fence]?.start ?? Infinity) <= at) continue;
		marks.push({ isOpen: mark === '<<<', at });
	}
	return marks;
}

/** Python's own prompt at the beginning of a line, quoted in guidance. */
function isPrompt(reply: string, at: number): boolean {
	return (at === 0 || reply.charAt(at - 1) === '\n') && /^>>> \S/.test(reply.slice(at, at + 5));
}

/** Fenced code, fence lines included; positions as in `Span`. */
export interface Fence {
	start: number;
	end: number;
	/** Without the fence lines. */
	text: string;
}

/** Closed fences only: what stands behind one left open is not hidden. One may begin right behind opening brackets. */
export function fencesOf(reply: string): Fence[] {
	const fences: Fence[] = [];
	let open: { start: number; inside: number; mark: string } | null = null;
	for (let at = 0; at <= reply.length;) {
		const next = reply.indexOf('\n', at);
		const stop = next < 0 ? reply.length : next;
		const [whole = '', before = '', mark = ''] =
			/^([ \t>]{0,8}(?:<<<[ \t]{0,4})?)(`{3,40}|~{3,40})/.exec(reply.slice(at, Math.min(stop, at + 64))) ??
			[];
		if (mark !== '') {
			if (open === null) open = { start: at + before.length, inside: stop + 1, mark };
			else if (mark.startsWith(open.mark)) {
				fences.push({ start: open.start, end: at + whole.length, text: reply.slice(open.inside, at) });
				open = null;
			}
		}
		at = stop + 1;
	}
	return fences;
}

/** The reply with spans or fences blanked out, so that positions stay. */
export function blanked(reply: string, parts: readonly { start: number; end: number }[]): string {
	const pieces: string[] = [];
	let at = 0;
	for (const { start, end } of [...parts].sort((a, b) => a.start - b.start)) {
		if (start < at) continue;
		pieces.push(reply.slice(at, start), reply.slice(start, end).replace(/[^\n]/g, ' '));
		at = end;
	}
	return pieces.join('') + reply.slice(at);
}
