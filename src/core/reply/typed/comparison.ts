import { findComparative, relate } from './comparative.ts';
import type { Asked } from './question.ts';

/** Which of the things it compares a sentence gives as the answer, as written. */
export interface Comparison {
	/** Null when it answers, but not which: "9.9 is larger" where the smaller one is asked for. */
	item: string | null;
}

/**
 * Reads a comparing sentence: "9.9 is larger than 9.11", "9.11 < 9.9", "the larger number is 9.9", "9.9 is the larger one".
 * The question's direction says which of the two is meant; without one it is what the sentence speaks of (its subject). Null
 * for other sentences, and where the two speak of different things. Whether the comparison is true plays no part.
 */
export function readComparison(text: string, asked: Asked): Comparison | null {
	if (asked.direction === 'unclear') return null;
	return withSigns(text, asked) ?? withWords(text, asked);
}

/** "A > B", "A < B < C": the greater end for a plus, the smaller for a minus, the first without a question. */
function withSigns(text: string, asked: Asked): Comparison | null {
	const parts = text.split(/(<=?|>=?|≤|≥)/);
	if (parts.length < 3) return null;
	const signs = parts.filter((_, at) => at % 2 === 1).map((sign) => (/[<≤]/.test(sign) ? '<' : '>'));
	const items = parts.filter((_, at) => at % 2 === 0).map((item) => item.trim());
	const [sign] = signs;
	if (signs.some((one) => one !== sign) || items.some((item) => item === '' || item.length > MAX_ITEM))
		return null;
	const related =
		asked.direction === null
			? null
			: relate({ scales: ['size'], end: sign === '>' ? '+' : '-' }, asked.direction);
	if (asked.direction !== null && related === null) return null;
	const item = related === 'opposite' ? items.at(-1) : items[0];
	return item === undefined ? null : { item };
}

const MAX_ITEM = 80;
const COPULA =
	/\b(?:is|are|was|were|has|have|had|comes?|came|weighs?|gets?|runs?|lives?|being|as|ist|sind|es)\b| è\b/;
const FILL =
	/(?:\b(?:clearly|indeed|actually|slightly|much|far|numerically|also|thus|therefore|still|strictly|in fact|a (?:bit|little)|the|a|an|by far|really|definitely|always|hence|then) ?)*$/;

function withWords(text: string, asked: Asked): Comparison | null {
	const lower = text.toLowerCase();
	const word = findComparative(lower);
	if (word === null) return null;
	const related = relate(word, asked.direction);
	if (related === null) return null;
	const before = lower.slice(0, word.from).replace(FILL, '').trimEnd();
	const after = text.slice(word.to);
	const than =
		/^(?: [\p{L}'-]+){0,4}? (?:than|als|que|di) (?:or equal to )?(?:both |that of |the (?:number|value|other(?: number| one)?,?) )?(.+)$/u.exec(
			after,
		);
	if (than === null && before === '') return named(after, related, asked);
	const copula = [...before.matchAll(new RegExp(COPULA, 'g'))].at(-1);
	const verb = /^(?:exceeds|before|after)$/.test(lower.slice(word.from, word.to));
	if (copula === undefined && !verb) return null;
	const isAtEnd = copula !== undefined && copula.index + copula[0].length === before.length;
	if (!isAtEnd && !verb) return null;
	const subject = text.slice(0, isAtEnd ? copula.index : word.from).trim();
	const object = than?.[1] ?? (verb ? after.trim() : null);
	if (object === null && !isShort(after)) return null;
	return choose(subject, object, related, asked);
}

/** "The larger number is 9.9", "Larger: 9.9", "The larger of 9.11 and 9.9 is 9.9". */
function named(after: string, related: 'same' | 'opposite', asked: Asked): Comparison | null {
	const [, item] =
		/^[^:=]*?(?:\b(?:is|are|was|were)\b(?: +(?:clearly|therefore|thus|indeed|simply|the number|then))* *:?|[:=]) *(.+)$/.exec(
			after,
		) ?? [];
	return item === undefined ? null : choose(item, null, related, asked);
}

function choose(
	subject: string,
	object: string | null,
	related: 'same' | 'opposite',
	asked: Asked,
): Comparison | null {
	if (related === 'same') return fitting(subject);
	if (object !== null) return fitting(object);
	const same = (option: string) => mentions(subject, option);
	const [first = '', second = ''] = asked.options;
	if (asked.options.length !== 2 || same(first) === same(second)) return { item: null };
	return fitting(same(first) ? second : first);
}

function mentions(text: string, option: string): boolean {
	const lower = ` ${text.toLowerCase().replace(/[.,;:!"']+(?= |$)/g, ' ')} `;
	return lower.includes(` ${option} `);
}

function fitting(item: string): Comparison | null {
	const text = item
		.replace(/ (?:by|with|in) .*$/i, '')
		.replace(/[.,;:!]+$/, '')
		.trim();
	return text === '' || text.length > MAX_ITEM ? null : { item: text };
}

/** What follows "… is larger" without a second thing: a noun, "of the two", "of 9.11 and 9.9". */
function isShort(after: string): boolean {
	return /^(?: (?!is\b|are\b|than\b|and\b|but\b)[\p{L}'-]+){0,5}(?:,? (?:of|between|among|out of) .*|,? compared .*)?[.!,;:]*$/u.test(
		after,
	);
}
