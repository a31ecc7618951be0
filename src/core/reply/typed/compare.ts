import type { RunVerdict } from '../../record/event.ts';
import type { ExtractedAnswer } from '../../answer.ts';
import { correct, incorrect } from '../../verdict.ts';
import { bare, keyOf, MAX_LENGTH, unwrap, withoutName } from './bare.ts';
import { chosenOf, isNoneOfThem } from './choices.ts';
import { formOf, readClaim, type Claim } from './claim.ts';
import { compareLists } from './compare-lists.ts';
import { compareQuantities } from './compare-quantities.ts';
import { compareMoments } from './moment.ts';
import { readQuestion, type Asked } from './question.ts';
import { readQuantity } from './quantity.ts';
import type { Words } from './words.ts';

type Judgement = RunVerdict['verdict'];

/**
 * Compares an answer with what the person expects. What the text claims is read first, knowing only the kind of the expected
 * answer and the question; then the two are compared exactly. `not-checked` where rules cannot tell what is claimed, or
 * whether a value measured or written otherwise is meant to be the same.
 */
export function compareTyped(expected: string, answer: ExtractedAnswer, question?: string): Judgement {
	const asked = readQuestion(question);
	const form = formOf(expected, asked);
	const wanted = readExpected(expected, asked);
	const reading = readClaim(form, answer.text, asked);
	const wrong = incorrect(`The expected answer is ${expected.trim()}`);
	if (isSameText(expected, answer.text) || isSameInBase(expected, answer.text, asked)) return right();
	const chosen = compareChoices(expected, answer, asked);
	if (chosen !== null) return chosen;
	if (reading.kind === 'open') return { kind: 'not-checked', why: reading.why };
	if (reading.kind === 'none' || wanted === null) {
		return isBareAnswer(answer)
			? wrong
			: { kind: 'not-checked', why: 'The text holds no answer of the expected kind; read the reply' };
	}
	return compareClaims(wanted, reading.claim, asked) ?? wrong;
}

/** Where the question offers options and one of them is expected: an answer that is none of them is wrong. Null where rules cannot tell. */
function compareChoices(expected: string, answer: ExtractedAnswer, asked: Asked): Judgement | null {
	const wanted = chosenOf(expected, asked.choices);
	if (wanted?.kind !== 'option') return null;
	const given = chosenOf(answer.text, asked.choices);
	const isNone =
		given?.kind === 'none-of-them' ||
		(given === null && isHandedOver(answer) && isNoneOfThem(answer.text, asked.choices));
	if (isNone)
		return incorrect(`The answer is none of the options; the expected answer is ${expected.trim()}`);
	if (given === null) return null;
	return given.letter === wanted.letter ? right() : incorrect(`The expected answer is ${expected.trim()}`);
}

/** Whether two texts give the same answer, each in its own way of writing. */
export function isSameAnswer(a: string, b: string): boolean {
	return [
		[a, b],
		[b, a],
	].some(
		([one = '', other = '']) => compareTyped(one, { text: other, from: 'prose-marker' }).kind === 'correct',
	);
}

/**
 * Whether a text alone reads as one claim of the expected answer's kind: a number for a number, a list for a list. Which
 * number is expected plays no part.
 */
