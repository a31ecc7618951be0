import { bare, MAX_LENGTH, unwrap, withoutName } from './bare.ts';
import { explainFrame, framesOf, type Frame } from './frame.ts';
import { readLetter } from './letter.ts';
import { readList, type List } from './list.ts';
import { claimMoment, readMoment, type Moment } from './moment.ts';
import { readNumber } from './number-claim.ts';
import { readQuantity, type Quantity } from './quantity.ts';
import type { Asked } from './question.ts';
import { unknownsOf } from './order.ts';
import { solutionSet, valuesInOrder } from './solutions.ts';
import { readWords, type Words } from './words.ts';
import { isYesNoWord, readYesNo, type Polarity } from './yes-no.ts';

/** What kind of answer is asked for: all that reading an answer may know of the expected one. */
export type Form =
	| { kind: 'number' }
	| { kind: 'moment'; of: Moment['kind'] }
	| { kind: 'yes-no' }
	| { kind: 'letter' }
	| { kind: 'list'; ofNumbers: boolean; bySpaces: boolean }
	| { kind: 'words'; allowed: readonly Frame[] };

/** What a text gives as its answer, read as the kind that was asked for. */
export type Claim =
	| { kind: 'number'; quantity: Quantity }
	| { kind: 'moment'; moment: Moment }
	| { kind: 'yes-no'; polarity: Polarity }
	| { kind: 'letter'; letter: string }
	| { kind: 'list'; list: List }
	| { kind: 'words'; words: Words };

/** `open`: the text speaks of the answer, but rules cannot tell what it claims. `none`: nothing of the kind stands in it. */
export type ClaimReading = { kind: 'claim'; claim: Claim } | { kind: 'open'; why: string } | { kind: 'none' };

const NONE: ClaimReading = { kind: 'none' };

/** The kind of an expected answer: a date or a time of day, a number if it reads as one, then yes or no, one letter, a list, else words. */
export function formOf(expected: string, asked: Asked): Form {
	const text = withSolutions(bare(expected), asked);
	const plain = unwrap(text);
	const moment = readMoment(plain);
	if (moment !== null) return { kind: 'moment', of: moment.kind };
	if (readQuantity(withoutName(plain), asked) !== null && !/^[[{]/.test(text)) return { kind: 'number' };
	if (isYesNoWord(plain)) return { kind: 'yes-no' };
	if (/^\p{L}$/u.test(plain)) return { kind: 'letter' };
	const isListed =
		/[,;\n]/.test(plain) ||
		/^[[{(]/.test(text) ||
		/^-?[\d.]+(?: (?:and |und )?-?[\d.]+)+$/.test(plain) ||
		(asked.order === 'free' && /\S (?:and|und) \S/.test(plain));
	const list = isListed ? readList(text, true) : null;
	if (list !== null && (list.items.length > 1 || /^[[{]/.test(text))) {
		const ofNumbers = list.items.every((item) => readQuantity(item, asked) !== null);
		return { kind: 'list', ofNumbers, bySpaces: list.items.every((item) => !item.includes(' ')) };
	}
	return { kind: 'words', allowed: framesOf(plain.toLowerCase()) };
}

/** Reads what a text claims as an answer of the form. Being right plays no part: the expected answer is not known here. */
export function readClaim(form: Form, written: string, asked: Asked): ClaimReading {
	const text = bare(written);
	if (text.length > MAX_LENGTH) return { kind: 'open', why: 'The text is too long to be read as one answer' };
	switch (form.kind) {
		case 'number': {
			const reading = readNumber(text, asked);
			if (reading.kind === 'other') return NONE;
			return reading.kind === 'claim' ? claimed({ kind: 'number', quantity: reading.quantity }) : reading;
		}
		case 'moment': {
			const reading = claimMoment(form.of, unwrap(text), asked);
			return reading.kind === 'claim' ? claimed({ kind: 'moment', moment: reading.moment }) : reading;
		}
		case 'yes-no': {
			const polarity = readYesNo(text);
			return polarity === null
				? openOrNone(/\b(?:yes|no|true|false)\b/i, text)
				: claimed({ kind: 'yes-no', polarity });
		}
		case 'letter': {
			const letter = readLetter(text, asked);
			return letter === null
				? openOrNone(/(?<!\p{L})\p{L}(?!\p{L})/u, text)
				: claimed({ kind: 'letter', letter });
		}
		case 'list':
			return readListClaim(form, text, asked);
		case 'words': {
			const reading = readWords(text, asked, form.allowed);
			return reading.kind === 'claim' ? claimed({ kind: 'words', words: reading.words }) : reading;
		}
	}
}

function readListClaim(form: Extract<Form, { kind: 'list' }>, text: string, asked: Asked): ClaimReading {
	const list = readList(withSolutions(text, asked), form.bySpaces);
	if (list === null) {
		const frame = framesOf(text.toLowerCase())[0];
		return frame === undefined ? NONE : { kind: 'open', why: explainFrame(frame) };
	}
	const isFitting = !form.ofNumbers || list.items.every((item) => readQuantity(item, asked) !== null);
	return isFitting ? claimed({ kind: 'list', list }) : openOrNone(/\d/, text);
}

/** The solutions of an equation are a set of values, that of several equations their values in the order of the unknowns. */
function withSolutions(text: string, asked: Asked): string {
	const inOrder = asked.order === 'given' ? valuesInOrder(text, unknownsOf(asked.text)) : null;
	return inOrder ?? solutionSet(text, asked.order === 'solutions') ?? text;
}

function claimed(claim: Claim): ClaimReading {
	return { kind: 'claim', claim };
}

function openOrNone(sign: RegExp, text: string): ClaimReading {
	return sign.test(text)
		? { kind: 'open', why: 'An answer of the kind stands in the text; read it to see what it claims' }
		: NONE;
}
