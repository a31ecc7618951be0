import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cell, planOf } from '../../../src/core/bench/plan.ts';
import { Progress } from '../../../src/core/bench/progress.ts';
import { keyOf, statesOf } from '../../../src/core/bench/state.ts';
import type { RunId } from '../../../src/core/ids.ts';
import type { RunSummary } from '../../../src/core/record/summary.ts';
import {
	designOf,
	designs,
	experimentOf,
	HOST_FAILURE,
	runOf,
	type Ending,
} from '../../support/experiments.ts';

const experiment = experimentOf(
	designOf({ methods: [{ id: 'codesteer', options: { turns: 3, words: true } }] }),
);
const plan = planOf(experiment.design);
const [first, second] = plan.cells as [Cell, Cell];

const LIMIT = { kind: 'limit', message: 'The run may make 3 model calls and has made them' } as const;

describe('the state of a cell', () => {
	test('is found by the summary of its run, whatever the design', () => {
		fc.assert(
			fc.property(designs, fc.nat(), (design, at) => {
				const { cells } = planOf(design);
				const cell = cells[at % cells.length]!;
				expect(keyOf(runOf(experimentOf(design), cell, 'run', { outcome: 'finished' }))).toBe(cell.key);
			}),
		);
	});

	test('is planned without a run, and again after one that was stopped or cut off', () => {
		const runs = [
			runOf(experiment, first, 'a', { outcome: 'cancelled' }),
			runOf(experiment, second, 'b', { outcome: 'interrupted' }),
		];
		expect(statesOf(plan, runs, new Set())).toEqual(new Map());
	});

	test('is running only where some page performs it', () => {
		const run = runOf(experiment, first, 'a', { outcome: 'running' });
		expect([...statesOf(plan, [run], new Set(['a' as RunId]))]).toEqual([[first.key, { kind: 'running' }]]);
		expect(statesOf(plan, [run], new Set())).toEqual(new Map());
	});

	test('is judged for an answer and for a limit of the experiment, failed for what is not the method’s', () => {
		const right = runOf(experiment, first, 'a', { outcome: 'finished' });
		const wrong = runOf(experiment, first, 'a', { outcome: 'finished', isRight: false });
		const cut = runOf(experiment, first, 'a', { outcome: 'failed', failure: LIMIT });
		const refused = runOf(experiment, first, 'a', { outcome: 'failed', failure: HOST_FAILURE });
		const states = [right, wrong, cut, refused].map((run) => statesOf(plan, [run], new Set()).get(first.key));
		expect(states).toEqual([
			{ kind: 'judged', run: right, score: 1 },
			{ kind: 'judged', run: wrong, score: 0 },
			{ kind: 'judged', run: cut, score: 0 },
			{ kind: 'failed', run: refused },
		]);
	});

	test('is not known of runs that belong to no cell of the plan', () => {
		const run = runOf(experiment, first, 'a', { outcome: 'finished' });
		const others: RunSummary[] = [
			{ ...run, optionsHash: 'another' },
			{ ...run, instance: 'another' },
			{ ...run, repeat: 1 },
			{ ...run, models: null },
			{ ...run, level: null },
		];
		expect(statesOf(plan, others, new Set())).toEqual(new Map());
	});
});

const endings: fc.Arbitrary<Ending> = fc.constantFrom<Ending>(
	{ outcome: 'finished' },
	{ outcome: 'finished', isRight: false },
	{ outcome: 'failed', failure: LIMIT },
	{ outcome: 'failed', failure: HOST_FAILURE },
	{ outcome: 'cancelled' },
	{ outcome: 'interrupted' },
	{ outcome: 'running' },
);
/** Runs of a design's cells, one after the other; the last of a cell may still go on. */
const histories = designs.chain((design) =>
	fc.record({
		design: fc.constant(design),
		runs: fc.array(
			fc.record({
				at: fc.nat(),
				ending: endings,
				cost: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
			}),
			{ maxLength: 30 },
		),
	}),
);

describe('progress', () => {
	test('kept run by run is what all runs say together', () => {
		fc.assert(
			fc.property(histories, ({ design, runs }) => {
				const made = experimentOf(design);
				const { cells } = planOf(design);
				const progress = new Progress(planOf(design));
				const known = new Map<string, RunSummary>();
				const performed = new Set<RunId>();
				for (const [index, { at, ending, cost }] of runs.entries()) {
					const cell = cells[at % cells.length]!;
					const begun = runOf(made, cell, `run-${String(index)}`, { outcome: 'running', startedAt: index });
					// Another run of the cell goes on: none begins beside it.
					if (progress.states.get(cell.key)?.kind === 'running') continue;
					performed.add(begun.runId);
					for (const run of [begun, runOf(made, cell, begun.runId, { ...ending, startedAt: index, cost })]) {
						known.set(run.runId, run);
						progress.take(run);
					}
				}
				const all = [...known.values()];
				const states = statesOf(progress.plan, all, performed);
				const count = (kind: string) => [...states.values()].filter((state) => state.kind === kind).length;
				expect({
					states: new Map(progress.states),
					done: progress.done,
					failed: progress.failed,
					total: progress.total,
					again: new Map(new Progress(planOf(design), all).states),
				}).toEqual({
					states,
					done: count('judged'),
					failed: count('failed'),
					total: cells.length,
					again: statesOf(progress.plan, all, new Set()),
				});
				expect(progress.spent).toBeCloseTo(all.reduce((sum, run) => sum + (run.cost ?? 0), 0));
			}),
		);
	});

	test('keeps what is running when the plan grows', () => {
		const grown = designOf({
			...experiment.design,
			sizes: [
				{ instances: 3, repeats: 1 },
				{ instances: 4, repeats: 1 },
			],
		});
		const progress = new Progress(plan);
		progress.begin(first.key);
		progress.take(runOf(experiment, second, 'b', { outcome: 'finished' }));
		progress.replan(planOf(grown));
		expect([...progress.states].map(([key, { kind }]) => [key, kind])).toEqual([
			[second.key, 'judged'],
			[first.key, 'running'],
		]);
		expect([progress.done, progress.total]).toEqual([1, 4]);
		progress.end(first.key);
		expect(progress.states.has(first.key)).toBe(false);
	});
});
