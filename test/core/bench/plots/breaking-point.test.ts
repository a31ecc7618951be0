import { describe, expect, it } from 'vitest';
import type { Design } from '../../../../src/core/bench/experiment.ts';
import { breakingPointFacts, breakingPointPlotOf } from '../../../../src/core/bench/plots/breaking-point.ts';
import { planOf } from '../../../../src/core/bench/plan.ts';
import { resultsOf } from '../../../../src/core/bench/results.ts';
import { searchRowsOf } from '../../../../src/core/bench/search-rows.ts';
import { searchOf } from '../../../../src/core/bench/search.ts';
import { statesOf } from '../../../../src/core/bench/state.ts';
import { benchOf, designOf, type Ending, summaryOfCell, wrong } from '../../../support/bench-runs.ts';

const levels = ['2-2', '4-4', '8-8', '12-12'];
const design: Design = designOf({
	families: [{ family: 'number-multiply', levels }],
	sizes: [{ instances: 12, repeats: 1 }],
	search: { threshold: 0.5 },
});

/** Words hold on the two easiest levels, code on all; the levels in `asked` have been asked as often as they may be. */
const ending =
	(...asked: string[]): Ending =>
	({ condition, instance }) => {
		if (!asked.includes(instance.level)) return null;
		const isRight = condition.method.id === 'all-code' || levels.indexOf(instance.level) < 2;
		return isRight ? {} : wrong;
	};

function seen(ending: Ending) {
	const plan = planOf(design);
	const runs = plan.cells.flatMap((cell, at) => {
		const ended = ending(cell, at);
		return ended === null ? [] : [summaryOfCell(cell, ended)];
	});
	const view = searchOf(plan, design)!.look(statesOf(plan, runs, new Set()));
	const plot = breakingPointPlotOf(view, design)!;
	return { plot, facts: breakingPointFacts(view, plot) };
}

describe('a search as a picture', () => {
	it('is none of an experiment that asks everything', () => {
		const { search, ...grid } = design;
		expect([search, breakingPointPlotOf({ methods: [] }, grid)]).toEqual([{ threshold: 0.5 }, null]);
	});

	it('has a point for each method and level, easiest first, also where nothing was asked, and a bracket for each method', () => {
		const { plot } = seen(ending('4-4', '8-8'));
		expect(plot.levels.map(({ label }) => label)).toEqual([
			'2 × 2 digits',
			'4 × 4 digits',
			'8 × 8 digits',
			'12 × 12 digits',
		]);
		const [, easy, hard, hardest] = plot.points;
		expect(easy).toMatchObject({
			level: '4-4',
			place: 1,
			rate: 1,
			right: 12,
			counted: 12,
			standing: 'holds',
		});
		expect(hard).toMatchObject({ level: '8-8', place: 2, rate: 0, high: 1 - easy!.low, standing: 'fails' });
		expect([easy!.runs.length, hardest]).toEqual([
			12,
			{
				condition: easy!.condition,
				level: '12-12',
				place: 3,
				rate: null,
				low: 0,
				high: 1,
				right: 0,
				counted: 0,
				standing: 'open',
				isAsked: false,
				runs: [],
			},
		]);
		expect(plot.brackets.map(({ from, to, runs }) => [from, to, runs.length])).toEqual([
			[1, 2, 24],
			[2, 3.5, 12],
		]);
		expect(plot.table.columns).toEqual([
			'condition',
			'level',
			'rate',
			'low',
			'high',
			'right',
			'counted',
			'standing',
		]);
		expect(plot.table.rows).toHaveLength(8);
	});

	it('shades everything before the first answer, and nothing where a harder level is done better', () => {
		expect(seen(() => null).plot.brackets.map(({ from, to }) => [from, to])).toEqual([
			[-0.5, 3.5],
			[-0.5, 3.5],
		]);
		const odd = seen(({ instance }) =>
			instance.level === '2-2' ? wrong : instance.level === '4-4' ? {} : null,
		);
		expect([odd.plot.brackets, odd.facts.map(({ end }) => end)]).toEqual([
			[],
			['contradicted', 'contradicted'],
		]);
	});

	it('is said of each method by the labels of its levels', () => {
		const { plot, facts } = seen(ending('4-4', '8-8'));
		const [text, code] = [plot.points[0]!.condition, plot.points.at(-1)!.condition];
		expect(facts).toEqual([
			{
				condition: text,
				holds: '4 × 4 digits',
				fails: '8 × 8 digits',
				between: [],
				end: 'found',
				questions: 24,
			},
			{
				condition: code,
				holds: '8 × 8 digits',
				fails: null,
				between: ['12 × 12 digits'],
				end: null,
				questions: 24,
			},
		]);
	});
});

describe('the rows of a search', () => {
	it('are those of the levels that were asked, easiest first, at the alpha of the search, and nothing is planned for them', () => {
		const input = benchOf(design, ending('8-8', '4-4'));
		const rows = searchRowsOf(input);
		expect(rows.map(({ condition, level }) => [condition.method.id, level])).toEqual([
			['all-text', '4-4'],
			['all-text', '8-8'],
			['all-code', '4-4'],
			['all-code', '8-8'],
		]);
		const [point] = seen(ending('4-4')).plot.points.slice(1);
		expect(rows[0]!.rate).toMatchObject({
			interval: { low: point!.low, high: point!.high },
			kind: 'any-time',
			counted: 12,
			planned: 12,
			preview: null,
		});
	});

	it('never are of a planned size, not even when everything has been asked', () => {
		const input = benchOf(design, ending(...levels));
		expect([
			resultsOf(input).isPlannedEnd,
			resultsOf({ ...input, plan: { ...input.plan, prefix: 'plan' } }).isPlannedEnd,
		]).toEqual([false, true]);
		expect(searchRowsOf(input).map(({ rate }) => rate.kind)).toEqual(Array(8).fill('any-time'));
	});
});
