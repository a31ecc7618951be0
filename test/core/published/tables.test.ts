import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ABLATIONS } from '../../../src/core/published/ablations.ts';
import * as codeSteer from '../../../src/core/published/codesteer-tables.ts';
import * as steering from '../../../src/core/published/steering-tables.ts';
import { SYMBENCH } from '../../../src/core/published/symbench.ts';
import { type PublishedTable, sorted } from '../../../src/core/published/table.ts';
import { PUBLISHED_TABLES } from '../../../src/core/published/tables.ts';
import { publishedScores } from '../../../src/core/methods/published-scores.ts';
import { METHOD_IDS } from '../../../src/core/method-id.ts';
import { families } from '../../../src/core/tasks/registry.ts';

const tables: readonly PublishedTable[] = PUBLISHED_TABLES;
const PARTS = ['seen', 'unseen', 'total'] as const;

/** Values of the rows of a part of the tasks, in one column. */
function columnOf({ rows }: PublishedTable, place: number, part: (typeof PARTS)[number]): number[] {
	const asked = new Set(
		families.filter(({ split }) => part === 'total' || split === part).map(({ id }) => id),
	);
	return rows
		.filter(({ family }) => family !== null && asked.has(family))
		.map(({ values }) => values[place] as number);
}
const meanOf = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the published tables', () => {
	it.each(tables)('$id: every row has a value or a gap for every column, and a name of its own', (table) => {
		for (const { values } of [...table.rows, ...table.averages]) {
			expect(values).toHaveLength(table.columns.length);
			if (table.unit === 'mixed') continue;
			for (const value of values) {
				if (value === null) continue;
				expect(value).toBeGreaterThanOrEqual(0);
				expect(value).toBeLessThanOrEqual(100);
			}
		}
		expect(new Set(table.rows.map(({ label }) => label)).size).toBe(table.rows.length);
		expect(new Set(table.columns).size).toBe(table.columns.length);
	});

	it('have one address each', () => {
		expect(new Set(tables.map(({ id }) => id)).size).toBe(tables.length);
	});

	it('have all 37 tasks in table 1 and in the ablations', () => {
		expect(SYMBENCH.rows).toHaveLength(37);
		expect(ABLATIONS.rows).toHaveLength(37);
	});

	it('agree with each other: plain averages are the means of table 1', () => {
		const { columns, rows } = codeSteer.PLAIN_AVERAGES;
		const places = columns.map((column) =>
			SYMBENCH.columns.findIndex((one) => column.toLowerCase().endsWith(one.toLowerCase())),
		);
		for (const [at, part] of PARTS.entries()) {
			const means = places.map((place) => meanOf(columnOf(SYMBENCH, place, part)));
			const gaps = means.map((mean, of) => Math.abs(mean - (rows[at]?.values[of] ?? NaN)));
			expect(Math.max(...gaps)).toBeLessThan(0.0501);
		}
	});

	it('agree with each other: averages of the ablations by the maxima of table 1, but for two that are printed lower', () => {
		const off = PARTS.flatMap((part, row) => {
			const best = columnOf(SYMBENCH, 0, part).map((_, task) =>
				Math.max(...SYMBENCH.columns.map((_, place) => columnOf(SYMBENCH, place, part)[task] as number)),
			);
			return ABLATIONS.columns.filter((_, place) => {
				const score = meanOf(
					columnOf(ABLATIONS, place, part).map((rate, task) => (100 * rate) / (best[task] as number)),
				);
				return Math.abs(score - (ABLATIONS.averages[row]?.values[place] as number)) > 0.061;
			});
		});
		expect(off).toEqual(['without DPO and weights', 'without DPO and weights']);
	});

	it('agree with table 1 where they repeat its cells', () => {
		const cell = (family: string | null, column: string): number | null | undefined =>
			SYMBENCH.rows.find((row) => row.family === family)?.values[SYMBENCH.columns.indexOf(column)];
		for (const { family, values } of codeSteer.WITH_O1.rows) expect(values[0]).toBe(cell(family, 'o1'));
		for (const { family, values } of codeSteer.PROMPT_ONLY.rows)
			expect(values[0]).toBe(cell(family, 'CodeSteer'));
	});

	it('agree with what is said of each method elsewhere', () => {
		const { rows } = steering.TEN_METHODS;
		const scores = METHOD_IDS.map((id) => publishedScores(id));
		const p1 = scores.map(({ p1 }) => p1.map(({ score }) => score)).filter((row) => row.length > 0);
		expect(rows.map(({ values }) => values).toSorted()).toEqual(p1.toSorted());
		const costs = codeSteer.COSTS.rows.map(({ values }) => values);
		for (const { p2 } of scores)
			if (p2 !== null) expect(costs).toContainEqual([p2.score, p2.tokens, p2.seconds]);
	});

	it('have every question of a figure of shares in one of its parts', () => {
		for (const { rows } of [steering.MULTIPLYING, steering.GAME_24_WAYS])
			for (const { values } of rows)
				expect(values.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBeCloseTo(100, 0);
	});
});

describe('sorted rows', () => {
	const rows = fc.array(
		fc.record({
			label: fc.string({ maxLength: 4 }),
			values: fc.tuple(fc.option(fc.integer({ min: 0, max: 5 }))),
		}),
	);

	it('are the same rows, by value, and what has none comes last either way', () => {
		fc.assert(
			fc.property(rows, fc.boolean(), (all, descending) => {
				const found = sorted(all, { kind: 'value', place: 0 }, descending);
				expect(new Set(found)).toEqual(new Set(all));
				const known = found.map(({ values }) => values[0]).filter((value) => value !== null);
				expect(found.slice(0, known.length).every(({ values }) => values[0] !== null)).toBe(true);
				expect(known).toEqual(known.toSorted((a, b) => (descending ? b - a : a - b)));
			}),
		);
	});

	it('go by their names, or stay as the paper has them', () => {
		const of = (...labels: string[]) => labels.map((label) => ({ label, values: [] }));
		expect(sorted(of('b', 'a', 'c'), { kind: 'label' }, false)).toEqual(of('a', 'b', 'c'));
		expect(sorted(of('b', 'a', 'c'), { kind: 'label' }, true)).toEqual(of('c', 'b', 'a'));
		expect(sorted(of('b', 'a', 'c'), { kind: 'given' }, true)).toEqual(of('b', 'a', 'c'));
	});
});
