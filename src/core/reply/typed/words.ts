import { unwrap } from './bare.ts';
import { readComparison } from './comparison.ts';
import { explainFrame, framesOf, type Frame } from './frame.ts';
import { isSameThing, saysAnotherKind, thingChosen } from './named-things.ts';
import type { Asked } from './question.ts';
import { stem } from './unit.ts';
import { sentencesOf, withoutReasons } from './sentence.ts';

/** A short answer in words, with all that may count for it. */
export interface Words {
	/** What the text gives as its answer: all of it, what stands behind its verb, or what stands before it. */
	said: readonly string[];
	/** Everything the sentence says, for words that stand elsewhere in it. */
	text: string;
	/** It gives one short answer, so another one is wrong. */
	isDefinite: boolean;
}

/** See `ClaimReading`. */
export type WordsReading = { kind: 'claim'; words: Words } | { kind: 'open'; why: string } | { kind: 'none' };

/** Reads a text without decoration as a name, a date, a short phrase; `allowed` frames are part of the expected answer itself. */
export function readWords(text: string, asked: Asked, allowed: readonly Frame[]): WordsReading {
	if (unwrap(text) === '') return { kind: 'none' };
	const sentences = sentencesOf(text);
	const [first, second] = sentences;
	const settled = sentences.filter(({ isSettled, claim }) => isSettled && claim !== '').at(-1);
	const chosen = settled ?? first;
	if (chosen === undefined) return { kind: 'none' };
	const others = sentences.filter((sentence) => sentence !== chosen);
	if (second !== undefined && settled === undefined && wordsIn(chosen.claim) > SHORT) {
		return { kind: 'open', why: 'The text has several sentences; read it to see what it claims' };
	}
	if (settled === undefined && others.some(({ claim }) => speaksOfAnother(claim, chosen.claim))) {
		return { kind: 'open', why: 'The text speaks of several things; read it to see which one it claims' };
	}
	const around = settled === undefined ? others.map(({ claim }) => claim).join(' ') : '';
	const frame = framesOf(`${chosen.lead} ${chosen.claim} ${around}`.toLowerCase()).find(
		(one) => !allowed.includes(one) && one !== 'bounded',
	);
	if (frame !== undefined) return { kind: 'open', why: explainFrame(frame) };
	return { kind: 'claim', words: fromSentence(chosen.claim, asked) };
}

/** "Tom is the tallest" beside "Ben is the shortest": a statement about something else. */
function speaksOfAnother(one: string, other: string): boolean {
	const [a, b] = [one, other].map((claim) => SUBJECT.exec(claim)?.[1]?.toLowerCase());
	return a !== undefined && b !== undefined && a !== b && !PRONOUNS.test(a) && !PRONOUNS.test(b);
}

const SUBJECT = /^(?:the )?(\p{L}[\p{L}\p{N}'-]{0,30}(?: [\p{L}\p{N}'-]{1,30})?) (?:is|are|was|were) /u;

const SHORT = 4;
const VERB = /\b(?:is|are|was|were|be|called|named|means|becomes|said|say)\b:?|:(?!\d)|=/gi;
const PRONOUNS = /^(?:it|this|that|there|he|she|they|which|who|what|here)$/i;

function fromSentence(claim: string, asked: Asked): Words {
	const text = unwrap(claim).replace(/^(it|that|this)'s /i, '$1 is ');
	if (repeatsQuestion(text, asked)) return { said: [text], text, isDefinite: false };
	const thing = thingChosen(text, asked);
	// "Whales" for a whale: the name that the question gives it.
	const own = thing === null ? undefined : asked.things.find((one) => isSameThing(one, thing));
	if (thing !== null) return { said: [text, thing, own ?? thing], text: thing, isDefinite: true };
	if (saysAnotherKind(text, asked)) return { said: [text], text, isDefinite: false };
	const compared = readComparison(text, asked);
	if (compared?.item === null) return { said: [text], text, isDefinite: false };
	if (compared !== null)
		return { said: [text, compared.item], text: compared.item, isDefinite: wordsIn(compared.item) <= SHORT };
	const main = withoutReasons(text);
	const verbs = [...main.matchAll(VERB)];
	const last = verbs.at(-1);
	const [only] = verbs;
	const tail = last === undefined ? '' : (main.slice(last.index + last[0].length).split(/[,;(]/)[0] ?? '');
	const head = only === undefined || verbs.length > 1 ? '' : main.slice(0, only.index).trim();
	const subject = PRONOUNS.test(head) || only?.[0] !== 'is' ? '' : head;
	const leading = /^([^,.;:()–—]+)(?:[,(]| [–—-] )/.exec(main)?.[1] ?? '';
	const isEcho = subject !== '' && wordsIn(subject) <= SHORT && echoes(tail, asked);
	const short = [text, tail].some((part) => part !== '' && wordsIn(part) <= (part === text ? SHORT : 3));
	return {
		said: [text, main, tail, subject, leading].filter((part) => part.trim() !== ''),
		text,
		isDefinite: isEcho || (short && !repeatsQuestion(tail, asked)),
	};
}

/**
 * Four words or more that the question says in the middle of a sentence: "10 days after a Monday". What stands there behind a
 * comma, a colon, a quote, a bracket or an "or" may be one of the things to choose from.
 */
function repeatsQuestion(phrase: string, asked: Asked): boolean {
	const text = unwrap(phrase).toLowerCase();
	const at = wordsIn(text) < 4 ? -1 : asked.text.indexOf(text);
	if (at < 0 || asked.options.some((option) => option.includes(text))) return false;
	return /[\p{L}\p{N}] $/u.test(asked.text.slice(0, at)) && !/\b(?:or|and) $/.test(asked.text.slice(0, at));
}

function echoes(text: string, asked: Asked): boolean {
	const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
	return words.length > 0 && asked.words.size > 0 && words.every((word) => asked.words.has(stem(word)));
}

function wordsIn(text: string): number {
	return text.split(/\s+/).filter((word) => word !== '').length;
}
