import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { budgets } from '../bench/budgets.ts';
import { compareAll, KINDS } from './agree.ts';

const compared = compareAll();
const known = JSON.parse(
	readFileSync(new URL('./known-disagreements.json', import.meta.url), 'utf8'),
) as Record<string, string>;

describe('real replies', () => {
	it('have ids of their own and a label each', () => {
		expect(new Set(compared.map(({ id }) => id)).size).toBe(compared.length);
		expect(compared.length).toBeGreaterThan(300);
	});

	it.each(KINDS)('are read as a careful human reads them: %s', (kind) => {
		const surprising = compared.filter(
			(entry) => entry.kind === kind && !entry.agrees && !(entry.id in known),
		);
		expect(surprising.map(({ id, wanted, read }) => ({ id, wanted, read }))).toEqual([]);
	});

	it('are read differently no more often than the budget says, each listed with its reason', () => {
		const listed = compared.filter(({ id }) => id in known);
		expect(Object.keys(known).toSorted()).toEqual(
			listed.flatMap(({ id, agrees }) => (agrees ? [] : [id])).toSorted(),
		);
		expect(listed.length).toBeLessThanOrEqual((compared.length * (100 - budgets.corpusPercent)) / 100);
	});

	it('never get a verdict that is plainly wrong', () => {
		expect(compared.filter(({ misjudged }) => misjudged).map(({ id }) => id)).toEqual([]);
	});
});
