import { findComparative } from './typed/comparative.ts';
import { thingChosen } from './typed/named-things.ts';
import { namesAnotherWord, withoutAskedLabel } from './typed/number-claim.ts';
import { SCALES } from './typed/number-words.ts';
import { readQuestion } from './typed/question.ts';
import { stem } from './typed/unit.ts';

/** Words that make something else of the value behind them. */
const OPEN =
	/\b(?:not|no|or|either|neither|maybe|perhaps|probably|might|may|could|cannot|if|unless|than|most|least|about|around|almost|nearly|between|would)\b|n['’]t\b/i;

/**
 * What the last sentence of a text says, for a sentence that says one thing plainly: what stands behind its last "is" or
 * colon, its only emphasised part, the yes or no it begins with, the only word it quotes that the question does not. Nothing
 * for a sentence that denies, bounds or leaves open; "approximately" stays with its value. A name with a colon may deny in
 * words of the question: "People who like neither: 3".
 */
export function lastSaid(line: string, question = ''): string[] {
	if (line.length > 600) return [];
	const sentence = line.trim();
	const answered = /^[#*_\s]{0,6}(yes|no)[*_]{0,3}[,.:;!–—-]/i.exec(sentence)?.[1];
	if (answered !== undefined) {
		const other = answered.toLowerCase() === 'yes' ? /\bno\b/i : /\byes\b/i;
		return other.test(sentence) ? [] : [answered];
	}
	const rough = ROUGH.exec(sentence);
	if (rough !== null) return OPEN.test(sentence.slice(0, rough.index)) ? [] : [rough[0]];
	const asked = readQuestion(question);
	if (OPEN.test(withoutAskedLabel(sentence, asked)) || namesAnotherWord(sentence, asked)) return [];
	const parts: string[] = [];
	const bold = [...sentence.matchAll(/\*\*([^*]+)\*\*|`([^`]+)`|(?<!\$)\$([^$]+)\$/g)];
	const only = bold.length === 1 ? bold[0] : undefined;
	if (only !== undefined) parts.push(only[1] ?? only[2] ?? only[3] ?? '');
	const behind = saysSeveral(sentence) ? undefined : BEHIND.exec(sentence)?.[1];
	const subject =
		thingChosen(lastSentence(sentence), asked) ?? (behind === undefined ? null : subjectOf(sentence, behind));
	if (subject !== null) parts.push(subject);
	else if (behind !== undefined && !isAside(sentence, behind)) parts.push(behind);
	const quoted = new Set(Array.from(sentence.matchAll(/"([^"]{1,80})"/g), ([, words = '']) => words));
	const others = [...quoted].filter((words) => !asked.text.includes(`"${words.toLowerCase()}"`));
	if (question !== '' && quoted.size > 1 && others.length === 1) parts.push(others[0] ?? '');
	return parts;
}

function lastSentence(text: string): string {
	return /^(?:[^]*[.!?]\s+)?(\S[^]*)$/.exec(text)?.[1] ?? text;
}

/** "10 × 12 = 120 and 2 × 12 = 24": several equations, none of which is said to be the answer. */
function saysSeveral(sentence: string): boolean {
	const between = sentence.split('=').slice(1, -1);
	return between.some(
		(part) =>
			/\band\b|[,;.]\s/.test(part) && !/\b(?:so|thus|therefore|hence|total|answer|result)\b/i.test(part),
	);
}

/** Words without a number at the end of several sentences may be about anything, unless they conclude. */
function isAside(sentence: string, behind: string): boolean {
	const last = /^[^]*[.!?]\s+(\S[^]*)$/.exec(sentence)?.[1];
	if (last === undefined || /\d/.test(behind)) return false;
	return !/\b(?:so|thus|therefore|hence|finally|conclusion|answer|result)\b/i.test(last);
}

/** "Ben is the shortest" says Ben: what is compared stands before the verb of the last sentence. */
function subjectOf(sentence: string, behind: string): string | null {
	const [, word = ''] = /^(?:the )?([a-z]{3,20}(?:er|est|ost|ast))[.!]?$/i.exec(behind) ?? [];
	if (findComparative(word.toLowerCase()) === null) return null;
	const [, subject] = /(?:^|[.!?]\s)([^.!?:=]{1,60}?) (?:is|are) \S*(?: ?\S*)[.!]?$/.exec(sentence) ?? [];
	return subject ?? null;
}

/** A rough value at the end keeps the word that says so, and is never taken for the exact one. */
const ROUGH =
	/(?:\b(?:approximately|roughly|about|around|nearly|almost)|[≈~])\s?[-+$€£]?\d[\d.,]*(?:\s[\p{L}/%°]{1,20}){0,2}[.*_]{0,4}$/iu;

const BEHIND =
	/^[^]*(?:\b(?:is|are|equals|be)\b:?(?: (?:indeed|clearly|therefore|thus|simply)\b)?|(?<!\d):|:(?!\d)|[=→])\s*(\S[^]*)$/;

/** A number without the word it counts, where the question has that word too: "65 points". Null for other texts. */
export function withoutNoun(text: string, question: string): string | null {
	const [, number, noun = ''] = /^([-+]?\d[\d.,]*) ([a-z]{3,20})[.!]?$/i.exec(text.trim().slice(0, 60)) ?? [];
	if (number === undefined || SCALES.has(noun.toLowerCase())) return null;
	return readQuestion(question).words.has(stem(noun)) ? number : null;
}
