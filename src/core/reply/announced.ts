import { shapeOf } from './blocks.ts';
import { lastSaid } from './sentence.ts';

/** One place where a text says what its answer is. Offsets are 0-based. */
export interface Announced {
	/** Everything that is announced, and then what its sentence says plainly; most complete first. */
	texts: readonly string[];
	/** It says "answer"; a heading such as "Solution:" only leads to it. */
	isNamed: boolean;
	start: number;
	end: number;
}

const WORDS =
	'(?:(?:so|thus|therefore|hence|finally|and|overall|in conclusion)[, ]\\s{0,2}){0,2}' +
	'(?:(?:the|my|our)\\s)?(?:(?:final|correct|right)\\s)?';
/** "The answer is …", "So the final answer to this question is: …". */
const SENTENCE = new RegExp(
	`^${WORDS}answer(?:\\s(?:to|for)\\s(?:this|the)(?:\\s\\w{1,20}){1,2})?\\s(?:is|are)\\b(?:\\s(?:therefore|thus|simply|as follows)\\b)?(?:[*_]{0,3}\\s?:)?(?:[*_]{1,3}(?=\\s|$))?\\s{0,2}(.*)$`,
	'i',
);
/** "Answer: …", "**Solution:**". */
const LABEL = new RegExp(`^${WORDS}(answer|solution)[*_]{0,3}\\s?:(?:[*_]{1,3}(?=\\s|$))?\\s{0,2}(.*)$`, 'i');
/** "### Answer", "**Final Answer**" on a line of its own. */
const HEADING =
	/^\s{0,3}(?:#{1,6}\s[*_]{0,3}|[*_]{2,3})(?:(?:the|final|correct)\s){0,2}answer[*_]{0,3}:?[*_]{0,3}\s*$/i;
/** "The answer is found by …", "the answer is correct": says something about the answer, but not what it is. */
const SPEAKS_OF_IT =
	/^(?:(?:then|simply|also|now|thus|therefore) )?(?:found|obtained|given|computed|calculated|determined|derived|shown|stated|written|stored|printed|returned|displayed|presented|based|by|as|to|that|because|correct|incorrect|right|wrong)\b(?! ?[:=]? ?\d)/i;
const LONGEST_LINE = 600;

/**
 * The announcements of an answer in a text, in order, the last hundred of them: sentences that say "the answer is", lines behind "Answer:", and the
 * block below where nothing follows on the line. Of a text that breaks off only those that had ended. Linear in the text.
 */
export function announcements(text: string, isCut: boolean): Announced[] {
	const found: (Omit<Announced, 'texts'> & { texts: () => string[] })[] = [];
	const lines = text.split('\n');
	let at = 0;
	for (const [i, line] of lines.entries()) {
		const start = at;
		at += line.length + 1;
		if (line.length > LONGEST_LINE || !/answer|solution/i.test(line)) continue;
		let behind = start;
		for (const sentence of line.split(/(?<=[.!?]\s)(?=\S)/)) {
			const [from, to] = [behind, behind + sentence.length];
			behind = to;
			const plain = sentence.replace(/^[#*_>\s-]{0,12}/, '');
			const [, said] = SENTENCE.exec(plain) ?? [];
			const [, name, labelled] = HEADING.test(sentence) ? ['', 'answer', ''] : (LABEL.exec(plain) ?? []);
			const tail = (said ?? labelled)?.replace(/^[*_\s]+$/, '');
			if (tail === undefined || tail.includes('?') || SPEAKS_OF_IT.test(tail)) continue;
			const isNamed = name === undefined || name.toLowerCase() === 'answer';
			if (tail !== '') {
				const isLast = to >= start + line.length;
				const rows = isLast ? rowsBelow(lines, i + 1, tail, isCut) : [];
				const isEnded = !isCut || i < lines.length - 1 || !isLast;
				if (rows === null || !isEnded || !isNamed) continue;
				const texts = (): string[] =>
					rows.length > 0 ? [[tail, ...rows].join('\n')] : [tail, ...lastSaid(sentence)];
				found.push({ texts, isNamed, start: from, end: to });
				continue;
			}
			const block = blockBelow(lines, i + 1, isCut);
			if (block !== null) found.push({ texts: () => textsOf(block), isNamed, start: from, end: to });
		}
	}
	return found.slice(-MOST).map((one) => ({ ...one, texts: one.texts() }));
}

/** Earlier ones decide nothing. */
const MOST = 100;

const MOST_LINES = 200;

/** The next lines up to an empty one; null when there are none, or a text that breaks off does so in them. */
function blockBelow(lines: readonly string[], from: number, isCut: boolean): readonly string[] | null {
	let first = from;
	while (first < from + 3 && lines[first]?.trim() === '') first++;
	let last = first;
	while (last < first + MOST_LINES && isOfBlock(lines[last])) last++;
	const isEnded = last < lines.length || !isCut;
	return last === first || !isEnded ? null : lines.slice(first, last);
}

/** What goes on below an announcement in lines like the first: a plan, a grid. Null where a text that breaks off does so in them. */
function rowsBelow(
	lines: readonly string[],
	from: number,
	first: string,
	isCut: boolean,
): readonly string[] | null {
	const next = lines[from] ?? '';
	if (/[.!]$/.test(first) || next.trim() === '' || shapeOf(next) !== shapeOf(first)) return [];
	return blockBelow(lines, from, isCut);
}

/** The next announcement ends a block, so that no line is read twice. */
function isOfBlock(line: string | undefined): boolean {
	return (
		line !== undefined && line.trim() !== '' && !/\b(?:answer|solution)\b/i.test(line.slice(0, LONGEST_LINE))
	);
}

/** A sentence below a heading says its answer at its end; a grid, a list or a number is one as a whole. */
function textsOf(block: readonly string[]): string[] {
	const whole = block.join('\n');
	const parts = lastSaid(block.at(-1) ?? '');
	return whole.split(/\s+/, 9).length > 8 && block.length === 1 ? [...parts, whole] : [whole, ...parts];
}

/** What takes back or corrects what was said before. */
export const TAKES_BACK =
	/\b(?:wait|actually|correction|however|mistaken?|wrong|incorrect|not (?:right|correct)|(?:re|double[- ])check|sorry|instead)\b/i;
