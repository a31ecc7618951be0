import type { AnswerPlace, ExtractedAnswer } from '../answer.ts';
import { announcements, TAKES_BACK } from './announced.ts';
import { isRagged, lastBlocks, lastParagraphs } from './blocks.ts';
import { undecorate, type OwnSign } from './decoration.ts';
import { marked } from './markers.ts';
import { beforeUnfilled, behindCopiedFormat, withoutCopiedFormat } from './copied-format.ts';
import { behindQuestion, copiesQuestion, echoedAnswer, restates } from './echo.ts';
import { lastSaid, withoutNoun } from './sentence.ts';

export { allMarked } from './markers.ts';

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
	/**
	 * Where no program ran, or it failed or printed nothing: all words, for they alone can hold the answer.
	 */
	claims?: string;
	/** The words break off: only what had been announced and ended counts among those without markers. */
	isCut?: boolean;
	question?: string;
	/** What stands in markers in the question itself, to show the form; a reply that repeats it quotes. */
	quoted?: ReadonlySet<string>;
}

/**
 * Everything that may be the answer, without decoration, in the order in which it is tried: what the program said before
 * what the reply says, marked before unmarked, announced before what merely stands last, whole before part. As an unmarked
 * answer of a reply with a program only the words behind it count, but for announced ones; those before announce it. No two
 * have the same text, none is empty.
 */
export function candidates(from: Outputs, own?: readonly OwnSign[]): ExtractedAnswer[] {
	const { question = '', isCut = false } = from;
	const found: ExtractedAnswer[] = [];
	const add = (place: AnswerPlace, text: string | null): void => {
		const plain = text === null ? '' : undecorate(withoutCopiedFormat(text), own);
		if (plain === '' || /^<\/?\w{1,20}>{1,3}$/.test(plain) || isToolTalk(plain) || isAboutAnswer(plain))
			return;
		if (!found.some((other) => other.text === plain)) found.push({ text: plain, from: place });
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
	const words = from.stdout === null ? from.prose : from.proseAfter;
	const said = isToolTalk(words.replace(/^\s*```\w{0,10}\s*/, '')) ? '' : beforeUnfilled(words);
	const claims = from.claims ?? said;
	add('prose-marker', marked(from.prose, from.quoted) ?? behindCopiedFormat(from.prose));
	const announced = announcements(claims, isCut);
	// What is taken back afterwards comes last; what is said last of all is then the correction.
	const isTakenBack = TAKES_BACK.test(claims.slice(announced.at(-1)?.end ?? claims.length));
	if (!isTakenBack) addAnnounced();
	if (!isCut) {
		const [last = []] = lastParagraphs(said, 1);
		if (isRagged(last)) add('prose-block', lastBlocks(said)[0] ?? null);
		else {
			for (const block of lastBlocks(said)) if (!copiesQuestion(block, question)) add('prose-block', block);
			addLine('prose-line', said);
		}
	}
	if (isTakenBack) addAnnounced();
	const hasOutput = from.stdout !== null && from.claims === undefined;
	if (!hasOutput && !CONCLUDES.test(lastLine(claims) ?? '')) {
		for (const text of answering(claims, question, isCut)) {
			if (from.quoted?.has(text) !== true) add('prose-said', text);
		}
	}
	return found;

	function addAnnounced(): void {
		for (const { texts } of announced.slice(-MOST_ANNOUNCED).reverse()) {
			for (const text of texts) addSaid('prose-said', text);
		}
	}

	function addLine(place: AnswerPlace, text: string): void {
		const line = lastLine(text);
		if (line === null || copiesQuestion(line, question) || isAboutAnswer(line)) return;
		add(place, behindQuestion(line, question));
		add(place, line);
		add(place, echoedAnswer(lastSentence(line), question));
		for (const part of lastSaid(line, question)) addSaid(place, part);
	}

	function addSaid(place: AnswerPlace, text: string): void {
		add(place, text);
		add(place, withoutNoun(text, question));
	}
}

const MOST_ANNOUNCED = 20;
/** A last line that draws the conclusion makes steps of what stands before it. */
const CONCLUDES = /^[\s*_#>-]{0,8}(?:so|thus|therefore|hence|finally|in conclusion)\b/i;

/**
 * Other places of a text that answer a question, last one first: sentences that repeat what it is about, and paragraphs
 * of one line without a single letter. Of a text that breaks off only the former, and not its last line.
 */
function answering(text: string, question: string, isCut: boolean): string[] {
	const paragraphs = lastParagraphs(text, 50);
	const found: string[] = [];
	for (const [i, lines] of paragraphs.entries()) {
		const ended = isCut && i === 0 ? lines.slice(0, -1) : lines;
		const sentences = ended.slice(-20).flatMap((line) => line.slice(0, 600).split(BETWEEN_SENTENCES));
		for (const sentence of sentences.reverse()) {
			if (restates(sentence, question) && !copiesQuestion(sentence, question)) found.push(sentence);
		}
		const [only = ''] = ended;
		if (!isCut && lines.length === 1 && only.length <= 200 && /\d/.test(only) && !/[\p{L}=]/u.test(only))
			found.push(only);
	}
	return found;
}

/** The description of a tool, or a call of one that there is not: nobody's answer. */
function isToolTalk(text: string): boolean {
	return /^(?:<tools>\s{0,3})?\{\s{0,9}"(?:type"\s{0,3}:\s{0,3}"function"|name"\s{0,3}:\s{0,3}"[^"\n]{0,80}"\s{0,3},\s{0,9}"(?:arguments|parameters)")/.test(
		text,
	);
}

/** Words about a program or an answer, a failed run told again: what the answer is stands elsewhere, if anywhere. */
function isAboutAnswer(text: string): boolean {
	return (
		ABOUT_PROGRAM.test(text) || ABOUT_ANSWER.test(text) || /^(?:[A-Z]\w{0,40})?Error: [^\n]*$/.test(text)
	);
}

const ABOUT_PROGRAM =
	/^(?:this|the) (?:\w+ )?(?:program|code|script|function) (?:(?:first|then|simply|correctly|now|will) )?(?:checks?|uses?|defines?|calculates?|computes?|creates?|counts?|iterates?|loops?|takes?|imports?|initiali[sz]es?|ensures?|handles?|works?|printed nothing)\b/i;
const ABOUT_ANSWER =
	/^this (?:is (?:the|my|our) final answer\b(?! ?:| is\b)|(?:final )?(?:answer|result|value|number) (?:represents?|shows?|indicates?|means)\b)/i;

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

/** A full stop may stand before a closing quote or bracket. */
const BETWEEN_SENTENCES = /(?<=[.!?]["”')]?)\s+(?=\S)/;

function lastSentence(line: string): string {
	return line.slice(-600).split(BETWEEN_SENTENCES).at(-1) ?? '';
}

/** Last non-empty line, trimmed; null when there is none. */
export function lastLine(text: string): string | null {
	const line = text.trimEnd().split('\n').at(-1)?.trim() ?? '';
	return line === '' ? null : line;
}
