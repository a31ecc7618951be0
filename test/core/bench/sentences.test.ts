import { describe, expect, it } from 'vitest';
import { costScatterOf } from '../../../src/core/bench/plots/cost-scatter.ts';
import { curveOf } from '../../../src/core/bench/plots/curve.ts';
import { differencesOf } from '../../../src/core/bench/plots/differences.ts';
import { heatMapOf } from '../../../src/core/bench/plots/heat-map.ts';
import { familyRowsOf, levelRowsOf, type ResultsInput, resultsOf } from '../../../src/core/bench/results.ts';
import {
	costFact,
	curveFacts,
	differenceFact,
	heatFact,
	namesOf,
	reliabilityFacts,
	standingOf,
} from '../../../src/core/bench/sentences.ts';
import { conditionsOf } from '../../../src/core/bench/experiment.ts';
import { benchOf, castOf, conditionOf, designOf, methodsOf, wrong } from '../../support/bench-runs.ts';

const design = designOf({
	families: [{ family: 'number-multiply', levels: ['2-2', '4-4', '8-8'] }],
	sizes: [{ instances: 20, repeats: 1 }],
});

function standing(input: ResultsInput) {
	return standingOf(input, resultsOf(input));
}

describe('the names of the conditions', () => {
	it('say as little as tells them apart', () => {
		const named = (more: Partial<typeof design>) => [
			...namesOf(conditionsOf({ ...design, ...more })).values(),
		];
		expect(named({})).toEqual([
			{ method: 'All text', options: [], model: null },
			{ method: 'All code', options: [], model: null },
		]);
		const casts = [castOf('small'), castOf('large')];
		expect(named({ methods: methodsOf('all-text'), casts }).map(({ model }) => model)).toEqual([
			'small',
			'large',
		]);
		const methods = [
			{ id: 'codesteer' as const, options: {} },
			{ id: 'codesteer' as const, options: { selfCheck: false, symbolicChecker: true } },
		];
		expect(named({ methods }).map(({ options }) => options)).toEqual([
			[],
			[{ label: 'Self-answer checker', value: 'off' }],
		]);
	});
});

describe('how far an experiment is', () => {
	const ending = (cell: { condition: { method: { id: string } } }, round: number) =>
		round < 10 || (round > 11 && round < 15) || (round === 11 && cell.condition.method.id === 'all-text')
			? {}
			: null;

	it('is told in pairs for two conditions', () => {
		expect(standing(benchOf(design, ending))).toEqual({
			unit: 'pairs',
			counted: 10,
			planned: 60,
			waiting: 3,
			failed: 0,
			alpha: 0.05,
			isPlannedEnd: false,
			differences: 'any-time',
		});
	});

	it('is told in instances for one, and in runs for more', () => {
		const one = benchOf({ ...design, methods: methodsOf('all-text') }, ending);
		const three = benchOf({ ...design, methods: methodsOf('all-text', 'all-code', 'codesteer') }, ending);
		expect(standing(one)).toMatchObject({ unit: 'instances', counted: 10, planned: 60, waiting: 4 });
		expect(standing(three)).toMatchObject({ unit: 'runs', counted: 30, planned: 180, waiting: 10 });
	});

	it('names what a host failed apart', () => {
		const input = benchOf(design, (_, round) =>
			round === 0 ? { outcome: 'failed', verdict: null, error: 'server' } : {},
		);
		expect(standing(input)).toMatchObject({ counted: 59, planned: 60, failed: 2, isPlannedEnd: false });
	});
});

describe('the facts below a picture', () => {
	it('tell where a curve surely stands to one half', () => {
		const input = benchOf(design, ({ condition, instance }) => {
			if (condition.method.id === 'all-code') return null;
			return instance.level === '2-2' || (instance.level === '4-4' && instance.seed.endsWith('1'))
				? {}
				: wrong;
		});
		const plot = curveOf('number-multiply', levelRowsOf(input), input.counted)!;
		const label = (id: string) => plot.levels.find((level) => level.id === id)?.label;
		expect(curveFacts(plot)).toEqual([
			{
				condition: conditionOf(input, 'all-text').key,
				above: label('2-2'),
				below: label('4-4'),
				rises: false,
			},
			{ condition: conditionOf(input, 'all-code').key, above: null, below: null, rises: false },
		]);
	});

	it('tell that a curve rises again', () => {
		const input = benchOf(design, ({ instance }) => (instance.level === '2-2' ? wrong : {}));
		const facts = curveFacts(curveOf('number-multiply', levelRowsOf(input), input.counted)!);
		expect(facts.map(({ rises }) => rises)).toEqual([true, true]);
	});

	it('count on how many tasks each method is ahead, and on how many several are alike', () => {
		const families = (['letters', 'game-24', 'boxnet'] as const).map((family) => ({ family, levels: ['x'] }));
		const input = benchOf({ ...design, families }, ({ condition, instance }) => {
			if (instance.family === 'boxnet') return {};
			const isText = condition.method.id === 'all-text';
			return isText === (instance.family === 'letters') ? {} : wrong;
		});
		expect(heatFact(heatMapOf(familyRowsOf(input)))).toEqual({
			families: 3,
			shared: 1,
			ahead: input.plan.conditions.map(({ key }) => ({ condition: key, families: 1 })),
			fewest: 20,
			most: 20,
		});
	});

	it('name the best and the cheapest', () => {
		const input = benchOf(design, ({ condition }, round) =>
			condition.method.id === 'all-text' ? { tokens: 50, ...(round < 30 ? wrong : {}) } : { tokens: 500 },
		);
		expect(costFact(costScatterOf(resultsOf(input).rows))).toEqual({
			best: { condition: conditionOf(input, 'all-code').key, rate: 1, tokens: 500 },
			cheapest: { condition: conditionOf(input, 'all-text').key, rate: 0.5, tokens: 50 },
		});
		expect(costFact(costScatterOf(resultsOf(benchOf(design, () => null)).rows))).toBeNull();
	});

	it('name what is surely better or worse', () => {
		const input = benchOf(design, ({ condition }) => (condition.method.id === 'all-text' ? wrong : {}));
		const [text, code] = [conditionOf(input, 'all-text').key, conditionOf(input, 'all-code').key];
		const { all } = resultsOf(input).comparisons;
		expect(differenceFact(differencesOf(text, all, input.counted)!)).toEqual({
			reference: text,
			all: 1,
			better: [code],
			worse: [],
		});
		expect(differenceFact(differencesOf(code, all, input.counted)!)).toMatchObject({
			better: [],
			worse: [text],
		});
	});

	it('set what was said against what came of it', () => {
		const input = benchOf({ ...design, methods: methodsOf('self-estimate') }, () => ({
			...wrong,
			rated: { value: 0.9, by: 'model' },
		}));
		expect(reliabilityFacts(resultsOf(input).calibration)).toEqual([
			{
				condition: conditionOf(input, 'self-estimate').key,
				confidence: expect.closeTo(0.9) as number,
				rate: 0,
				rated: 60,
				unrated: 0,
				by: 'model',
				brier: expect.closeTo(0.81) as number,
				hollow: 0,
				bins: 1,
				off: 1,
			},
		]);
	});
});
