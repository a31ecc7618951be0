import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Counted, countedOf, pairsOf } from '../../../src/core/bench/counted.ts';
import { type Cell, planOf } from '../../../src/core/bench/plan.ts';
import { type CellState, statesOf } from '../../../src/core/bench/state.ts';
import { createRng } from '../../../src/core/rng.ts';
import {
	designOf,
	designs,
	experimentOf,
	HOST_FAILURE,
	runOf,
	searchDesign,
} from '../../support/experiments.ts';

const experiment = experimentOf(
	designOf({
		methods: [
			{ id: 'all-text', options: {} },
			{ id: 'all-code', options: {} },
		],
		sizes: [{ instances: 4, repeats: 2 }],
	}),
);
const plan = planOf(experiment.design);
const ofText = plan.cells.filter(({ condition }) => condition.method.id === 'all-text');

const right = (cell: Cell) => runOf(experiment, cell, cell.key, { outcome: 'finished' });
const wrong = (cell: Cell) => runOf(experiment, cell, cell.key, { outcome: 'finished', isRight: false });
const refused = (cell: Cell) =>
	runOf(experiment, cell, cell.key, { outcome: 'failed', failure: HOST_FAILURE });

const scores = ({ units, waiting }: Counted) => ({
	units: units.map(({ score, runs }) => [score, runs.length]),
	waiting: waiting.map(({ score, runs }) => [score, runs.length]),
});
const countedText = (...runs: Parameters<typeof statesOf>[1]): Counted =>
	countedOf(plan, statesOf(plan, runs, new Set()))[0]!;

describe('what counts', () => {
	test('is what has no gap before it in the plan, an instance when its last repeat is in: repeats are averaged', () => {
		const [a1, a2, b1, b2, c1] = ofText as [Cell, Cell, Cell, Cell, Cell];
		expect(scores(countedText(right(a1), wrong(a2), right(b1), right(c1)))).toEqual({
			units: [[0.5, 2]],
			waiting: [
				[1, 1],
				[1, 1],
			],
		});
		expect(scores(countedText(right(b1), wrong(b2), right(c1)))).toEqual({
			units: [],
			waiting: [
				[0.5, 2],
				[1, 1],
			],
		});
	});

	test('is in a search what has no gap before it in its level, whatever is missing in the others', () => {
		const design = searchDesign(3);
		const search = { ...experimentOf(design), plan: planOf(design) };
		const ofLevel = (level: string) =>
			search.plan.cells.filter(
				({ condition, instance }) => condition.method.id === 'all-text' && instance.level === level,
			);
		const runs = [...ofLevel('8-8').slice(0, 2), ...ofLevel('4-4').slice(1)].map((cell) =>
			runOf(search, cell, cell.key, { outcome: 'finished' }),
		);
		const [text] = countedOf(search.plan, statesOf(search.plan, runs, new Set()));
		expect({
			units: text?.units.map(({ instance }) => instance.level),
			waiting: text?.waiting.map(({ instance }) => instance.level),
		}).toEqual({ units: ['8-8', '8-8'], waiting: ['4-4', '4-4'] });
	});

	test('does not wait for a run that failed at the host, which is told apart', () => {
		const [a1, a2, b1, b2] = ofText as [Cell, Cell, Cell, Cell];
		const counted = countedText(refused(a1), wrong(a2), right(b1), right(b2));
		expect(scores(counted)).toEqual({
			units: [
				[0, 1],
				[1, 2],
			],
			waiting: [],
		});
		expect([counted.failed, counted.planned]).toEqual([[refused(a1)], 4]);
	});

	test('pairs the instances that both conditions have counted', () => {
		const ofCode = plan.cells.filter(({ condition }) => condition.method.id === 'all-code');
		const runs = [...ofText.slice(0, 6).map(right), ...ofCode.slice(0, 5).map(wrong)];
		const [text, code] = countedOf(plan, statesOf(plan, runs, new Set())) as [Counted, Counted];
		expect(
			pairsOf(text, code).map(([a, b]) => [a.instance.key === b.instance.key, a.score, b.score]),
		).toEqual([
			[true, 1, 0],
			[true, 1, 0],
		]);
	});

	test('never goes back as more runs end, in whatever order, and holds all of them at the end', () => {
		fc.assert(
			fc.property(designs, fc.integer(), (design, seed) => {
				const made = experimentOf(design);
				const drawn = planOf(design);
				const rng = createRng('order', seed);
				const states = new Map<string, CellState>();
				let before = drawn.conditions.map(() => 0);
				for (const cell of rng.shuffle(drawn.cells)) {
					const run = runOf(made, cell, cell.key, { outcome: 'finished', isRight: rng.chance(0.5) });
					states.set(cell.key, { kind: 'judged', run, score: run.verdict === 'correct' ? 1 : 0 });
					const counts = countedOf(drawn, states).map(runsIn);
					expect(counts.every((count, at) => count >= (before[at] ?? 0))).toBe(true);
					before = counts;
				}
				expect(before).toEqual(drawn.conditions.map(() => drawn.rounds.length));
			}),
			{ numRuns: 30 },
		);
	});
});

function runsIn({ units }: Counted): number {
	return units.reduce((sum, { runs }) => sum + runs.length, 0);
}

/**
 * The simulator of statistics.md 0: eight in flight, a right answer takes 5 s and a wrong one 15 s on average (exponential), 60 % are
 * right. The rates shown after so many arrivals, and after so many that count.
 */
describe('the rate shown with eight in flight, of a truth of 60 %', () => {
	const IN_FLIGHT = 8;
	const LOOK = 10;
	const REPEATS = 2_000;
	const watched = planOf(designOf({ sizes: [{ instances: 20, repeats: 1 }] }));
	const [template] = watched.cells as [Cell];
	const run = runOf(experiment, template, 'run', { outcome: 'finished' });

	/** Cells in the order in which their runs end, with the scores. */
	function arrivals(repeat: number): readonly { cell: Cell; score: number }[] {
		const rng = createRng('arrivals', repeat);
		const ends: { at: number; cell: Cell; score: number }[] = [];
		const free = Array.from({ length: IN_FLIGHT }, () => 0);
		for (const cell of watched.cells) {
			const slot = free.indexOf(Math.min(...free));
			const score = rng.chance(0.6) ? 1 : 0;
			const at = (free[slot] ?? 0) - (score === 1 ? 5 : 15) * Math.log(1 - rng.next());
			free[slot] = at;
			ends.push({ at, cell, score });
		}
		return ends.sort((a, b) => a.at - b.at);
	}

	const stateOf = (score: number): CellState => ({ kind: 'judged', run, score });
	const mean = (units: Counted['units'], count: number) =>
		units.slice(0, count).reduce((sum, { score }) => sum + score, 0) / count;

	test('is right after ten counted results, and far too high after ten arrivals', () => {
		let [arrived, counted] = [0, 0];
		for (let repeat = 0; repeat < REPEATS; repeat++) {
			const order = arrivals(repeat);
			arrived += order.slice(0, LOOK).reduce((sum, { score }) => sum + score, 0) / LOOK / REPEATS;
			const states = new Map<string, CellState>();
			for (const { cell, score } of order) {
				states.set(cell.key, stateOf(score));
				if (states.size < LOOK) continue;
				const { units } = countedOf(watched, states)[0]!;
				if (units.length < LOOK) continue;
				counted += mean(units, LOOK) / REPEATS;
				break;
			}
		}
		expect(Math.abs(counted - 0.6)).toBeLessThan(0.01);
		expect(arrived).toBeGreaterThan(0.7);
	});
});
