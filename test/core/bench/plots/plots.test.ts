import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costScatterOf } from '../../../../src/core/bench/plots/cost-scatter.ts';
import { curveOf, familiesWithCurve, hardestOf, onlyFamily } from '../../../../src/core/bench/plots/curve.ts';
import { differencesOf } from '../../../../src/core/bench/plots/differences.ts';
import { heatMapOf } from '../../../../src/core/bench/plots/heat-map.ts';
import { reliabilityOf } from '../../../../src/core/bench/plots/reliability.ts';
import { familyRowsOf, levelRowsOf, resultsOf } from '../../../../src/core/bench/results.ts';
import { benchOf, conditionOf, designOf, methodsOf, wrong } from '../../../support/bench-runs.ts';

const multiply = designOf({
	families: [{ family: 'number-multiply', levels: ['4-4', '2-2'] }],
	methods: methodsOf('code-interpreter', 'all-text'),
	sizes: [{ instances: 4, repeats: 1 }],
});

describe('accuracy over difficulty', () => {
	it('has a point per level, easiest first, each with its interval and its runs', () => {
		const input = benchOf(multiply, ({ instance }) => (instance.level === '4-4' ? wrong : {}));
		const plot = curveOf('number-multiply', levelRowsOf(input), input.counted);
		expect(plot?.levels.map(({ id }) => id)).toEqual(['2-2', '4-4']);
		const [first] = plot!.points;
		expect(first).toMatchObject({ level: '2-2', place: 0, rate: 1, high: 1, counted: 4, planned: 4 });
		expect(first?.runs).toHaveLength(4);
		expect(plot?.table.columns).toEqual(['condition', 'level', 'rate', 'low', 'high', 'counted', 'planned']);
		expect(plot?.table.rows).toHaveLength(4);
	});

	it('splits every level into code and words, right and wrong', () => {
		const input = benchOf(multiply, ({ instance, condition }) => {
			if (condition.method.id === 'all-text') return null;
			const at = Number(instance.seed.split('-')[1]);
			if (at === 1) return { ...wrong, way: null };
			return { way: at === 2 ? 'code' : 'text', ...(at === 3 ? wrong : {}) };
		});
		const bands = curveOf('number-multiply', levelRowsOf(input), input.counted)?.bands ?? [];
		expect(
			bands
				.filter(({ level }) => level === '4-4')
				.map(({ band, from, to, count }) => [band, from, to, count]),
		).toEqual([
			['code-right', 0, 0.25, 1],
			['text-right', 0.25, 0.5, 1],
			['text-wrong', 0.5, 0.75, 1],
			['none', 0.75, 1, 1],
		]);
	});

	it('fills every bar, whatever happened', () => {
		const ending = fc.record({
			way: fc.constantFrom('text' as const, 'code' as const, null),
			verdict: fc.constantFrom('correct' as const, 'incorrect' as const, 'malformed' as const),
		});
		fc.assert(
			fc.property(fc.array(ending, { minLength: 16, maxLength: 16 }), (endings) => {
				let at = 0;
				const input = benchOf(multiply, () => endings[at++] ?? null);
				const plot = curveOf('number-multiply', levelRowsOf(input), input.counted)!;
				for (const { condition, level } of plot.points) {
					const parts = plot.bands.filter((part) => part.condition === condition && part.level === level);
					expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
					expect(parts.at(-1)?.to).toBeCloseTo(1);
				}
			}),
		);
	});

	it('has the parts of the bars as a table too', () => {
		const input = benchOf(multiply, () => ({}));
		const { bandTable } = curveOf('number-multiply', levelRowsOf(input), input.counted)!;
		const [{ key } = { key: '' }] = input.plan.conditions;
		expect(bandTable.columns).toEqual(['condition', 'level', 'band', 'share', 'count']);
		expect(bandTable.rows[0]).toEqual([key, '2-2', 'text-right', 1, 4]);
	});

	it('is drawn of families with two levels or more', () => {
		const design = designOf({
			families: [
				{ family: 'game-24', levels: ['n4'] },
				{ family: 'number-multiply', levels: ['4-4', '2-2'] },
			],
		});
		expect(familiesWithCurve(benchOf(design, () => null).plan)).toEqual(['number-multiply']);
	});

	it('leaves out imported questions, of which nobody knows how hard they are', () => {
		const design = designOf({
			families: [
				{ family: 'game-24', levels: ['n4'] },
				{ family: 'number-multiply', levels: ['2-2', '4-4'] },
			],
			imported: (['game-24', 'number-multiply'] as const).map((family) => ({
				family,
				samples: [{ name: 'one', instance: {} }],
			})),
		});
		const input = benchOf(design, () => ({}));
		expect(familiesWithCurve(input.plan)).toEqual(['number-multiply']);
		const plot = curveOf('number-multiply', levelRowsOf(input), input.counted);
		expect(plot?.levels.map(({ id }) => id)).toEqual(['2-2', '4-4']);
		expect(new Set([...(plot?.points ?? []), ...(plot?.bands ?? [])].map(({ level }) => level))).toEqual(
			new Set(['2-2', '4-4']),
		);
	});

	it('comes out the same from the runs of its family alone, also when that one is done before the others', () => {
		const design = designOf({
			families: [
				{ family: 'game-24', levels: ['n3', 'n4'] },
				{ family: 'number-multiply', levels: ['4-4', '2-2'] },
			],
		});
		for (const isDone of [true, false]) {
			const input = benchOf(design, ({ instance }, round) =>
				isDone || instance.family === 'game-24' ? (round % 3 === 0 ? wrong : {}) : round < 9 ? {} : null,
			);
			const { isPlannedEnd } = resultsOf(input);
			const part = onlyFamily(input, 'game-24', isPlannedEnd);
			expect(isPlannedEnd).toBe(isDone);
			expect(curveOf('game-24', levelRowsOf(part), part.counted)).toEqual(
				curveOf('game-24', levelRowsOf(input), input.counted),
			);
		}
	});

	it('counts the lines at the hardest level where there are too many to name', () => {
		const design = { ...multiply, sizes: [{ instances: 40, repeats: 1 }] };
		const input = benchOf(design, ({ instance, condition }) =>
			instance.level === '4-4' && condition.method.id === 'all-text' ? wrong : {},
		);
		const plot = curveOf('number-multiply', levelRowsOf(input), input.counted)!;
		expect(hardestOf(plot)).toEqual({ level: plot.levels[1]?.label, above: 1, below: 1, open: 0 });
		const none = benchOf(design, () => null);
		const empty = curveOf('number-multiply', levelRowsOf(none), none.counted)!;
		expect(hardestOf(empty)).toMatchObject({ above: 0, below: 0, open: 2 });
	});

	it('knows no family that was not asked', () => {
		const input = benchOf(multiply, () => ({}));
		expect(curveOf('letters', levelRowsOf(input), input.counted)).toBeNull();
	});
});

