import { stem } from './typed/unit.ts';

const AUXILIARY = /^(?:is|are|was|were|does|do|did|can|could|has|have|will)$/;

/**
 * What a sentence says to a yes-or-no question by repeating it as a statement: "2100 is a leap year" to "Is 2100 a leap
 * year?", "Goran does not tell the truth" to "Does Goran tell the truth?". Null for every other sentence.
 */
export function echoedAnswer(sentence: string, question: string): 'Yes' | 'No' | null {
	if (sentence.length > 300 || /[?\n]/.test(sentence) || /[.!]\s+\S/.test(sentence)) return null;
	const said = wordsOf(withoutQuotations(sentence).replace(CONCLUSION, ''));
	for (const asked of questionsOf(question)) {
		const [auxiliary = '', ...rest] = wordsOf(withoutQuotations(asked));
		if (!AUXILIARY.test(auxiliary) || rest.length < 2 || rest.includes('or')) continue;
		const isVerb = /^(?:does|do|did)$/.test(auxiliary);
		const isNot = said.includes('not');
		// "does not tell" keeps the auxiliary, "tells" does not; "is", "can", "has" always stand in the statement.
		const at = said.indexOf(auxiliary);
		if (at < 0 && (!isVerb || isNot)) continue;
		const plain = said.filter((word, index) => index !== at && word !== 'not');
		if (said.length - plain.length > (at < 0 ? 0 : 1) + (isNot ? 1 : 0)) continue;
		const [wanted, given] = [rest.map(stem), plain.map(stem)];
		const extra = given.slice(wanted.length);
		const isSame = wanted.every((word, index) => word === given[index]);
		if (isSame && extra.length <= 3 && extra.every((word) => word === 'as' || wanted.includes(word)))
			return isNot ? 'No' : 'Yes';
	}
	return null;
}

const CONCLUSION = /^[\s*_#>-]{0,8}(?:so|thus|therefore|hence|finally|in conclusion)\b,?/i;

/** What is asked about may be quoted in the question and only named in the answer. */
function withoutQuotations(text: string): string {
	return text.replace(/"[^"\n]{0,300}"/g, ' ');
}

/** What a line says behind the question it repeats: "False" of "Is 91 prime? False". Null where it does not repeat it. */
export function behindQuestion(line: string, question: string): string | null {
	if (line.length > 600) return null;
	for (const asked of questionsOf(question)) {
		const at = line.toLowerCase().indexOf(asked.toLowerCase());
		if (at < 0 || !/^[\s*_#>"'“]{0,8}$/.test(line.slice(0, at))) continue;
		const rest = line.slice(at + asked.length).replace(/^[\s"'”*_:=–—]{0,8}(?:-?>\s{0,3}|→\s{0,3}|- )?/, '');
		if (rest !== '') return rest;
	}
	return null;
}

/** The sentences of a question that ask, from its last 4,000 characters. */
function questionsOf(question: string): string[] {
	return question
		.slice(-4000)
		.split(/(?<=[.?!:])\s+|\n+/)
		.filter((sentence) => sentence.endsWith('?') && sentence.length <= 300);
}

function wordsOf(text: string): string[] {
	return (
		text
			.toLowerCase()
			.replace(/n['’]t\b/g, ' not')
			.match(/[\p{L}\p{N}]+(?:[./][\p{L}\p{N}]+)*/gu) ?? []
	);
}

/**
 * Whether a sentence says something of what the question is about: it holds all numbers of the question (two or more) or all
 * its quoted words, and what stands before its verb or equals sign is in the question's own words or initials ("The GCD of 84
 * and 126 is 7"). What only copies words of the question says nothing.
 */
export function restates(sentence: string, question: string): boolean {
	const [text, asked] = [squeezed(sentence), squeezed(question)];
	const [, before = '', sign = ''] = /^(.+)( (?:is|are|was|were|equals) |=)/.exec(text) ?? [];
	if (before === '' || asked.includes(text.replace(/\.$/, ''))) return false;
	const quoted = [...question.matchAll(/"([^"\n]{3,80})"/g)].map(([, words = '']) => squeezed(words));
	const numbers = question.match(NUMBER) ?? [];
	if (quoted.length === 0 && (numbers.length < 2 || numbers.length > 12)) return false;
	const said = sentence.match(NUMBER) ?? [];
	const isAll = numbers.every((number) => countOf(said, number) >= countOf(numbers, number));
	if (!isAll || !quoted.every((words) => text.includes(words))) return false;
	if (sign === '=' && /[-+×*/÷^]/.test(before)) {
		const term = before.replace(/^(?:(?:so|thus|therefore|hence|then),? )+/, '').replaceAll(' ', '');
		return asked.replaceAll(' ', '').includes(term);
	}
	const words = asked.match(/\p{L}+/gu) ?? [];
	const known = new Set([...FUNCTION_WORDS, ...words.map(stem)]);
	const initials = words.map((word) => word.charAt(0)).join('');
	const isKnown = (word: string): boolean =>
		known.has(stem(word)) || (word.length > 1 && initials.includes(word));
	return /\p{L}{2}/u.test(before) && (before.match(/\p{L}+/gu) ?? []).every(isKnown);
}

function countOf(all: readonly string[], one: string): number {
	return all.filter((other) => other === one).length;
}

const FUNCTION_WORDS = 'the a an of and or so thus therefore hence then this that in for to we have get it'
	.split(' ')
	.map(stem);
const NUMBER = /\d+(?:[.,:]\d+)*/g;

/** Whether a line is a sentence of the question again: four words or more, a number of a list aside. */
export function copiesQuestion(line: string, question: string): boolean {
	if (line.includes('<<<')) return false;
	// "The jacket costs 80 €" of "A jacket costs 80 €".
	const text = squeezed(line.replace(/^\s*(?:\d+[.)]|[-*])\s+/, ''))
		.replace(/[.?!]$/, '')
		.replace(/^(?:the|an?) /, '');
	return text.split(' ').length >= 4 && squeezed(question).includes(text);
}

function squeezed(text: string): string {
	return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
