import { type Counted, countedOf } from '../../src/core/bench/counted.ts';
import type { BenchMethod, Condition, Design, Experiment } from '../../src/core/bench/experiment.ts';
import { type Cell, planOf } from '../../src/core/bench/plan.ts';
import type { ResultsInput } from '../../src/core/bench/results.ts';
import { statesOf } from '../../src/core/bench/state.ts';
import type { Moment } from '../../src/core/bench/told.ts';
import type { GroupId, RunId } from '../../src/core/ids.ts';
import type { ModelRef } from '../../src/core/model.ts';
import { hashOfOptions, type RunSummary } from '../../src/core/record/summary.ts';
import type { CastModels } from '../../src/core/setup/specs.ts';
import type { MethodId } from '../../src/core/method-id.ts';

export function castOf(id: string, more: Partial<ModelRef> = {}): CastModels {
	const ref: ModelRef = { id, label: id, kind: 'hosted', ...more };
	return { models: { task: ref, coach: ref, checker: ref, summariser: ref } };
}

export function methodsOf(...ids: MethodId[]): BenchMethod[] {
	return ids.map((id) => ({ id, options: {} }));
}

export function designOf(more: Partial<Design> = {}): Design {
	return {
		families: [{ family: 'number-multiply', levels: ['2-2', '4-4'] }],
		imported: [],
		sizes: [{ instances: 5, repeats: 1 }],
		methods: methodsOf('all-text', 'all-code'),
		casts: [castOf('test:model')],
		seed: 1,
		limits: { pythonMs: 10_000 },
		blocks: 'first',
		readOut: false,
		cap: null,
		familiesAre: 'strata',
		alpha: 0.05,
		...more,
	};
}

function experimentOf(design: Design, more: Partial<Experiment> = {}): Experiment {
	return {
		version: 1,
		id: 'e-1' as Experiment['id'],
		name: 'Test',
		createdAt: 0,
		design,
		touched: false,
		stopped: false,
		appVersion: '0',
		...more,
	};
}

/** What a run of the cell came to; a finished, right answer in words unless said otherwise. Its id is the cell's key. */
export function summaryOfCell(
	{ key, condition, instance, repeat }: Cell,
	more: Partial<RunSummary> = {},
): RunSummary {
	const { task, coach, checker, summariser } = condition.cast.models;
	return {
		version: 2,
		runId: key as RunId,
		groupId: 'g-1' as GroupId,
		experimentId: null,
		startedAt: 0,
		endedAt: 1000,
		outcome: 'finished',
		question: 'How much?',
		family: instance.family,
		level: instance.level,
		instance: instance.seed,
		method: condition.method.id,
		optionsHash: hashOfOptions(condition.method.options),
		models: { task: task.id, coach: coach.id, checker: checker.id, summariser: summariser.id },
		model: { label: task.label, scripted: task.kind === 'scripted' },
		coach: null,
		verdict: 'correct',
		answer: '42',
		way: 'text',
		confidence: null,
		calls: 1,
		executions: 0,
		tokens: 100,
		inputTokens: 60,
		outputTokens: 40,
		estimated: false,
		cost: 0.01,
		ms: 1000,
		seed: null,
		repeat,
		error: null,
		flags: [],
		otherVerdict: null,
		rated: null,
		...more,
	};
}

/** How a cell ended; null for one that has not. */
export type Ending = (cell: Cell, round: number) => Partial<RunSummary> | null;

export const wrong: Partial<RunSummary> = { verdict: 'incorrect' };

/** An experiment from how each cell ended. */
export function momentOf(design: Design, ending: Ending, more: Partial<Experiment> = {}): Moment {
	const plan = planOf(design);
	const conditions = plan.conditions.length;
	const runs = plan.cells.flatMap((cell, at) => {
		const ended = ending(cell, Math.floor(at / conditions));
		return ended === null ? [] : [summaryOfCell(cell, ended)];
	});
	return { experiment: experimentOf(design, more), plan, states: statesOf(plan, runs, new Set()) };
}

/** The same as its results are made of it. */
export function benchOf(design: Design, ending: Ending, more: Partial<Experiment> = {}): ResultsInput {
	const { experiment, plan, states } = momentOf(design, ending, more);
	return { experiment, plan, counted: countedOf(plan, states) };
}

export function conditionOf(input: ResultsInput, method: MethodId): Condition {
	const found = input.plan.conditions.find((condition) => condition.method.id === method);
	if (found === undefined) throw new Error(`No condition of ${method}`);
	return found;
}

/** The same with every counted run changed: what runs of before did not say. */
export function withRuns(
	counted: readonly Counted[],
	change: (run: RunSummary) => RunSummary,
): readonly Counted[] {
	return counted.map((one) => ({
		...one,
		units: one.units.map((unit) => ({ ...unit, runs: unit.runs.map(change) })),
	}));
}
