import { isRecord } from '../../json.ts';
import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { logicalEquationPython } from './python.ts';
import { findAssignments, holds, letterIndex } from './solver.ts';
import { demo } from './demo.ts';
import { importer } from './import.ts';

export interface LogicalEquationInstance {
	/** 2..26; the letters are the first capitals. */
	letterCount: number;
	/** As many distinct positive integers, ascending. */
	values: number[];
	/** In the order shown. */
	relations: Relation[];
}

export type Relation =
	| { kind: 'sum' | 'difference'; left: string; right: string; total: number }
	/** 10 * left = tenths * right. */
	| { kind: 'multiple'; left: string; right: string; tenths: number }
	| { kind: 'equal' | 'greater'; left: string; right: string };

interface Params {
	letters: number;
	/** How many relations; absent: as many as it takes until one assignment is left. */
	relations?: number;
	/** Fixed pool of the published level; absent: drawn. */
	pool?: readonly number[];
}

const POOLS = {
	nine: [1, 3, 4, 9, 16, 27, 36, 80, 121],
	nineWide: [3, 6, 9, 20, 32, 36, 80, 120, 121],
	eleven: [3, 9, 16, 27, 36, 48, 75, 80, 121, 150, 225],
	elevenOther: [3, 9, 16, 20, 39, 48, 75, 80, 121, 150, 225],
	thirteen: [1, 2, 3, 5, 7, 10, 15, 16, 24, 28, 36, 45, 50],
	thirteenWide: [2, 3, 5, 7, 10, 15, 16, 24, 28, 36, 45, 50, 96],
	fifteen: [2, 3, 5, 7, 10, 15, 16, 24, 28, 36, 45, 50, 78, 90, 100],
	fifteenOther: [1, 3, 5, 7, 12, 15, 16, 24, 34, 36, 45, 56, 78, 95, 100],
} as const;

const levels: readonly Level<Params>[] = [
	unique(4),
	unique(6),
	published(9, 7, POOLS.nine),
	published(9, 8, POOLS.nineWide),
	published(11, 10, POOLS.eleven),
	published(11, 11, POOLS.elevenOther),
	published(13, 10, POOLS.thirteen),
	published(13, 11, POOLS.thirteenWide),
	published(13, 12, POOLS.thirteenWide),
	published(15, 12, POOLS.fifteen),
	published(15, 13, POOLS.fifteenOther),
	published(15, 14, POOLS.fifteenOther),
	unique(18),
	unique(22),
];

export const logicalEquation: TaskFamily<LogicalEquationInstance, Params> = {
	id: 'logical-equation',
	label: 'Logical Equation',
	split: 'seen',
	area: ['math', 'logic'],
	rules:
		'Each letter stands for one number of a given pool, and every number of the pool is used exactly once. Sums, ' +
		'differences, multiples and comparisons between letters are given. Find a value for every letter so that all of them ' +
		'hold; any such assignment counts.',
	levels,
	generate,
	parse,
	question,
	verify,
	fits: ({ letterCount }, answer) => listedNumbers(answer).length === letterCount,
	solve: (instance) => asList(findAssignments(instance, 1)[0] ?? []),
	slip,
	python: logicalEquationPython,
	draw: ({ values, relations }): Drawing[] => [
		{
			kind: 'items',
			caption: 'Number pool',
			items: values.map((value) => ({ text: String(value), tone: 'given' })),
		},
		{ kind: 'facts', caption: 'Relations', facts: relations.map(inWords) },
	],
	importer,
	demo,
};

function published(letters: number, relations: number, pool: readonly number[]): Level<Params> {
	return {
		id: `${letters}-${relations}`,
		label: `${letters} letters, ${relations} relations`,
		published: true,
		params: { letters, relations, pool },
	};
}

function unique(letters: number): Level<Params> {
	return {
		id: `${letters}-unique`,
		label: `${letters} letters, one answer only`,
		published: false,
		params: { letters },
	};
}

function generate({ params }: Level<Params>, rng: Rng): LogicalEquationInstance {
	const values = params.pool === undefined ? drawPool(params.letters, rng) : [...params.pool];
	const hidden = rng.shuffle(values);
	const base = { letterCount: params.letters, values };
	const relations: Relation[] = [];
	if (params.relations !== undefined) {
		while (relations.length < params.relations) addIfNew(relations, trueRelation(hidden, rng));
		return { ...base, relations };
	}
	// While another assignment fits, add a true relation that it breaks.
	for (;;) {
		const other = findAssignments({ ...base, relations }, 2).find((one) =>
			one.some((value, letter) => value !== hidden[letter]),
		);
		if (other === undefined) return { ...base, relations };
		for (let tries = 0, added = false; !added; tries++) {
			// Sums and multiples may all agree with the other assignment; a difference of two changed letters cannot.
			const relation = tries < 100 ? trueRelation(hidden, rng) : decisive(hidden, other);
			if (relation !== null && !fits(relation, other)) added = addIfNew(relations, relation);
		}
	}
}

