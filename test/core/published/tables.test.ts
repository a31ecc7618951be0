import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ABLATIONS } from '../../../src/core/published/ablations.ts';
import * as codeSteer from '../../../src/core/published/codesteer-tables.ts';
import * as steering from '../../../src/core/published/steering-tables.ts';
import { SYMBENCH } from '../../../src/core/published/symbench.ts';
import { type PublishedTable, sorted } from '../../../src/core/published/table.ts';
import { ABILITIES_ASKED, TRAINING_DATA } from '../../../src/core/published/task-tables.ts';
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
			if (table.unit === 'mixed' || table.unit === 'count') continue;
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
		const totals = SYMBENCH.averages.find(({ label }) => label === 'total')?.values;
		for (const { values } of codeSteer.COSTS.rows) expect(totals).toContain(values[0]);
	});

	it('hold what is printed where their numbers come from one place', () => {
		const row = (table: PublishedTable, label: string) =>
			table.rows.find((one) => one.label === label)?.values;
		expect(row(steering.TEN_METHODS, 'All Code')).toEqual([80.3, 77.4, 68.1, 93.3, 74.7, 69.2]);
		expect(row(steering.TEN_METHODS, 'Code Interpreter')).toEqual([83.5, 80.8, 64.5, null, null, null]);
		expect(row(codeSteer.WITH_O1, 'Eight Queens')).toEqual([84, 97]);
		expect(row(codeSteer.PROMPT_ONLY, 'Combinatorial Calculation')).toEqual([86, 58, 47, 59]);
		expect(row(codeSteer.COSTS, 'Code + Text + Sum.2')).toEqual([62.4, 2808.6, 32.4]);
		expect(row(codeSteer.COSTS, 'CodeSteer, guide on four H100')).toEqual([86.4, 4693.3, 45.4]);
	});

	it('take one turn from the printed table, not from the figure', () => {
		const { rows } = steering.TURNS;
		expect(rows.find(({ label }) => label === 'GPT-4o, All Code')?.values).toEqual([80.3, 90.8, 90.9]);
		expect(rows.at(-1)).toMatchObject({
			label: 'GPT-3.5 Turbo, AutoGen System',
			values: [55.5, 49.3, 49.2],
		});
		expect(rows).toHaveLength(18);
	});

	it('draw the scores of the cost figure near the means of table 2 over three models, but for two', () => {
		const off = steering.TEN_METHODS.rows.flatMap(({ label, values }) => {
			const mean = meanOf(values.slice(0, 3).map((value) => value ?? NaN));
			const drawn = steering.TURN_COSTS.rows.find((row) => row.label === `${label}, 1 turn`)?.values[0];
			return Math.abs(mean - (drawn ?? NaN)) <= 0.15 ? [] : [label];
		});
		expect(off).toEqual(['All Code', 'Code + Text + Sum.']);
	});

	it('mark every task in one group and for one ability or more', () => {
		const { rows } = ABILITIES_ASKED;
		expect(new Set(rows.map(({ family }) => family)).size).toBe(37);
		const sum = (values: readonly (number | null)[]): number =>
			values.reduce<number>((all, value) => all + (value ?? 0), 0);
		expect(rows.filter(({ values }) => sum(values.slice(0, 3)) !== 1 || sum(values.slice(3)) === 0)).toEqual(
			[],
		);
		expect(rows.find(({ family }) => family === 'game-24')?.values).toEqual([0, 1, 0, 1, 0, 0, 1, 1, 0]);
	});

	it('have training data of the seen tasks alone, which add up to the printed sums', () => {
		const { rows, averages } = TRAINING_DATA;
		const seen = families.filter(({ split }) => split === 'seen').map(({ id }) => id);
		expect(rows.map(({ family }) => family).toSorted()).toEqual(seen.toSorted());
		const sums = [0, 1].map((at) => rows.reduce((all, { values }) => all + (values[at] ?? 0), 0));
		expect([sums, averages[0]?.values]).toEqual([
			[12_043, 5_480],
			[12_043, 5_480],
		]);
	});

	it('have all 37 tasks in the bands of both columns', () => {
		const { rows } = codeSteer.SCORE_BANDS;
		expect([0, 1].map((at) => rows.reduce((all, { values }) => all + (values[at] ?? 0), 0))).toEqual([
			37, 37,
		]);
	});

	it('have every method of which an average was published', () => {
		const scores = METHOD_IDS.map((id) => publishedScores(id));
		expect(steering.TEN_METHODS.rows).toHaveLength(scores.filter(({ p1 }) => p1.length > 0).length);
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