export function inTypedForm(expected: string, text: string, question?: string): boolean {
	const asked = readQuestion(question);
	if (chosenOf(expected, asked.choices)?.kind === 'option' && chosenOf(text, asked.choices) !== null)
		return true;
	const reading = readClaim(formOf(expected, asked), text, asked);
	if (reading.kind !== 'claim') return false;
	const { claim } = reading;
	if (claim.kind === 'list') return claim.list.items.length > 1 || /[[{(]/.test(text);
	return claim.kind !== 'words' || claim.words.isDefinite;
}

function readExpected(expected: string, asked: Asked): Claim | null {
	const form = formOf(expected, asked);
	if (form.kind === 'number') {
		const quantity = readQuantity(withoutName(unwrap(bare(expected))), asked);
		return quantity === null ? null : { kind: 'number', quantity };
	}
	if (form.kind === 'words')
		return { kind: 'words', words: { said: [expected], text: expected, isDefinite: true } };
	const reading = readClaim(form, expected, asked);
	return reading.kind === 'claim' ? reading.claim : null;
}

/** Null when they differ, and when they are of different kinds. */
export function compareClaims(wanted: Claim, given: Claim, asked: Asked): Judgement | null {
	if (wanted.kind === 'number' && given.kind === 'number')
		return compareQuantities(wanted.quantity, given.quantity, asked);
	if (wanted.kind === 'moment' && given.kind === 'moment')
		return compareMoments(wanted.moment, given.moment, asked);
	if (wanted.kind === 'list' && given.kind === 'list') return compareLists(wanted.list, given.list, asked);
	if (wanted.kind === 'letter' && given.kind === 'letter')
		return wanted.letter === given.letter ? right() : null;
	if (wanted.kind === 'yes-no' && given.kind === 'yes-no') {
		const [a, b] = [wanted.polarity, given.polarity];
		const isAbout = a.words !== b.words && ['fals', 'tru'].some((word) => asked.words.has(word));
		if (isAbout)
			return { kind: 'not-checked', why: 'Yes and true may mean different things here; read the reply' };
		return a.isYes === b.isYes ? right() : null;
	}
	if (wanted.kind === 'words' && given.kind === 'words') return compareWords(wanted.words.text, given.words);
	return null;
}

function compareWords(expected: string, given: Words): Judgement | null {
	const key = keyOf(bare(expected));
	if (given.said.some((one) => keyOf(one) === key)) return right();
	if (isNamed(key, keyOf(given.text)))
		return {
			kind: 'not-checked',
			why: 'The expected answer is named in a longer text; read it to see what it claims',
		};
	return given.isDefinite
		? null
		: {
				kind: 'not-checked',
				why: 'The sentence does not name the expected answer; read it to see what it claims',
			};
}

/** Whether a phrase stands in a text as words of its own. */
function isNamed(phrase: string, text: string): boolean {
	if (phrase === '') return false;
	for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
		const isWithin =
			/[\p{L}\p{N}]$/u.test(text.slice(0, at)) || /^[\p{L}\p{N}]/u.test(text.slice(at + phrase.length));
		if (!isWithin) return true;
	}
	return false;
}

function right(): Judgement {
	return correct('The answer is the expected one');
}

/** The very text that was expected is right, whatever its words would mean in a sentence. */
function isSameText(a: string, b: string): boolean {
	if (a.trim() === b.trim()) return a.trim() !== '';
	if (a.length > MAX_LENGTH || b.length > MAX_LENGTH) return false;
	const [one, other] = [keyOf(bare(a)), keyOf(bare(b))];
	return one !== '' && one === other && !/\?\s*$/.test(b);
}

/** Digits of the base that is asked for, with and without the sign Python writes before them: `0xff` and `FF`. */
function isSameInBase(a: string, b: string, asked: Asked): boolean {
	const [one, other] = [readDigits(a), readDigits(b)];
	const base = one?.base ?? other?.base;
	if (one === null || other === null || base === undefined || /(?<!hexa)decimal/.test(asked.text))
		return false;
	return (
		(one.base ?? base) === (other.base ?? base) && one.digits === other.digits && BASES[base].test(asked.text)
	);
}

const BASES = { x: /\bhex|\bbase[- ]?16\b/, b: /\bbinary\b|\bbase[- ]?2\b/, o: /\boctal\b|\bbase[- ]?8\b/ };

function readDigits(text: string): { base: keyof typeof BASES | undefined; digits: string } | null {
	const plain = unwrap(bare(text)).toLowerCase();
	const [, sign, digits] = /^(?:0([xbo]))?0*([\da-f]{1,400})$/.exec(plain) ?? [];
	return digits === undefined ? null : { base: sign as keyof typeof BASES | undefined, digits };
}

/** Given as the answer, not read out of whatever stands last in the words. */
function isHandedOver({ text, from }: ExtractedAnswer): boolean {
	return from !== 'prose-line' && (from !== 'prose-block' || /^\S+$/.test(text.trim()));
}

/** Handed over as the answer itself, in a word or two, so that holding no answer of the kind is being wrong. */
function isBareAnswer({ text, from }: ExtractedAnswer): boolean {
	if (text.trim() === '') return true;
	const isLine = [
		'prose-said',
		'prose-line',
		'output-line',
		'prose-block',
		'output-block',
		'output',
	].includes(from);
	return (
		!isLine &&
		text.trim().split(/\s+/, 4).length <= 3 &&
		!/\b(?:correct|right|no|none|nothing|both|equal|same|neither|all)\b/i.test(text)
	);
}