/** Distinct numbers, half of them with a multiple or a fraction of another one in the pool. */
function drawPool(size: number, rng: Rng): number[] {
	const pool = new Set<number>();
	while (pool.size < size) {
		const value = rng.int(2, 20 + 8 * size);
		pool.add(value);
		const multiple = (value * rng.int(11, 49)) / 10;
		if (pool.size < size && rng.chance(0.5) && Number.isInteger(multiple)) pool.add(multiple);
	}
	return [...pool].sort((a, b) => a - b);
}

/** One relation that holds for the hidden assignment, the kind drawn first; null when there is none of that kind. */
function trueRelation(hidden: readonly number[], rng: Rng): Relation | null {
	const [i, j] = rng.sample([...hidden.keys()], 2) as [number, number];
	const [x, y] = [hidden[i] as number, hidden[j] as number];
	const [left, right] = [letterAt(i), letterAt(j)];
	if (rng.chance(0.05)) return x > y ? { kind: 'greater', left, right } : null;
	const kind = rng.pick(['multiple', 'difference', 'sum'] as const);
	if (kind === 'sum') return { kind, left, right, total: x + y };
	if (kind === 'difference') return { kind, left, right, total: x - y };
	const multiples = multiplesAmong(hidden);
	return multiples.length === 0 ? null : rng.pick(multiples);
}

function multiplesAmong(hidden: readonly number[]): Relation[] {
	const found: Relation[] = [];
	for (const [i, x] of hidden.entries()) {
		for (const [j, y] of hidden.entries()) {
			const tenths = (10 * x) / y;
			if (Number.isInteger(tenths) && tenths >= 11 && tenths <= 49) {
				found.push({ kind: 'multiple', left: letterAt(i), right: letterAt(j), tenths });
			}
		}
	}
	return found;
}

function decisive(hidden: readonly number[], other: readonly number[]): Relation {
	const changed = hidden.findIndex((value, letter) => value !== other[letter]);
	const partner = hidden.findIndex(
		(value, letter) =>
			letter !== changed &&
			(hidden[changed] as number) - value !== (other[changed] as number) - (other[letter] as number),
	);
	const total = (hidden[changed] as number) - (hidden[partner] as number);
	return { kind: 'difference', left: letterAt(changed), right: letterAt(partner), total };
}

/** Refuses repetitions and mirrors: x + y beside y + x, or x - y beside y - x. */
function addIfNew(relations: Relation[], relation: Relation | null): boolean {
	if (relation === null) return false;
	const isKnown = relations.some(
		(one) =>
			one.kind === relation.kind &&
			[one.left, one.right].sort().join('') === [relation.left, relation.right].sort().join(''),
	);
	if (!isKnown) relations.push(relation);
	return !isKnown;
}

function fits(relation: Relation, assignment: readonly number[]): boolean {
	return holds(
		relation,
		assignment[letterIndex(relation.left)] as number,
		assignment[letterIndex(relation.right)] as number,
	);
}

function letterAt(index: number): string {
	return String.fromCharCode(65 + index);
}

function inWords(relation: Relation): string {
	const { left, right } = relation;
	switch (relation.kind) {
		case 'sum':
			return `${left} + ${right} = ${relation.total}`;
		case 'difference':
			return `${left} - ${right} = ${relation.total}`;
		case 'multiple':
			return `${left} = ${(relation.tenths / 10).toFixed(1)}${right}`;
		case 'equal':
			return `${left} = ${right}`;
		case 'greater':
			return `${left} > ${right}`;
	}
}

function question({ letterCount, values, relations }: LogicalEquationInstance): string {
	const names = Array.from({ length: letterCount }, (_, index) => letterAt(index)).join(', ');
	return (
		`The ${letterCount} letters ${names} stand for the ${letterCount} numbers of this pool:\n\n${values.join(', ')}\n\n` +
		'Every letter has one number of the pool, and every number of the pool belongs to exactly one letter: none is used ' +
		'twice, none is left over. All of these relations hold (2.5B means 2.5 times B):\n\n' +
		`${relations.map((relation, index) => `${index + 1}. ${inWords(relation)}`).join('\n')}\n\n` +
		'Find the value of every letter. If several assignments fit, any one of them is right. Give the values in ' +
		'alphabetical order of the letters as a list in square brackets between <<< and >>>. For example, A = 7, B = 1, ' +
		'C = 4 is written <<<[7, 1, 4]>>>.'
	);
}

