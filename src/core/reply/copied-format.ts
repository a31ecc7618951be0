import { isPlaceholder } from './placeholder.ts';

/** Signs on either side of a few words, however many and however mixed up: `<<<final answer>>`, `<<<<answer>>>`, `<>>answer>>`. */
const SIGNS = /[<>]{2,5}([^<>\n]{0,60})[<>]{2,5}/g;
/** What joins an answer to the copied form before it: `<<<final answer>>>: 9.9`. */
const JOIN = /^[ \t]{0,3}(?:[:,;]|=>?|→)[ \t]{0,3}/;
const SPEAKS_OF_FORM = /\b(?:formats?|forms?|formatted|markers?|(?:angle )?brackets)\b/i;

/**
 * A text without the markers that only show the form of an answer, copied from the question. What is said behind one at the
 * beginning is the answer; a single line that speaks of the form is none. Linear in the text.
 */
export function withoutCopiedFormat(text: string): string {
	if (!/[<>]{2}/.test(text)) return text;
	const plain = text.replace(SIGNS, (all, inside: string) => (isPlaceholder(inside) ? '' : all));
	if (plain === text) return text;
	if (!text.trim().includes('\n') && SPEAKS_OF_FORM.test(plain)) return '';
	return plain.trimStart().replace(JOIN, '');
}

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
