import type { QuestionSource } from './question.ts';
import type { FamilyId } from './tasks/family-id.ts';

/**
 * An answer in one way of writing it, so that lanes which say the same do not count as disagreeing: without what decorates it,
 * capitals and blanks, digits ungrouped, one sign for each operation, a plain number without zeros behind, and of an equation the
 * side that is the answer. Says nothing about right or wrong. Idempotent; light enough for the first screen.
 * @internal for tests
 */
export function answerKey(text: string, source?: QuestionSource): string {
	if (text.length > LONGEST) return text;
	let key = text;
	let before = '';
	for (let round = 0; round < MOST_LAYERS && key !== before; round++) {
		before = key;
		key = plainNumber(answerSide(oneWay(undecorated(key)), source));
	}
	return key;
}

/** How lanes answer: each answer as first worded, with how many give it. Most first; null, for no answer, last. */
export function splitOf(
	answers: readonly (string | null)[],
	source?: QuestionSource,
): readonly { answer: string | null; count: number }[] {
	const groups = new Map<string | null, { answer: string | null; count: number }>();
	for (const answer of answers) {
		const key = answer === null ? null : answerKey(answer, source);
		const group = groups.get(key) ?? { answer, count: 0 };
		group.count++;
		groups.set(key, group);
	}
	return [...groups.values()].sort((a, b) =>
		a.answer === null ? 1 : b.answer === null ? -1 : b.count - a.count,
	);
}

/** Longer ones are the same only word for word. */
const LONGEST = 2000;
const MOST_LAYERS = 100;

const DECORATION = new Set(Array.from(' \t\r\n\u00a0*_`$"\'“”‘’.!'));

function undecorated(text: string): string {
	const bare = text.replace(/^\s*<<<|>>>\s*$/g, '');
	let [from, to] = [0, bare.length];
	while (from < to && DECORATION.has(bare.charAt(from)) && !/^\.\d/.test(bare.slice(from, from + 2))) from++;
	while (to > from && DECORATION.has(bare.charAt(to - 1))) to--;
	return bare.slice(from, to);
}

function oneWay(text: string): string {
	return text
		.toLowerCase()
		.replace(/[−–]/g, '-')
		.replace(/[×·]|\\times|\\cdot/g, '*')
		.replace(/÷/g, '/')
		.replace(/\s+/g, ' ')
		.replace(/ ?([-*/+=()[\]{}<>]) ?/g, '$1')
		.replace(/ ?([,;:]) ?(?!\d)/g, '$1 ')
		.trim();
}

const PLAIN = /^-?\d+(?:\.\d+)?$/;
const GROUPED = /^-?\d{1,3}(?:[,_\u2009\u202f]\d{3})+(?:\.\d+)?$/;
/** What is asked for is an expression; its value is known beforehand. */
const EXPRESSIONS: ReadonlySet<FamilyId> = new Set(['game-24', 'combinatorial-calculation']);

/** Of `(9-7)*12=24` the expression, where one is asked for or nobody says; else the value. */
function answerSide(text: string, source: QuestionSource | undefined): string {
	const sides = text.split('=');
	const [first = '', last = ''] = [sides[0], sides.at(-1)];
	if (sides.length < 2 || sides.some((side) => side === '')) return text;
	const family = source?.kind === 'instance' ? source.family : source?.check?.family;
	const wantsExpression = source === undefined || (family !== undefined && EXPRESSIONS.has(family));
	const isValue = (side: string): boolean => PLAIN.test(side) || GROUPED.test(side);
	const expressions = sides.filter((side) => !isValue(side));
	if (wantsExpression) return expressions.find((side) => /\d/.test(side)) ?? last;
	return isValue(last) ? last : isValue(first) ? first : text;
}

function plainNumber(text: string): string {
	const bare = GROUPED.test(text) ? text.replace(/[,_\u2009\u202f]/g, '') : text;
	if (PLAIN.test(bare)) return bare.includes('.') ? bare.replace(/\.?0+$/, '') : bare;
	// A comma between digits that groups none divides a list.
	return bare.replace(/[,;] ?(?=\d)/g, (sign) => `${sign.charAt(0)} `);
}
