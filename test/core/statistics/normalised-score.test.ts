import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PUBLISHED_AVERAGES } from '../../../src/core/published/averages.ts';
import { normalisedScores } from '../../../src/core/statistics/normalised-score.ts';
import { isPublishedFamily } from '../../../src/core/tasks/family-id.ts';
import { PUBLISHED_COLUMNS, publishedRate } from '../../../src/core/tasks/published-rates.ts';
import { families } from '../../../src/core/tasks/registry.ts';

const PARTS = ['seen', 'unseen', 'total'] as const;

const table = fc
	.integer({ min: 1, max: 5 })
	.chain((columns) =>
		fc.array(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: columns, maxLength: columns }), {
			minLength: 1,
			maxLength: 8,
		}),
	)
	.map((rows) => rows.map((row) => row.map((right) => right / 10)));

describe('the average normalised score', () => {
	it.each(PARTS)('reproduces the 13 published averages, %s, from the published cells', (part) => {
		const tasks = families.filter(({ split }) => part === 'total' || split === part).map(({ id }) => id);
		const { scores, leftOut } = normalisedScores(
			tasks
				.filter(isPublishedFamily)
				.map((id) => PUBLISHED_COLUMNS.map((column) => publishedRate(id, column))),
		);
		expect(leftOut).toBe(0);
		const gaps = PUBLISHED_COLUMNS.map((column, i) =>
			Math.abs((scores[i] as number) * 100 - PUBLISHED_AVERAGES[column][part]),
		);
		expect(gaps).toHaveLength(13);
		// Printed with one decimal.
		expect(Math.max(...gaps)).toBeLessThan(0.0501);
	});

	it('is 1 for who is best everywhere, and at most 1 for all', () => {
		fc.assert(
			fc.property(table, (rows) => {
				const best = rows.map((row) => [...row, Math.max(...row)]);
				const { scores, leftOut } = normalisedScores(best);
				if (leftOut === rows.length) expect(scores.every(Number.isNaN)).toBe(true);
				else {
					expect(scores.at(-1)).toBeCloseTo(1, 12);
					expect(scores.every((score) => score >= 0 && score < 1 + 1e-12)).toBe(true);
				}
			}),
		);
	});

	it('does not change when all find one task harder by the same factor', () => {
		fc.assert(
			fc.property(table, (rows) => {
				const harder = rows.map((row, task) => (task === 0 ? row.map((rate) => rate / 4) : row));
				const [before, after] = [normalisedScores(rows), normalisedScores(harder)];
				expect(after.leftOut).toBe(before.leftOut);
				fc.pre(before.leftOut < rows.length);
				before.scores.forEach((score, i) => expect(after.scores[i]).toBeCloseTo(score, 12));
			}),
		);
	});

	it('depends on the company', () => {
		expect(normalisedScores([[0.5, 0.25]]).scores).toEqual([1, 0.5]);
		expect(normalisedScores([[0.5, 0.25, 1]]).scores).toEqual([0.5, 0.25, 1]);
	});

	it('leaves out tasks that nobody ever solved', () => {
		expect(
			normalisedScores([
				[0.5, 0.25],
				[0, 0],
			]),
		).toEqual({ scores: [1, 0.5], leftOut: 1 });
		expect(normalisedScores([])).toEqual({ scores: [], leftOut: 0 });
	});
});
