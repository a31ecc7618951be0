import { keyOf } from './bare.ts';
import { stem } from './unit.ts';

/** What of a question is looked at. */
interface Choosing {
	things: readonly string[];
	/** Stems of its words. */
	words: ReadonlySet<string>;
}

/**
 * The things a question names to choose from, at its end and without letters: "Which is a mammal: tuna, whale or shark?". Fewer than two
 * are none.
 */
export function namedThings(question: string): readonly string[] {
	const text = question.slice(-LOOKED_AT);
	const lists = [
		/[:?] ?([^:?]+)[?.]?$/.exec(text)?.[1],
		/\b(?:of|from|between|among) ([^?:]+?) (?:is|are|has|have|was|were|can|ist|sind)\b/.exec(text)?.[1],
		/^[^?:]*?,([^?:]+)\?/.exec(text)?.[1],
	];
	for (const list of lists) {
		const parts = (list ?? '')
			.split(/,|;| (?:or|and|oder|und) /)
			.map((part) => keyOf(part.replace(/^ *(?:or|and|oder|und|either) /, '')))
			.filter((part) => part !== '');
		if (parts.length > 1 && parts.every((part) => /^\S+(?: \S+){0,2}$/.test(part))) return parts;
	}
	return [];
}

const LOOKED_AT = 600;

/**
 * Of a sentence that says of one of the things what the question asks for, the thing: tuna of "Tuna is a mammal". Null for other
 * sentences.
 */
export function thingChosen(sentence: string, asked: Choosing): string | null {
	const [, subject, said = ''] =
		/^([^.!?:;,=]{1,60}?) (?:is|are|was|were|ist|sind) ([^.!?:;,=]{1,80})[.!]?$/i.exec(sentence.trim()) ?? [];
	if (subject === undefined || DENIES.test(said)) return null;
	const chosen = asked.things.find((thing) => isSameThing(thing, subject));
	if (chosen === undefined || asked.things.some((thing) => isSameThing(thing, said))) return null;
	const words = keyOf(said).match(/\p{L}+/gu) ?? [];
	return words.length > 0 && words.every((word) => asked.words.has(stem(word))) ? subject.trim() : null;
}

/**
 * Whether a sentence says of one of the things what it is, and with no word what the question asks for: "Tuna is a fish", asked for a
 * mammal. It may go on to any answer. Of what does not belong to the others, what it is says why.
 */
export function saysAnotherKind(sentence: string, asked: Choosing): boolean {
	const [, subject, said = ''] =
		/^([^.!?:;,=]{1,60}?) (?:is|are|was|were|ist|sind) (?:an?|eine?) ([^.!?:;,=]{1,80})[.!]?$/i.exec(
			sentence.trim(),
		) ?? [];
	if (subject === undefined || !asked.things.some((thing) => isSameThing(thing, subject))) return false;
	if (ODD_ONES.some((word) => asked.words.has(word))) return false;
	const words = keyOf(said).match(/\p{L}+/gu) ?? [];
	return !words.some((word) => asked.words.has(stem(word)));
}

const ODD_ONES = [
	'odd',
	'not',
	'belong',
	'differ',
	'different',
	'fit',
	'except',
	'nicht',
	'gehört',
	'passt',
].map(stem);

const DENIES = /\b(?:not|no|never|neither|nor|nicht|keine?)\b/i;

export function isSameThing(one: string, other: string): boolean {
	return singular(one) === singular(other);
}

function singular(text: string): string {
	return keyOf(text)
		.replace(/^(?:ein|eine|einen|der|die|das) /, '')
		.split(' ')
		.map(stem)
		.join(' ');
}