describe('the map of tasks and methods', () => {
	const design = designOf({
		families: [
			{ family: 'game-24', levels: ['n4'] },
			{ family: 'letters', levels: ['10-15'] },
			{ family: 'boxnet', levels: ['2x4'] },
		],
	});

	it('puts the families in order of how well they go, and marks the best method of each', () => {
		const input = benchOf(design, ({ instance, condition }) => {
			if (instance.family === 'game-24') return condition.method.id === 'all-text' ? {} : wrong;
			return instance.family === 'letters' ? {} : wrong;
		});
		const map = heatMapOf(familyRowsOf(input));
		expect(map.families.map(({ id }) => id)).toEqual(['letters', 'game-24', 'boxnet']);
		const [text, code] = input.plan.conditions.map(({ key }) => key);
		const best = (family: string) =>
			map.cells.filter((cell) => cell.family === family && cell.isBest).map(({ condition }) => condition);
		expect([best('letters'), best('game-24'), best('boxnet')]).toEqual([[text, code], [text], []]);
	});

	it('leaves a cell empty that has no result yet', () => {
		const { cells } = heatMapOf(familyRowsOf(benchOf(design, () => null)));
		expect(cells).toHaveLength(6);
		expect(cells.map(({ rate, low, high }) => [rate, low, high])).toEqual(cells.map(() => [null, 0, 1]));
	});
});

