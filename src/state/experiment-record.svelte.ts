import type { Design, Experiment } from '../core/bench/experiment.ts';
import { grownFault } from '../core/bench/parse.ts';
import { type Cell, type Plan, planOf } from '../core/bench/plan.ts';
import { Progress } from '../core/bench/progress.ts';
import { type Search, searchOf, type SearchView } from '../core/bench/search.ts';
import { type CellStates, keyOf } from '../core/bench/state.ts';
import type { ExperimentStore, RunLocks, RunStore, TabChannel } from '../core/ports.ts';
import type { RunSummary } from '../core/record/summary.ts';
import { closeAllAbandoned } from '../core/run/look-on.ts';
import { experimentWords } from '../words/experiment.ts';
import { turns } from './turns.ts';

/** What the record of an experiment needs from the world. */
export interface RecordPorts {
	experiments: ExperimentStore;
	runs: RunStore;
	locks: RunLocks;
	tabs: TabChannel;
}

/** Who works on an experiment: this tab, another one, or nobody. */
export type Worker = 'here' | 'elsewhere' | null;

/** What is kept of one experiment: itself, its plan, how far its runs are, and what its search makes of them. */
export class ExperimentRecord {
	experiment = $state.raw<Experiment>() as Experiment;
	plan = $state.raw<Plan>() as Plan;
	readonly #search: Search | null = $derived.by(() => searchOf(this.plan, this.experiment.design));
	readonly #ports: RecordPorts;
	#progress: Progress;
	/** For each reading that is under way: summaries that have come meanwhile, which are newer than what is read. */
	readonly #heard = new Set<RunSummary[]>();

	constructor(experiment: Experiment, ports: RecordPorts) {
		this.#ports = ports;
		this.experiment = experiment;
		this.plan = planOf(experiment.design);
		this.#progress = new Progress(this.plan);
	}

	/** Another object after each reading, and the same one as long as this tab works. */
	get progress(): Progress {
		return this.#progress;
	}

	/** Whether it looks for breaking points; one that does not asks everything. */
	get isSearch(): boolean {
		return this.#search !== null;
	}

	/** What a search asks next. */
	get wanted(): readonly Cell[] {
		return this.look(this.#progress.states)?.wanted ?? [];
	}

	/** Runs that have no end yet; in a search those that may still be needed. */
	get left(): number {
		const { done, failed, total, states } = this.#progress;
		return this.look(states)?.left ?? total - done - failed;
	}

	/** How far its search is where the cells stand like this; null where it asks everything. */
	look(states: CellStates): SearchView | null {
		return this.#search?.look(states) ?? null;
	}

	/** A run that another tab performs has begun, or ended. */
	hear(summary: RunSummary): void {
		this.#progress.take(summary);
		for (const heard of this.#heard) heard.push(summary);
	}

	/**
	 * Everything as the store has it now; runs whose page went away are closed on the way. False when it is not kept any more.
	 * @param worker asked anew at each step
	 */
	async read(worker: () => Worker): Promise<boolean> {
		const { experiments, runs, locks } = this.#ports;
		const { id } = this.experiment;
		const experiment = await experiments.load(id);
		if (experiment !== null && worker() !== 'here') this.#take(experiment);
		const heard: RunSummary[] = [];
		this.#heard.add(heard);
		try {
			let kept = await runs.list({ experimentId: id });
			if (await closeAllAbandoned(kept, { store: runs, locks })) kept = await runs.list({ experimentId: id });
			const progress = new Progress(this.plan);
			const turn = turns();
			for (const run of kept.toReversed()) {
				// Only whoever holds the experiment performs runs of it.
				progress.take(run, worker() === 'elsewhere');
				await turn();
			}
			// What is being worked with is newer.
			if (worker() === 'here') return true;
			for (const run of heard) progress.take(run);
			if (progress.plan !== this.plan) progress.replan(this.plan);
			this.#progress = progress;
		} finally {
			this.#heard.delete(heard);
		}
		return experiment !== null;
	}

	/** Rejects when it cannot be kept; it is as before then. */
	async save(experiment: Experiment): Promise<void> {
		await this.#ports.experiments.save(experiment);
		this.#take(experiment);
		this.#ports.tabs.post({ kind: 'experiment', experimentId: experiment.id });
	}

	/** Asks more; gives why not, in words, or null. */
	async grow(change: Partial<Design>): Promise<string | null> {
		const design = { ...this.experiment.design, ...change };
		const fault = grownFault(design);
		if (fault !== null) return fault;
		if (await this.isGone()) return experimentWords.gone;
		const isBegun = this.#progress.runs.length > 0;
		await this.save({ ...this.experiment, design, touched: this.experiment.touched || isBegun });
		this.#progress.replan(this.plan);
		return null;
	}

	/** Whether another tab has gone on with what this one works on: the store has runs of it that cannot be this tab's, or that it closed. */
	async isTakenOver(): Promise<boolean> {
		const kept = await this.#ports.runs.list({ experimentId: this.experiment.id });
		const known = new Set(this.#progress.runs.map(({ runId }) => runId));
		const isRunHere = (run: RunSummary): boolean => {
			const key = keyOf(run);
			return key !== null && this.#progress.states.get(key)?.kind === 'running';
		};
		return kept.some((run) => !known.has(run.runId) && (run.outcome === 'interrupted' || !isRunHere(run)));
	}

	/** Whether somebody has deleted it. */
	async isGone(): Promise<boolean> {
		return (await this.#ports.experiments.load(this.experiment.id)) === null;
	}

	#take(experiment: Experiment): void {
		const isSame = experiment.design === this.experiment.design;
		this.experiment = experiment;
		if (!isSame) this.plan = planOf(experiment.design);
	}
}
