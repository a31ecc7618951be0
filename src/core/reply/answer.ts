import type { AnswerPlace, ExtractedAnswer } from '../run/event.ts';
import { lastBlocks } from './blocks.ts';
import { undecorate, type OwnSign } from './decoration.ts';
import { marked } from './markers.ts';
import { isPlaceholder } from './placeholder.ts';
import { lastSaid } from './sentence.ts';

export { allMarked, marked } from './markers.ts';

/** Where an answer can stand at the end of a run. */
export interface Outputs {
	/** What the program printed; null when none ran. */
	stdout: string | null;
	/** Only when nothing was printed: the repr of the program's last expression, and what it set as its answer. */
	value?: string;
	variable?: { name: string; text: string };
	/** The words of the reply, and those behind its last program. */
	prose: string;
	proseAfter: string;
	/** What stands in markers in the question itself, to show the form; a reply that repeats it quotes. */
	quoted?: ReadonlySet<string>;
}

/**
 * Everything that may be the answer, without decoration, in the order in which it is tried: what the program said before
 * what the reply says, marked before unmarked, whole before part. As an unmarked answer of a reply with a program only the
 * words behind it count: those before announce it. No two have the same text, none is empty.
 */
export function candidates(from: Outputs, own?: readonly OwnSign[]): ExtractedAnswer[] {
	const found: ExtractedAnswer[] = [];
	const add = (place: AnswerPlace, text: string | null): void => {
		const plain = text === null || isMarkedPlaceholder(text) ? '' : undecorate(text, own);
		if (plain !== '' && !found.some((other) => other.text === plain))
			found.push({ text: plain, from: place });
	};
	if (from.stdout !== null) {
		add('output-marker', marked(from.stdout));
		add('output', from.stdout);
		for (const block of lastBlocks(from.stdout)) add('output-block', block);
		addLine('output-line', from.stdout);
	}
	for (const [place, text] of [
		['value', from.value === undefined ? undefined : fromRepr(from.value)],
		['variable', from.variable?.text],
	] as const) {
		if (text !== undefined) add(place, marked(text) ?? text);
	}
	const said = from.stdout === null ? from.prose : from.proseAfter;
	add('prose-marker', marked(from.prose, from.quoted));
	for (const block of lastBlocks(said)) add('prose-block', block);
	addLine('prose-line', said);
	return found;

	function addLine(place: AnswerPlace, text: string): void {
		const line = lastLine(text);
		if (line === null) return;
		add(place, line);
		for (const part of lastSaid(line)) add(place, part);
	}
}

/** `I return it as <<<answer>>>` has markers, but nothing stands in them. */
function isMarkedPlaceholder(text: string): boolean {
	const inside = /^<<<([^<>]{0,200})>>>[.,]?$/.exec(text.trim());
	return inside !== null && isPlaceholder(inside[1] ?? '');
}

/** `repr` puts a text in quotes and writes its line ends as `\n`. */
function fromRepr(value: string): string {
	const quote = value.charAt(0);
	const isText = (quote === "'" || quote === '"') && value.length > 1 && value.endsWith(quote);
	return isText ? value.slice(1, -1).replaceAll('\\n', '\n').replaceAll(`\\${quote}`, quote) : value;
}

/**
 * What stands between the last `<<<` and the `>>>` after it, trimmed; null without such a block. Linear in the text.
 * A stray `>>>` (a Python prompt) after the block does not hide it.
 */
export function lastMarked(text: string): string | null {
	const lastClose = text.lastIndexOf('>>>');
	if (lastClose < 3) return null;
	const open = text.lastIndexOf('<<<', lastClose - 3);
	if (open < 0) return null;
	const close = text.indexOf('>>>', open + 3);
	return text.slice(open + 3, close).trim();
}

/** Last non-empty line, trimmed; null when there is none. */
export function lastLine(text: string): string | null {
	const line = text.trimEnd().split('\n').at(-1)?.trim() ?? '';
	return line === '' ? null : line;
}
