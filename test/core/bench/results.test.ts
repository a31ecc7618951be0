import { describe, expect, it } from 'vitest';
import {
	familyRowsOf,
	intervalSteps,
	levelRowsOf,
	resultsOf,
	type ResultsInput,
} from '../../../src/core/bench/results.ts';
import type { RunSummary } from '../../../src/core/record/summary.ts';
import { finish } from '../../../src/core/steps.ts';
import {
	benchOf,
	castOf,
	conditionOf,
	designOf,
	methodsOf,
	withRuns,
	wrong,
} from '../../support/bench-runs.ts';

const twoFamilies = designOf({
	families: [
		{ family: 'letters', levels: ['a'] },
		{ family: 'game-24', levels: ['n3', 'n4'] },
	],
	sizes: [{ instances: 4, repeats: 1 }],
});

const bootstrapOf = (input: ResultsInput) => finish(intervalSteps(input));

function withoutOther(run: RunSummary): RunSummary {
	const old = { ...run };
	delete old.otherVerdict;
	return old;
}

describe('the rows of the results', () => {
	it('are one per condition, in their order, with the runs behind them', () => {
		const input = benchOf(twoFamilies, (_, round) => (round < 5 ? {} : null));
		const { rows } = resultsOf(input);
		expect(rows.map(({ condition }) => condition.method.id)).toEqual(['all-text', 'all-code']);
		expect(rows[0]?.runs).toEqual(
			input.plan.cells.filter((_, at) => at % 2 === 0 && at < 10).map(({ key }) => key),
		);
	});

	it('are one per family, and one per level, when asked for', () => {
		const input = benchOf(twoFamilies, ({ instance }) => (instance.level === 'n4' ? wrong : {}));
		const families = familyRowsOf(input).filter(({ condition }) => condition.method.id === 'all-text');
		const levels = levelRowsOf(input).filter(({ condition }) => condition.method.id === 'all-text');
		const told = (rows: typeof families) =>
			rows.map(({ family, level, rate }) => [family, level, rate.mean, rate.planned]).sort();
		expect(told(families)).toEqual([
			['game-24', null, 0.5, 8],
			['letters', null, 1, 4],
		]);
		expect(told(levels)).toEqual([
			['game-24', 'n3', 1, 4],
			['game-24', 'n4', 0, 4],
			['letters', 'a', 1, 4],
		]);
	});

	it('tell how the answers were got', () => {
		const ways = ['code', 'text', null] as const;
		const { rows } = resultsOf(benchOf(twoFamilies, (_, round) => ({ way: ways[round % 3] ?? null })));
		expect(rows[0]?.ways).toEqual({ code: 4, text: 4, none: 4 });
	});

	it('score strictly, and say what either answer would give', () => {
		const input = benchOf(twoFamilies, (_, round) =>
			round < 3 ? { ...wrong, otherVerdict: 'correct' } : {},
		);
		const [row] = resultsOf(input).rows;
		expect(row).toMatchObject({ rate: { mean: 0.75 }, either: 1 });
		expect(row?.eitherOnly).toHaveLength(3);
	});

	it('do not say what either answer would give when old runs do not tell', () => {
		const input = benchOf(twoFamilies, () => ({}));
		const counted = withRuns(input.counted, withoutOther);
		expect(resultsOf({ ...input, counted }).rows[0]?.either).toBeNull();
	});
});

