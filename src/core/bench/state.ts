import type { RunId } from '../ids.ts';
import type { RunSummary } from '../record/summary.ts';
import { conditionKey } from './experiment.ts';
import { type Cell, cellKey, type Plan } from './plan.ts';

/** How one planned run stands. */
export type CellState =
	| { kind: 'planned' }
	| { kind: 'running' }
	/** An answer, or none within the limits: it is judged and counts. */
	| { kind: 'judged'; run: RunSummary; score: number }
	/** The model's host, the network or Python failed: says nothing about the method, and is tried again alone. */
	| { kind: 'failed'; run: RunSummary };

/** By cell key; what is absent is planned. */
export type CellStates = ReadonlyMap<string, CellState>;

/** How every planned run stands, of all runs an experiment has. Of several of one cell a judged one counts, then the newest. */
export function statesOf(plan: Plan, runs: readonly RunSummary[], running: ReadonlySet<RunId>): CellStates {
	const known = new Set(plan.cells.map(({ key }) => key));
	const states = new Map<string, CellState>();
	for (const run of runs.toSorted((a, b) => a.startedAt - b.startedAt)) {
		const key = keyOf(run);
		if (key === null || !known.has(key)) continue;
		const state = stateOf(run, running.has(run.runId));
		if (state.kind === 'planned' || states.get(key)?.kind === 'judged') continue;
		states.set(key, state);
	}
	return states;
}

/** The cell that a run belongs to; null for a run of no experiment. */
export function keyOf({
	method,
	optionsHash,
	models,
	family,
	level,
	instance,
	repeat,
}: RunSummary): string | null {
	if (models === null || family === null || level === null || instance === null) return null;
	const place = { family, level, seed: instance } as Pick<Cell['instance'], 'family' | 'level' | 'seed'>;
	return cellKey(conditionKey(method, optionsHash, models), place, repeat);
}

/** What one run says about its cell. @param isPerformed whether some page performs it, where it has no end yet */
export function stateOf(run: RunSummary, isPerformed: boolean): CellState {
	switch (run.outcome) {
		case 'running':
			return { kind: isPerformed ? 'running' : 'planned' };
		case 'finished':
			return { kind: 'judged', run, score: run.verdict === 'correct' ? 1 : 0 };
		case 'failed':
			// A limit that the experiment set is a part of the method's task.
			return run.error === 'limit' ? { kind: 'judged', run, score: 0 } : { kind: 'failed', run };
		case 'cancelled':
		case 'interrupted':
			return { kind: 'planned' };
	}
}
