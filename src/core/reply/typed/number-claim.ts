import { unwrap, withoutName } from './bare.ts';
import { readComparison } from './comparison.ts';
import { isEqual } from './exact.ts';
import { explainFrame, framesOf } from './frame.ts';
import { findQuantities, readQuantity, type Found, type Quantity } from './quantity.ts';
import type { Asked } from './question.ts';
import { sentencesOf, withoutReasons, type Sentence } from './sentence.ts';
import { stem } from './unit.ts';

/** `other`: the whole text is something else than one number, such as a list of them or a formula. */
export type NumberReading =
	| { kind: 'claim'; quantity: Quantity }
	| { kind: 'other' }
	| { kind: 'open'; why: string }
	| { kind: 'none' };

const NONE: NumberReading = { kind: 'none' };

/** The one number a text without decoration claims; whether it is right plays no part. */
export function readNumber(text: string, asked: Asked): NumberReading {
	const whole = readWhole(text, asked);
	if (whole !== null) return whole;
	const readings = sentencesOf(text).map((sentence) => ({
		sentence,
		reading: readSentence(sentence, asked),
	}));
	const settled = readings
		.filter(({ sentence, reading }) => sentence.isSettled && reading.kind !== 'none')
		.at(-1);
	if (settled !== undefined) return settled.reading;
	const open = readings.find(({ reading }) => reading.kind === 'open')?.reading;
	const claims = readings.flatMap(({ reading }) => (reading.kind === 'claim' ? [reading] : []));
	const [first] = claims;
	if (open !== undefined || first === undefined) return open ?? NONE;
	return claims.every(({ quantity }) => isSameQuantity(quantity, first.quantity))
		? first
		: { kind: 'open', why: 'The text names several numbers; read it to see which one it claims' };
}

