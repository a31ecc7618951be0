import { lastSaid } from '../sentence.ts';
import { undecorate } from '../decoration.ts';
import { bare, keyOf } from './bare.ts';
import { chosenOf } from './choices.ts';
import { formOf, readClaim, type Claim } from './claim.ts';
import { readComparison } from './comparison.ts';
import { compareClaims } from './compare.ts';
import { findQuantities } from './quantity.ts';
import { readQuestion, type Asked } from './question.ts';
import { sentencesOf } from './sentence.ts';

/**
 * The words of a text that are its answer, where a sentence says it: of "Therefore, the larger number is 9.9" the number. They claim
 * what the whole claims, read as the kind of answer that is expected; the text itself where no part of it does. Being right plays no
 * part.
 */
export function ownWords(expected: string, text: string, question?: string): string {
	const asked = readQuestion(question);
	if (chosenOf(text, asked.choices) !== null) return text;
	const form = formOf(expected, asked);
	const whole = readClaim(form, text, asked);
	if (whole.kind !== 'claim') return text;
	for (const part of partsOf(text, whole.claim, asked, question)) {
		const own = undecorate(part);
		if (own === '' || own.includes('?') || own.length >= text.length) continue;
		const reading = readClaim(form, own, asked);
		if (reading.kind === 'claim' && isSame(whole.claim, reading.claim, asked)) return own;
	}
	return text;
}

/** What may be the answer in a text, the most telling first. */
function* partsOf(text: string, claim: Claim, asked: Asked, question?: string): Generator<string> {
	const plain = bare(text);
	const sentences = sentencesOf(plain);
	if (claim.kind === 'letter') {
		const alone = new RegExp(`(?<![\\p{L}\\p{N}'])${claim.letter}(?![\\p{L}\\p{N}'])`, 'giu');
		yield plain.match(alone)?.at(-1) ?? '';
	}
	if (claim.kind === 'yes-no') yield /\b(?:yes|no|true|false)\b/i.exec(plain)?.[0] ?? '';
	for (const line of plain.split('\n').reverse()) yield* lastSaid(line, question);
	for (const { claim: said } of sentences) yield readComparison(said, asked)?.item ?? '';
	if (claim.kind === 'list') yield plain.slice(plain.lastIndexOf(':') + 1);
	if (claim.kind === 'number')
		for (const { start, end } of findQuantities(plain, asked).reverse())
			if (!/^ ?[([]/.test(plain.slice(end))) yield plain.slice(start, end);
	for (const { claim: said } of sentences) yield said;
}

function isSame(whole: Claim, part: Claim, asked: Asked): boolean {
	if (whole.kind === 'words' && part.kind === 'words') {
		const key = keyOf(part.words.text);
		return (
			part.words.isDefinite &&
			key.split(' ').length < 3 &&
			whole.words.said.some((said) => keyOf(said) === key)
		);
	}
	return (
		compareClaims(whole, part, asked)?.kind === 'correct' &&
		compareClaims(part, whole, asked)?.kind === 'correct'
	);
}
