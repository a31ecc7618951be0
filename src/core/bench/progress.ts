import type { RunId } from '../ids.ts';
import type { RunSummary } from '../record/summary.ts';
import type { Plan } from './plan.ts';
import { type CellState, type CellStates, keyOf, stateOf } from './state.ts';

/**
 * How every planned run stands, kept up to date run by run: what `statesOf` says of all runs, without looking at all of them again.
 * The runs of one cell never overlap.
 */
export class Progress {
	#plan: Plan;
	readonly #runs = new Map<RunId, RunSummary>();
	/** Keys of the plan's cells. */
	#known: ReadonlySet<string> = new Set();
	/** By cell key: what counts of the runs that have an end. */
	readonly #ended = new Map<string, CellState & { kind: 'judged' | 'failed' }>();
	readonly #running = new Map<string, RunId>();
	readonly #states = new Map<string, CellState>();
	#judged = 0;
	#failed = 0;
	#spent = 0;

	constructor(plan: Plan, runs: readonly RunSummary[] = []) {
		this.#plan = plan;
		for (const run of runs) this.#runs.set(run.runId, run);
		this.replan(plan);
	}

	/** The same runs under a plan that has grown; what is being performed goes on. */
	replan(plan: Plan): void {
		const running = [...this.#running];
		const performed = new Set(running.map(([, runId]) => runId));
		const runs = this.runs.toSorted((a, b) => a.startedAt - b.startedAt);
		this.#plan = plan;
		this.#known = new Set(plan.cells.map(({ key }) => key));
		for (const held of [this.#runs, this.#ended, this.#running, this.#states]) held.clear();
		this.#judged = this.#failed = this.#spent = 0;
		for (const run of runs) this.take(run, performed.has(run.runId));
		for (const [key, runId] of running) {
			if (!this.#known.has(key)) continue;
			this.#running.set(key, runId);
			this.#settle(key);
		}
	}

	/** @param isPerformed whether some page performs it, where it has no end yet */
	take(run: RunSummary, isPerformed = true): void {
		this.#spent += (run.cost ?? 0) - (this.#runs.get(run.runId)?.cost ?? 0);
		this.#runs.set(run.runId, run);
		const key = keyOf(run);
		if (key === null || !this.#known.has(key)) return;
		const state = stateOf(run, isPerformed);
		if (state.kind === 'running') this.#running.set(key, run.runId);
		else if (this.#running.get(key) === run.runId) this.#running.delete(key);
		if ((state.kind === 'judged' || state.kind === 'failed') && this.#ended.get(key)?.kind !== 'judged') {
			this.#ended.set(key, state);
		}
		this.#settle(key);
	}

	/** A cell is about to be run; its run is not known yet. */
	begin(key: string): void {
		this.#running.set(key, '' as RunId);
		this.#settle(key);
	}

	/** Whatever became of its run, it is no longer performed. */
	end(key: string): void {
		this.#running.delete(key);
		this.#settle(key);
	}

	/** By cell key; what is absent is planned. The same object all the time. */
	get states(): CellStates {
		return this.#states;
	}

	get plan(): Plan {
		return this.#plan;
	}

	/** In no order. */
	get runs(): readonly RunSummary[] {
		return [...this.#runs.values()];
	}

	/** Cells there are. */
	get total(): number {
		return this.#plan.cells.length;
	}

	/** Cells that are judged. */
	get done(): number {
		return this.#judged;
	}

	/** Cells that failed for a reason of the host's. */
	get failed(): number {
		return this.#failed;
	}

	/** US dollars, as far as prices are known, of all runs: also of those that failed or were stopped. */
	get spent(): number {
		return this.#spent;
	}

	/** A judged run counts, then one that goes on, then the newest that failed. */
	#settle(key: string): void {
		this.#count(this.#states.get(key), -1);
		const ended = this.#ended.get(key);
		const state: CellState | undefined =
			ended?.kind !== 'judged' && this.#running.has(key) ? { kind: 'running' } : ended;
		if (state === undefined) this.#states.delete(key);
		else this.#states.set(key, state);
		this.#count(state, 1);
	}

	#count(state: CellState | undefined, by: 1 | -1): void {
		if (state?.kind === 'judged') this.#judged += by;
		if (state?.kind === 'failed') this.#failed += by;
	}
}
