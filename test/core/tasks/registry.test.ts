import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PublishedFamilyId } from '../../../src/core/tasks/family-id.ts';
import { FAMILY_IDS, FAMILY_LABELS, isFamilyId } from '../../../src/core/tasks/family-id.ts';
import { families, familyById } from '../../../src/core/tasks/registry.ts';

/** The 37 tasks as published (arXiv 2502.04350, table 1). The compiler holds the names complete. */
const PUBLISHED: Readonly<Record<PublishedFamilyId, 'seen' | 'unseen'>> = {
	'2048': 'unseen',
	blocksworld: 'seen',
	boxlift: 'seen',
	boxnet: 'seen',
	'combinatorial-calculation': 'unseen',
	'constrained-linear-arrangement': 'seen',
	cryptanalysis: 'unseen',
	'date-understanding': 'seen',
	'eight-queens': 'unseen',
	'game-24': 'seen',
	'gsm-hard': 'seen',
	'letter-logic-diagram': 'seen',
	letters: 'unseen',
	'light-puzzles': 'seen',
	'logical-deduction': 'seen',
	'logical-equation': 'seen',
	'logical-puzzle': 'seen',
	mahjong: 'seen',
	'math-counting-and-probability': 'seen',
	'math-geometry': 'seen',
	'matrix-transformation': 'seen',
	navigate: 'seen',
	'new-operator': 'seen',
	'number-multiply': 'unseen',
	'path-plan': 'seen',
	'pattern-recognition': 'seen',
	'permutations-and-combinations': 'unseen',
	pooling: 'seen',
	reversi: 'seen',
	'standard-sudoku': 'seen',
	'statistical-counting': 'seen',
	'string-deletion-and-modification': 'seen',
	'string-insertion': 'seen',
	'string-splitting': 'unseen',
	'string-synthesis': 'seen',
	'synthesis-decomposition': 'unseen',
	'web-of-lies': 'seen',
};

describe('families', () => {
	it('are the 37 published tasks, in the order of their ids, split as published; then those that are only here', () => {
		const published = families.filter(({ split }) => split !== 'own');
		expect(published.map(({ id, split }) => [id, split])).toEqual(Object.entries(PUBLISHED));
		expect(Object.keys(PUBLISHED)).toEqual(Object.keys(PUBLISHED).sort());
		expect(Object.keys(PUBLISHED)).toHaveLength(37);
		expect(families.map(({ id }) => id)).toEqual(FAMILY_IDS);
	});

	it('have names and rules of their own', () => {
		expect(new Set(Object.values(FAMILY_LABELS)).size).toBe(families.length);
		expect(new Set(families.map(({ rules }) => rules)).size).toBe(families.length);
	});

	it('each have a test file beside the contract', () => {
		const files = readdirSync(new URL('.', import.meta.url));
		expect(families.filter(({ id }) => !files.includes(`${id}.test.ts`))).toEqual([]);
	});
});

describe('familyById', () => {
	it('finds a family by its id and nothing by another word', () => {
		expect(families.map(({ id }) => familyById(id))).toEqual(families);
		expect(['', 'Letters', 'toString', '__proto__'].map(familyById)).toEqual([null, null, null, null]);
		expect([isFamilyId('letters'), isFamilyId('letter')]).toEqual([true, false]);
	});
});