describe('what was spent', () => {
	it('comes with median, quartiles and a ratio on the same instances', () => {
		const input = benchOf(twoFamilies, ({ condition }, round) => ({
			tokens: (condition.method.id === 'all-code' ? 3 : 1) * (100 + round),
		}));
		const [text, code] = resultsOf(input).rows;
		expect(text?.spent.tokens).toMatchObject({
			quartiles: { lower: 102.75, median: 105.5, upper: 108.25 },
			mean: 105.5,
			known: 12,
			unknown: 0,
			ratio: null,
		});
		expect(code?.spent.tokens.ratio).toMatchObject({
			centre: expect.closeTo(3) as number,
			count: 12,
			interval: null,
		});
	});

	it('is set against the condition asked for', () => {
		const input = benchOf(twoFamilies, ({ condition }) => ({
			ms: condition.method.id === 'all-code' ? 4000 : 1000,
		}));
		const reference = conditionOf(input, 'all-code').key;
		const results = resultsOf({ ...input, reference });
		expect(results.reference).toBe(reference);
		expect(results.rows[0]?.spent.seconds.ratio?.centre).toBeCloseTo(0.25);
	});

	it('is unknown where a host did not say, never zero', () => {
		const input = benchOf(twoFamilies, (_, round) => ({ tokens: round === 0 ? null : 100, cost: null }));
		expect(resultsOf(input).rows[0]?.spent).toMatchObject({
			tokens: { known: 11, unknown: 1, mean: 100 },
			money: { quartiles: null, mean: null, known: 0, unknown: 12, ratio: null },
		});
	});
});

describe('rates over families', () => {
	const input = (familiesAre: 'strata' | 'clusters', isDone = true) =>
		benchOf({ ...twoFamilies, familiesAre }, ({ instance }, round) =>
			isDone || round < 6 ? (instance.family === 'letters' ? wrong : {}) : null,
		);

	it('weigh these families alike, or stand for tasks like these, as the design says', () => {
		expect(resultsOf(input('strata')).rows[0]?.acrossFamilies).toMatchObject({
			kind: 'strata',
			families: 2,
			mean: 0.5,
			interval: null,
		});
		expect(resultsOf(input('clusters')).rows[0]?.acrossFamilies).toMatchObject({
			kind: 'clusters',
			mean: expect.closeTo(8 / 12) as number,
		});
	});

	it('are of a planned size, so not there before', () => {
		expect(resultsOf(input('strata', false)).rows[0]?.acrossFamilies).toBeNull();
	});
});

describe('the average normalised score', () => {
	it('sets each method against the best of its company on each family', () => {
		const input = benchOf(twoFamilies, ({ condition, instance }) => {
			if (condition.method.id === 'all-code') return instance.family === 'letters' ? {} : wrong;
			return instance.level === 'n3' || instance.family === 'letters' ? {} : wrong;
		});
		const { normalised, rows } = resultsOf(input);
		expect(normalised).toMatchObject({ scores: [1, 0.5], families: 2, leftOut: 0, waiting: 0 });
		expect(rows.map((row) => row.normalised)).toEqual([1, 0.5]);
	});

	it('waits for families that not all have counted', () => {
		const input = benchOf(twoFamilies, (_, round) => (round === 0 ? {} : null));
		expect(resultsOf(input).normalised).toMatchObject({ families: 1, waiting: 1 });
	});

	it('has intervals at the planned end only', () => {
		const ended = benchOf(twoFamilies, (_, round) => (round % 3 === 0 ? wrong : {}));
		const [key] = ended.plan.conditions.map((condition) => condition.key);
		const interval = bootstrapOf(ended).get(key!)!;
		expect(interval.low).toBeLessThanOrEqual(1);
		expect(interval.high).toBe(1);
		expect(bootstrapOf(benchOf(twoFamilies, () => ({}), { touched: true }))).toEqual(new Map());
	});

	it('is not there where nobody was ever right', () => {
		const input = benchOf(twoFamilies, () => wrong);
		expect(resultsOf(input).normalised).toMatchObject({ scores: [], families: 0, leftOut: 2 });
		expect(bootstrapOf(input)).toEqual(new Map());
	});
});

describe('an experiment with nothing in it', () => {
	it('has no results and no fault', () => {
		const input = benchOf({ ...twoFamilies, methods: [], casts: [castOf('m')] }, () => ({}));
		expect(resultsOf(input)).toMatchObject({
			isPlannedEnd: true,
			reference: null,
			rows: [],
			calibration: [],
			needs: [],
		});
		expect(methodsOf()).toEqual([]);
	});
});