function parse(value: unknown): LogicalEquationInstance | null {
	if (!isRecord(value)) return null;
	const { letterCount, values, relations } = value;
	if (!isIntegerIn(letterCount, 2, 26) || !Array.isArray(values) || !Array.isArray(relations)) return null;
	if (values.length !== letterCount || relations.length > 400) return null;
	const ascending = (values as unknown[]).every(
		(one, index): one is number =>
			isIntegerIn(one, 1, 1_000_000) && (index === 0 || one > (values[index - 1] as number)),
	);
	const parsed = relations.map((relation) => parseRelation(relation, letterCount));
	if (!ascending || parsed.some((relation) => relation === null)) return null;
	return { letterCount, values: [...(values as number[])], relations: parsed as Relation[] };
}

function parseRelation(value: unknown, letterCount: number): Relation | null {
	if (!isRecord(value)) return null;
	const { kind, left, right, total, tenths } = value;
	const isLetter = (one: unknown): one is string =>
		typeof one === 'string' && /^[A-Z]$/.test(one) && letterIndex(one) < letterCount;
	if (!isLetter(left) || !isLetter(right) || left === right) return null;
	if (kind === 'sum' || kind === 'difference') {
		return isIntegerIn(total, -2_000_000, 2_000_000) ? { kind, left, right, total } : null;
	}
	if (kind === 'multiple') return isIntegerIn(tenths, 1, 999) ? { kind, left, right, tenths } : null;
	return kind === 'equal' || kind === 'greater' ? { kind, left, right } : null;
}

function isIntegerIn(value: unknown, low: number, high: number): value is number {
	return typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high;
}

function verify({ letterCount, values, relations }: LogicalEquationInstance, answer: string): Verdict {
	if (answer.length > 100 + 40 * letterCount)
		return malformed('The answer is far too long for a list of values');
	const tokens = listedNumbers(answer);
	const strange = tokens.find((token) => !/^[+-]?\d{1,12}(\.\d{1,12})?$/.test(token));
	if (strange !== undefined) {
		return malformed(
			strange === '' ? 'A value is missing in the list' : `"${excerpt(strange)}" is not a plain number`,
		);
	}
	const given = tokens.map(Number);
	if (given.length !== letterCount) {
		return incorrect(`There are ${letterCount} letters, the list has ${given.length} values`);
	}
	const seen = new Map<number, string>();
	for (const [index, value] of given.entries()) {
		if (!values.includes(value)) return incorrect(`${letterAt(index)} is ${value}, which is not in the pool`);
		const earlier = seen.get(value);
		if (earlier !== undefined) return incorrect(`${earlier} and ${letterAt(index)} are both ${value}`);
		seen.set(value, letterAt(index));
	}
	const broken = relations.filter((relation) => !fits(relation, given));
	const [first] = broken;
	if (first === undefined) return correct('Every relation holds and every number is used once');
	const credit = { relations: (relations.length - broken.length) / relations.length };
	const [x, y] = [given[letterIndex(first.left)], given[letterIndex(first.right)]];
	return incorrect(
		`Relation ${relations.indexOf(first) + 1} (${inWords(first)}) fails with ${first.left} = ${x ?? ''} and ${first.right} = ${y ?? ''}`,
		credit,
	);
}

/** What stands between the commas, in a list with or without brackets. */
function listedNumbers(answer: string): string[] {
	const bare = answer.trim().replace(/^[[(]([^]*)[\])]$/, '$1');
	return bare
		.split(bare.includes(',') ? ',' : '\n')
		.map((token) => token.trim().replace(/^(["'`])(.*)\1$/, '$2'));
}

/** The beginning of a text, on one line. */
function excerpt(text: string): string {
	const line = text.replace(/\s+/g, ' ');
	return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

function asList(values: readonly number[]): string {
	return `[${values.join(', ')}]`;
}

/** Two letters exchanged, or a number used twice. */
function slip(instance: LogicalEquationInstance, rng: Rng): string {
	const right = findAssignments(instance, 1)[0] ?? instance.values;
	const letters = rng.shuffle([...right.keys()]);
	for (const i of letters) {
		for (const j of letters.filter((one) => one > i)) {
			const swapped = asList(right.with(i, right[j] as number).with(j, right[i] as number));
			if (verify(instance, swapped).kind === 'incorrect') return swapped;
		}
	}
	return asList(right.with(0, right[1] as number));
}
