import { describe, expect, it } from 'vitest';
import { candidates } from '../../../src/core/reply/answer.ts';
import { createRng } from '../../../src/core/rng.ts';
import type { FamilyId } from '../../../src/core/tasks/family-id.ts';
import { inForm } from '../../../src/core/tasks/kit/plain-answers.ts';
import { familyById } from '../../../src/core/tasks/registry.ts';
import { BEFORE, GRID_PRINTS, inRows, LIST_PRINTS } from '../../support/python-prints.ts';

/** What the first text of the asked form in an output is worth. */
function judged(id: FamilyId, instance: unknown, stdout: string): string {
	const family = familyById(id)!;
	const found = candidates({ stdout, prose: '', proseAfter: '' }, family.ownSigns);
	const chosen = found.find(({ text }) => inForm(family, instance, text));
	return chosen === undefined ? 'none' : family.verify(instance, chosen.text).kind;
}

interface Answer {
	instance: unknown;
	text: string;
	kind: string;
}

const drawn = new Map<FamilyId, readonly Answer[]>();

/** An instance of each level with its reference and its slip, and what they should be worth. */
function answers(id: FamilyId): readonly Answer[] {
	const known = drawn.get(id);
	if (known !== undefined) return known;
	const family = familyById(id)!;
	const all = family.levels.flatMap((level) => {
		const instance = family.generate(level, createRng('printed', id, level.id));
		const slip = family.slip(instance, createRng('slip', id, level.id));
		return [
			{ instance, text: family.solve(instance), kind: 'correct' },
			{ instance, text: slip, kind: 'incorrect' },
		];
	});
	drawn.set(id, all);
	return all;
}

/** What is not found as what it is, whatever the program has printed before. */
function faults(id: FamilyId, print: (answer: Answer) => string | null): object[] {
	return answers(id).flatMap((answer) => {
		const text = print(answer);
		if (text === null) return [];
		return BEFORE.flatMap((before) => {
			const stdout = `${before}${text}\n`;
			const found = judged(id, answer.instance, stdout);
			return found === answer.kind ? [] : [{ stdout, found, is: answer.kind }];
		});
	});
}

const SQUARES: readonly FamilyId[] = ['2048', 'light-puzzles', 'reversi', 'pooling'];
const LINES: readonly FamilyId[] = ['standard-sudoku', 'letter-logic-diagram'];
const LISTS: readonly FamilyId[] = [
	'constrained-linear-arrangement',
	'cryptanalysis',
	'logical-equation',
	'pattern-recognition',
	'permutations-and-combinations',
	'string-splitting',
	'string-synthesis',
	'synthesis-decomposition',
];

describe.each([...SQUARES, ...LINES])('a grid of %s without markers', (id) => {
	it.each(GRID_PRINTS)('is found as %s prints it', (_, print) => {
		const wrong = faults(id, ({ text }) => {
			const cells = text.split(/[,\n]/);
			const rows = inRows(cells, Math.sqrt(cells.length));
			return Number.isInteger(rows.length) ? print(rows) : null;
		});
		expect(wrong).toEqual([]);
	});
});

describe.each(LISTS)('a list of %s without markers', (id) => {
	it.each(LIST_PRINTS)('is found as %s prints it', (_, print) => {
		expect(faults(id, ({ text }) => print(text.replace(/[[\]"]/g, '').split(/[,\s]+/)))).toEqual([]);
	});
});

const PLANS: readonly (readonly [FamilyId, string, (text: string) => string])[] = [
	['boxlift', 'as it is', (text) => text],
	[
		'boxlift',
		'a list of steps',
		(text) =>
			`[${text
				.replace(/Step \d+: /g, '')
				.split('\n')
				.join(', ')}]`,
	],
	['boxlift', 'one step a line', (text) => text.replace(/Step \d+: /g, '')],
	['boxnet', 'indented', (text) => JSON.stringify(JSON.parse(text), null, 2)],
	[
		'boxnet',
		'one step a line',
		(text) => (JSON.parse(text) as unknown[]).map((step) => JSON.stringify(step)).join('\n'),
	],
	['path-plan', 'one point a line', (text) => text.slice(1, -1).replaceAll('), ', ')\n')],
	['path-plan', 'arrows', (text) => text.slice(1, -1).replaceAll('), (', ') -> (')],
	['blocksworld', 'a list', (text) => `['${text.split('\n').join("', '")}']`],
	['logical-puzzle', 'one pair a line', (text) => text.split(', ').join('\n')],
	[
		'eight-queens',
		'numpy',
		(text) =>
			`[${text
				.split(', ')
				.map((pair) => `[${pair}]`)
				.join('\n ')}]`,
	],
];

it.each(PLANS)('a plan of %s is found without markers: %s', (id, _, print) => {
	expect(faults(id, ({ text }) => print(text))).toEqual([]);
});
