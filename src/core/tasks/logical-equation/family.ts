import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { demo } from './demo.ts';
import { pythonProgram } from '../kit/python.ts';
import { generate, type Params } from './generate.ts';
import { importer } from './import.ts';
import {
	letterAt,
	letterIndex,
	parseLogicalEquation,
	type LogicalEquationInstance,
	type Relation,
} from './instance.ts';
import program from './program.py?raw';
import { asList, findAssignments, holdsIn, solve } from './solver.ts';

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
	split: 'seen',
	area: ['math', 'logic'],
	seeksSolution: true,
	rules:
		'Each letter stands for one number of a given pool, and every number of the pool is used exactly once. Sums, ' +
		'differences, multiples and comparisons between letters are given. Find a value for every letter so that all of them ' +
		'hold; any such assignment counts.',
	levels,
	generate: ({ params }, rng) => generate(params, rng),
	parse: parseLogicalEquation,
	question,
	verify,
	canonical: ({ letterCount }, answer) => {
		if (answer.length > 100 + 40 * letterCount) return null;
		const tokens = listedNumbers(answer);
		return tokens.every((token) => PLAIN_NUMBER.test(token)) ? tokens.map(Number).join(' ') : null;
	},
	fits: ({ letterCount }, answer) => listedNumbers(answer).length === letterCount,
	solve,
	slip,
	python: ({ values, relations }) => pythonProgram({ values, relations: relations.map(told) }, program),
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

/** A relation for the program: its kind, the two letters, and the number it has. */
function told(relation: Relation): (string | number)[] {
	const { kind, left, right } = relation;
	if (kind === 'sum' || kind === 'difference') return [kind, left, right, relation.total];
	return kind === 'multiple' ? [kind, left, right, relation.tenths] : [kind, left, right];
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

function verify({ letterCount, values, relations }: LogicalEquationInstance, answer: string): Verdict {
	if (answer.length > 100 + 40 * letterCount)
		return malformed('The answer is far too long for a list of values');
	const tokens = listedNumbers(answer);
	const strange = tokens.find((token) => !PLAIN_NUMBER.test(token));
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
	const broken = relations.filter((relation) => !holdsIn(relation, given));
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
const PLAIN_NUMBER = /^[+-]?\d{1,12}(\.\d{1,12})?$/;

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
