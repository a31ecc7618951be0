import { isPlaceholder } from './placeholder.ts';

/** Signs on either side of a few words, however many and however mixed up: `<<<final answer>>`, `<<<<answer>>>`, `<>>answer>>`. */
const SIGNS = /[<>]{2,5}([^<>\n]{0,60})[<>]{2,5}/g;
/** What joins an answer to the copied form before it: `<<<final answer>>>: 9.9`. */
const JOIN = /^[ \t]{0,3}(?:[:,;]|=>?|→)[ \t]{0,3}/;
/** Stands for what was left out, until the blanks before it are too. */
const DROP = '\uE000';
const BEFORE_DROP = /[ \t]{0,9}\uE000/g;
const SPEAKS_OF_FORM = /\b(?:formats?|forms?|formatted|markers?|(?:angle )?brackets)\b/i;

/**
 * A text without the markers that only show the form of an answer, copied from the question. What is said behind one at the
 * beginning is the answer; a single line that speaks of the form is none. Linear in the text.
 */
export function withoutCopiedFormat(text: string): string {
	if (!/[<>]{2}/.test(text)) return text;
	const plain = text.replace(SIGNS, (all, inside: string, at: number) => {
		if (!isPlaceholder(inside)) return all;
		// A blank before it would be left alone before the full stop behind it.
		return /^[.,;:!?]?\s*$/.test(text.slice(at + all.length, at + all.length + 3)) ? DROP : '';
	});
	if (plain === text) return text;
	const left = plain.replace(BEFORE_DROP, '');
	if (!text.trim().includes('\n') && SPEAKS_OF_FORM.test(left)) return '';
	return left.trimStart().replace(JOIN, '');
}

/** What stands on one line behind the copied form that begins it: `<<<final answer>>= $68`. The last such line counts; null without one. */
export function behindCopiedFormat(text: string): string | null {
	for (const line of text.split('\n').reverse()) {
		const [, inside, said = ''] = FORM_FIRST.exec(line.slice(0, 300)) ?? [];
		if (inside !== undefined && isPlaceholder(inside) && said.trim() !== '') return said.trim();
	}
	return null;
}

const FORM_FIRST =
	/^[\s*_`-]{0,8}[<>]{2,5}([^<>\n]{0,60})[<>]{2,5}[ \t]{0,3}(?:[:,;]|=>?|→)[ \t]{0,3}([^<>\n]{1,200})$/;

/** "This is because …", "Explanation:", "Here is how …": says why, and not what. */
const EXPLAINS =
	/^[\s*_#>-]{0,8}(?:(?:this|that|it) is because\b|because\b|explanation\b|here(?:['’]s| is) (?:how|why|the (?:reason|explanation|python)))/i;
const ANNOUNCES = /^[\s*_#>-]{0,8}(?:[\w,]{1,12} ){0,4}(?:answer|result)\b[^.!?\n]{0,40}:[*_\s]{0,4}$/i;

/**
 * The words up to where an answer is announced and only its form stands, where an explanation follows: what was said before is
 * the answer then. The text itself elsewhere. Linear in the text.
 */
export function beforeUnfilled(text: string): string {
	const lines = text.split('\n');
	const at = lines.findLastIndex((line) => line.length < 200 && isOnlyForm(line));
	if (at < 0) return text;
	const next = lines.slice(at + 1).find((line) => line.trim() !== '');
	if (next === undefined || !EXPLAINS.test(next.slice(0, 100))) return text;
	let end = at;
	while (end > 0 && isLead(lines[end - 1] as string)) end--;
	return end === 0 ? text : lines.slice(0, end).join('\n');
}

function isOnlyForm(line: string): boolean {
	return line.trim() !== '' && withoutCopiedFormat(line).trim() === '';
}

function isLead(line: string): boolean {
	return line.trim() === '' || (line.length < 100 && ANNOUNCES.test(line));
}