describe('score against cost', () => {
	it('sets own means beside published ones, and names these as published', () => {
		const input = benchOf(multiply, () => ({ tokens: 200, ms: 3000, cost: 0.5 }));
		const { own, published, table } = costScatterOf(resultsOf(input).rows);
		expect(own[0]).toMatchObject({ source: 'own', rate: 1, tokens: 200, seconds: 3, money: 0.5 });
		// P2 tables 7 and 8.
		expect(published.find(({ condition }) => condition === 'codesteer')).toMatchObject({
			source: 'published',
			label: 'CodeSteer',
			rate: expect.closeTo(0.752, 3) as number,
			normalised: expect.closeTo(0.864) as number,
			tokens: 4693.3,
			seconds: 63.8,
			money: null,
			runs: [],
		});
		expect(published).toHaveLength(10);
		expect(table.rows).toHaveLength(12);
	});

	it('knows no tokens where a host did not say', () => {
		const input = benchOf(multiply, () => ({ tokens: null }));
		expect(costScatterOf(resultsOf(input).rows).own[0]?.tokens).toBeNull();
	});
});

describe('the forest of differences', () => {
	const input = benchOf(
		multiply,
		({ condition, instance }) =>
			condition.method.id === 'all-text' && instance.level === '4-4' ? wrong : {},
		{ touched: true },
	);
	const { all } = resultsOf(input).comparisons;
	const text = conditionOf(input, 'all-text').key;
	const tool = conditionOf(input, 'code-interpreter').key;

	it('sets every method against one, whichever stands first', () => {
		const against = differencesOf(text, all, input.counted);
		expect(against?.marks).toMatchObject([
			{ condition: tool, difference: 0.5, kind: 'any-time', pairs: 8, won: 4, lost: 0, favours: tool },
		]);
		const turned = differencesOf(tool, all, input.counted);
		expect(turned?.marks).toMatchObject([
			{ condition: text, difference: -0.5, won: 0, lost: 4, favours: tool, low: -against!.marks[0]!.high },
		]);
	});

	it('leads to both runs of every instance on which they differ', () => {
		expect(differencesOf(text, all, input.counted)?.marks[0]?.runs).toHaveLength(8);
	});

	it('shows an interval of the planned size only at its end, and says so', () => {
		const ended = benchOf(multiply, ({ condition }) => (condition.method.id === 'all-text' ? wrong : {}));
		const marks = differencesOf(text, resultsOf(ended).comparisons.all, ended.counted)?.marks;
		expect(marks?.[0]).toMatchObject({ kind: 'planned-size', difference: 1 });
	});

	it('is not there without its reference', () => {
		expect(differencesOf('gone', all, input.counted)).toBeNull();
	});
});

describe('confidence against success', () => {
	it('has a mark per bin, hollow where there is little', () => {
		const design = { ...multiply, methods: methodsOf('self-estimate') };
		const input = benchOf(design, (_, round) => ({ rated: { value: round < 6 ? 0.9 : 0.1, by: 'model' } }));
		const { marks, table, numbers } = reliabilityOf(resultsOf(input).calibration);
		expect(marks).toMatchObject([
			{ from: 0, to: 0.2, confidence: expect.closeTo(0.1) as number, rate: 1, count: 2, hollow: true },
			{ from: 0.8, to: 1, confidence: expect.closeTo(0.9) as number, rate: 1, count: 6, hollow: false },
		]);
		expect(table.runs.map((runs) => runs.length)).toEqual([2, 6]);
		expect(table.rows.map((row) => row.at(-1))).toEqual(['few', 'enough']);
		const near = (value: number): unknown => expect.closeTo(value, 10);
		expect(numbers).toEqual({
			columns: ['condition', 'by', 'confidence', 'rate', 'brier', 'error', 'rated', 'unrated'],
			rows: [[marks[0]?.condition, 'model', near(0.7), 1, near(0.21), near(0.3), 8, 0]],
			runs: [expect.objectContaining({ length: 8 })],
		});
	});
});