/** The whole text as a number, perhaps with a name in front: "x = 3", "Answer: 3". */
function readWhole(text: string, asked: Asked): NumberReading | null {
	const plain = unwrap(text.replace(/^#+ /, ''));
	const quantity = readQuantity(withoutName(plain), asked);
	if (quantity !== null && (quantity.nouns.length === 0 || framesOf(plain.toLowerCase()).length === 0)) {
		return { kind: 'claim', quantity };
	}
	return LISTED.test(plain) || TERM.test(plain) ? { kind: 'other' } : null;
}

/** "3, 4", "[3 4]"; "5x", "-2y". */
const LISTED = /^[-+.\d[\](){}]+(?:(?:, ?|; ?| )[-+.\d[\](){}]+)+$/;
const TERM = /^[-+]?[\d.]+[a-z]$/i;

function readSentence({ claim, lead }: Sentence, asked: Asked): NumberReading {
	const text = withoutReasons(claim).replace(/, (?:and )?not [-\d.,/]+(?=[.!]?$)/, '');
	const whole = readQuantity(unwrap(text), asked);
	const lower = `${lead} ${withoutMinus(text)}`.toLowerCase();
	const numbers = findQuantities(text, asked);
	if (numbers.length === 0) return NONE;
	const frames = framesOf(withoutAskedLabel(lower, asked));
	const hard = frames.find((frame) => frame !== 'bounded');
	if (hard !== undefined) return { kind: 'open', why: explainFrame(hard) };
	if (namesAnotherWord(text, asked))
		return { kind: 'open', why: 'The sentence speaks of another word than the question' };
	const comparison = readComparison(text, asked);
	if (comparison !== null) return comparison.item === null ? several() : readItem(comparison.item, asked);
	if (JUDGED.test(text)) return several();
	if (frames.length > 0) return { kind: 'open', why: explainFrame('bounded') };
	if (whole !== null) return { kind: 'claim', quantity: whole };
	return readEquation(text, asked) ?? choose(text, numbers, asked);
}

/** "Number of people who like neither: 20" names what was asked for in the question's own words, which deny nothing. */
export function withoutAskedLabel(text: string, asked: Asked): string {
	const [, label, value = ''] = /^([^:=]{1,120})([:=] ?[-+$€£]?[\d.,/]+)[.!]?$/.exec(text) ?? [];
	if (label === undefined || label.split(' ').length < 3) return text;
	const own = label.match(/[\p{L}']+/gu)?.filter((word) => !asked.words.has(stem(word))) ?? [];
	return `${own.join(' ')}${value}`;
}

/** Where letters or words are counted: a quoted word that the question does not name. */
export function namesAnotherWord(text: string, asked: Asked): boolean {
	if (!['word', 'letter', 'vowel', 'consonant'].some((word) => asked.words.has(stem(word)))) return false;
	return [...text.matchAll(/(?<![\p{L}])["'“‘](\p{L}{3,40})["'”’](?!\p{L})/gu)].some(
		([, word = '']) => !asked.words.has(stem(word)),
	);
}

function readItem(item: string, asked: Asked): NumberReading {
	const numbers = findQuantities(item, asked);
	return single(numbers) ?? single(findQuantities(withoutBrackets(item), asked)) ?? several();
}

/** "2386 × 7419 = 17701734", "a = b = c": what stands behind the last sign; a lone number before it counts as well. */
function readEquation(text: string, asked: Asked): NumberReading | null {
	const sides = text.split(/(?<![<>!=])={1,3}(?!=)/).map((side) => side.trim());
	if (sides.length < 2) return null;
	if (/[,;]|\band\b/.test(sides.slice(1, -1).join(' ')) && sides.length > 2) return several();
	const right = withoutBrackets(sides.at(-1) ?? '');
	const quantity = readQuantity(unwrap(right), asked);
	const left = readQuantity(unwrap(sides.at(-2) ?? ''), asked);
	const isOffer = asked.direction === null || asked.options.length === 0;
	if (quantity !== null)
		return isOffer || (sides.length === 2 && /^[\p{L} ]+$/u.test(sides[0] ?? ''))
			? { kind: 'claim', quantity }
			: several();
	// "1000 = 37 × 27 + 1" takes apart what was given.
	const isGiven = asked.numbers.has(unwrap(sides.at(-2) ?? ''));
	return left !== null && isOffer && !isGiven ? { kind: 'claim', quantity: left } : several();
}

/** Picks the number of a sentence that names one, or names the others as details only. */
function choose(text: string, numbers: readonly Found[], asked: Asked): NumberReading {
	if (CALCULATION.test(text)) return several();
	const one = single(numbers);
	if (one !== null) return one;
	const outside = withoutBrackets(text);
	const rest = findQuantities(outside, asked);
	const alone = rest.length > 0 ? single(rest) : null;
	if (alone !== null) return alone;
	const [, head = '', detail = ''] =
		/^([^:]*\b(?:is|are|was|were|has|have|appears?|occurs?|contains?)\b[^:]*):(.*)$/.exec(outside) ?? [];
	const counted = findQuantities(head, asked);
	if (
		counted.length > 0 &&
		/^ *(?:\(|at\b|in\b|positions?\b|ind(?:ex|ices)\b|namely\b|they\b|the\b|letters?\b|once\b|numbers?\b)/i.test(
			detail,
		) &&
		!/\b(?:is|=|total|answer)\b/i.test(detail)
	) {
		return single(counted) ?? several();
	}
	const [, place] =
		/^(.*?\b(?:appears?|occurs?|is found|are)\b.*? times)[,;]? (?:at|in|on) (?:the )?(?:positions?|ind(?:ex|ices)|places?)\b/i.exec(
			outside,
		) ?? [];
	if (place !== undefined) return single(findQuantities(place, asked)) ?? several();
	return readTail(outside, rest, asked);
}

/** "12 is close" says something about a number; "12 is the answer" claims it. */
const JUDGED = /^[-+$€£]?[\d.,]+ (?:is|was|seems|looks) (?!(?:the|our|my|what|how|correct|right|all)\b)/i;

/** A minus on the left of an equation subtracts; it makes no range. */
function withoutMinus(text: string): string {
	const cut = text.lastIndexOf('=');
	return (
		text.slice(0, Math.max(cut, 0)).replace(/(?<=[\d)] ?)[-–](?= ?[\d(])/g, '+') +
		text.slice(Math.max(cut, 0))
	);
}

const CALCULATION = /\d ?[x×*·÷+] ?[-+]?[$€£]?\d/;

/** "The product of 2386 and 7419 is 17701734": the only number behind the only verb, at the end of the sentence. */
function readTail(text: string, numbers: readonly Found[], asked: Asked): NumberReading {
	const verb = /\b(?:is|are|was|were|equals|gives|makes|yields|totals|leaves|be|becomes)\b|:(?!\d)/gi;
	const verbs = [...text.matchAll(verb)];
	const [only] = verbs;
	if (only === undefined || verbs.length > 1) return several();
	const from = only.index + only[0].length;
	const behind = numbers.filter(({ start }) => start >= from);
	const [last] = behind;
	const isLast =
		behind.length === 1 && last !== undefined && readQuantity(unwrap(text.slice(from)), asked) !== null;
	return isLast ? (single(behind) ?? several()) : several();
}

function single(numbers: readonly Found[]): NumberReading | null {
	const [first] = numbers;
	if (first === undefined) return null;
	if (!numbers.every(({ quantity }) => isSameQuantity(quantity, first.quantity))) return null;
	const open = numbers.find((one) => one.open !== null)?.open ?? null;
	if (open !== null) return { kind: 'open', why: open };
	return { kind: 'claim', quantity: numbers.at(-1)?.quantity ?? first.quantity };
}

function isSameQuantity(a: Quantity, b: Quantity): boolean {
	return isEqual(a.value, b.value) && (a.unit === b.unit || a.unit === '' || b.unit === '');
}

function withoutBrackets(text: string): string {
	return text
		.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
		.replace(/ +/g, ' ')
		.trim();
}

function several(): NumberReading {
	return { kind: 'open', why: 'The sentence names several numbers; read it to see which one it claims' };
}
