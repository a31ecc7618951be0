import { Conductor, type ConductorPorts, type Performed } from '../core/bench/conductor.ts';
import { type Counted, countedOf } from '../core/bench/counted.ts';
import type { BenchMethod, Design, Experiment, PauseReason, Size } from '../core/bench/experiment.ts';
import type { TaskHost } from '../core/bench/host-queue.ts';
import { grownFault } from '../core/bench/parse.ts';
import { type Cell, type Plan, planOf } from '../core/bench/plan.ts';
import { Progress } from '../core/bench/progress.ts';
import { type Search, searchOf, type SearchView } from '../core/bench/search.ts';
import type { CellStates } from '../core/bench/state.ts';
import type { ExperimentStore, RunLocks, RunStore, TabChannel } from '../core/ports.ts';
import type { RunSummary } from '../core/record/summary.ts';
import { closeAllAbandoned } from '../core/run/look-on.ts';
import type { CastModels } from '../core/setup/specs.ts';
import { experimentWords } from '../words/experiment.ts';
import type { NextFrame } from './lane.svelte.ts';
import { turns } from './turns.ts';

export type ExperimentStatus =
	/** Nothing of it has been run. */
	| { kind: 'ready' }
	| { kind: 'running' }
	/** Something is left to do and nothing new begins. `text`: the words of host or storage, else empty. */
	| { kind: 'paused'; reason: PauseReason; text: string }
	/** Nothing is left to do but what failed. */
	| { kind: 'finished' }
	/** A person ended it before its plan was done. */
	| { kind: 'stopped' }
	/** Another tab works on it; this one looks on. */
	| { kind: 'elsewhere' };

/** What an experiment needs from the world. */
export interface ExperimentPorts {
	experiments: ExperimentStore;
	runs: RunStore;
	locks: RunLocks;
	tabs: TabChannel;
	/** See `ConductorPorts`. */
	perform(experiment: Experiment, cell: Cell, signal: AbortSignal): Promise<Performed>;
	room(host: TaskHost): number;
	network: ConductorPorts['network'];
	/** See `ConductorPorts`. */
	isReplayed?(experiment: Experiment, cell: Cell): boolean;
	nextFrame: NextFrame;
	/** Milliseconds, from whenever on. */
	now(): number;
}

type Paused = Extract<ExperimentStatus, { kind: 'paused' }>;
const BY_PERSON: Paused = { kind: 'paused', reason: 'person', text: '' };

/**
 * One experiment: works on it, alone among all tabs, or looks on at the one that does. What is shown of it is renewed at most once a
 * frame, and more rarely the larger it is; whoever looks away changes nothing about what runs.
 */
export class ExperimentState {
	experiment = $state.raw<Experiment>() as Experiment;
	plan = $state.raw<Plan>() as Plan;
	status = $state.raw<ExperimentStatus>({ kind: 'ready' });
	/** By cell key; what is absent is planned. */
	states = $state.raw<CellStates>(new Map());
	/**
	 * Judged runs, all that there will be (of a search: at most), those that failed for a reason of the host's, and those that run.
	 */
	done = $state.raw(0);
	total = $state.raw(0);
	failed = $state.raw(0);
	inFlight = $state.raw(0);
	/** US dollars, as far as prices are known. */
	spent = $state.raw(0);
	/** Hosts that get nothing more, and why, while others go on. */
	troubles = $state.raw<Conductor['troubles']>([]);
	/** By condition, in the order of the plan; computed when it is looked at. */
	readonly counted: readonly Counted[] = $derived.by(() => countedOf(this.plan, this.states));
	/** How far it is, where it looks for breaking points; null where it asks everything. Computed when it is looked at. */
	readonly search: SearchView | null = $derived.by(() => this.#search?.look(this.states) ?? null);
	readonly #search: Search | null = $derived.by(() => searchOf(this.plan, this.experiment.design));
	readonly #ports: ExperimentPorts;
	readonly #onIdle: () => void;
	#progress: Progress;
	#conductor: Conductor | null = null;
	/** This tab has the experiment, or is about to. */
	#isWorking = false;
	/** Resolves when the work has begun, or cannot. */
	#beginning: Promise<void> = Promise.resolve();
	/** Resolves when this tab has let the experiment go. */
	#released: Promise<void> = Promise.resolve();
	#isElsewhere = false;
	/** Why it stood still when this tab last worked on it. */
	#paused: Paused = BY_PERSON;
	#looking = new AbortController();
	/** For each reading that is under way: summaries that have come meanwhile, which are newer than what is read. */
	readonly #heard = new Set<RunSummary[]>();
	/** How many look at it; whoever opens it first does. */
	#lookers = 1;
	#isScheduled = false;
	#shownAt = Number.NEGATIVE_INFINITY;

	/** @param onIdle nobody looks at it any more and nothing of it runs here */
	private constructor(experiment: Experiment, ports: ExperimentPorts, onIdle: () => void) {
		this.#ports = ports;
		this.#onIdle = onIdle;
		this.experiment = experiment;
		this.plan = planOf(experiment.design);
		this.#progress = new Progress(this.plan);
	}

	/** Null when this browser keeps no such experiment; rejects when it cannot be read. */
	static async open(
		id: Experiment['id'],
		ports: ExperimentPorts,
		onIdle: () => void = () => undefined,
	): Promise<ExperimentState | null> {
		const experiment = await ports.experiments.load(id);
		if (experiment === null) return null;
		const opened = new ExperimentState(experiment, ports, onIdle);
		opened.#follow();
		await opened.#look();
		return opened;
	}

	/** Begins, or goes on with exactly what is missing. Resolves when it has begun, or when another tab turned out to work on it. */
	start(): Promise<void> {
		return this.#work((conductor) => conductor.start());
	}

	/** The same. */
	resume(): Promise<void> {
		return this.start();
	}

	/** Nothing new begins; what runs goes on to its end. */
	async pause(): Promise<void> {
		await this.#begun();
		this.#conductor?.pause();
		this.#show();
	}

	/** Ends what runs and leaves the rest undone. Resolves when all has ended and that is kept. */
	async stop(): Promise<void> {
		if (this.#isElsewhere) return;
		await this.halt();
		if (this.#left > 0) await this.#save({ ...this.experiment, stopped: true, touched: true });
		this.#show();
	}

	/** Runs the failed ones again; where nothing runs, nothing else. */
	retryFailed(): Promise<void> {
		return this.#work((conductor) => conductor.retryFailed());
	}

	/** Runs these cells, as far as they are not judged; where nothing runs, nothing else. */
	runOnly(keys: ReadonlySet<string>): Promise<void> {
		return this.#work((conductor) => conductor.runOnly(keys));
	}

	/** Asks more instances or repeats; gives why not, in words, or null. Plans the new runs and begins none where none runs. */
	grow(size: Size): Promise<string | null> {
		return this.#grow({ sizes: [...this.experiment.design.sizes, size] });
	}

	/** The same for more methods. */
	addMethods(methods: readonly BenchMethod[]): Promise<string | null> {
		return this.#grow({ methods: [...this.experiment.design.methods, ...methods] });
	}

	/** The same for more models. */
	addCasts(casts: readonly CastModels[]): Promise<string | null> {
		return this.#grow({ casts: [...this.experiment.design.casts, ...casts] });
	}

	/** Somebody else looks at it too, or somebody again. */
	lookAt(): void {
		this.#lookers++;
		if (this.#lookers === 1) this.#show();
	}

	/** One of them looks away; what runs here goes on. */
	dispose(): void {
		this.#lookers--;
		this.#settle();
	}

	/** Ends what runs and begins nothing more: everything is about to be forgotten. */
	async halt(): Promise<void> {
		await this.#begun();
		await this.#conductor?.stop();
	}

	/** Resolves when what is being taken up has begun, or could not: whoever asked for that was told. */
	async #begun(): Promise<void> {
		await this.#beginning.catch(() => undefined);
	}

	/** It is being taken up, or let go. */
	#isBetween(): boolean {
		return this.#isWorking && this.#conductor === null;
	}

	async #work(begin: (conductor: Conductor) => void): Promise<void> {
		if (this.#isBetween()) await this.#begun();
		if (this.#isBetween()) await this.#released;
		if (this.#conductor !== null) begin(this.#conductor);
		else await (this.#beginning = this.#takeUp(begin));
	}

	/** Resolves when it has begun, or when another tab turned out to work on it. */
	async #takeUp(begin: (conductor: Conductor) => void): Promise<void> {
		this.#isWorking = true;
		this.status = { kind: 'running' };
		const { id } = this.experiment;
		const begun = new Promise<void>((resolve, reject) => {
			const held = this.#ports.locks
				.holdIfFree(id, () => this.#workAlone(begin, resolve))
				.finally(() => (this.#isWorking = false));
			this.#released = held.then(
				() => undefined,
				() => undefined,
			);
			held.then((wasFree) => (wasFree ? this.#settle() : this.#look())).then(resolve, reject);
		});
		try {
			await begun;
		} catch (error) {
			this.#show();
			throw error;
		}
	}

	/** While this tab holds the experiment: from what the store has now until nothing runs any more. */
	async #workAlone(begin: (conductor: Conductor) => void, onBegun: () => void): Promise<void> {
		this.#isElsewhere = false;
		if (!(await this.#read())) throw new Error(experimentWords.gone);
		if (this.experiment.stopped) await this.#save({ ...this.experiment, stopped: false });
		const ports = this.#ports;
		let end = (): void => undefined;
		const ended = new Promise<void>((resolve) => (end = resolve));
		const conductor: Conductor = new Conductor(this.#progress, {
			perform: (cell, signal) => ports.perform(this.experiment, cell, signal),
			room: (host) => ports.room(host),
			cap: () => this.experiment.design.cap,
			network: ports.network,
			onChange: () => {
				this.#schedule();
				if (isOver(conductor)) end();
			},
			isReplayed: (cell) => this.#ports.isReplayed?.(this.experiment, cell) ?? false,
			readsOut: () => this.experiment.design.readOut,
			...(this.#search === null ? {} : { wanted: () => this.#wanted() }),
		});
		this.#conductor = conductor;
		begin(conductor);
		onBegun();
		this.#show();
		await ended;
		this.#paused = conductor.status.kind === 'paused' ? conductor.status : BY_PERSON;
		this.#conductor = null;
		this.#show();
	}

	async #grow(change: Partial<Design>): Promise<string | null> {
		if (this.#isElsewhere) return experimentWords.elsewhere;
		const design = { ...this.experiment.design, ...change };
		const fault = grownFault(design);
		if (fault !== null) return fault;
		if ((await this.#ports.experiments.load(this.experiment.id)) === null) return experimentWords.gone;
		const isBegun = this.#progress.runs.length > 0;
		await this.#save({ ...this.experiment, design, touched: this.experiment.touched || isBegun });
		this.#progress.replan(this.plan);
		this.#conductor?.replanned();
		this.#show();
		return null;
	}

	async #save(experiment: Experiment): Promise<void> {
		await this.#ports.experiments.save(experiment);
		this.#take(experiment);
		this.#ports.tabs.post({ kind: 'experiment', experimentId: experiment.id });
	}

	#take(experiment: Experiment): void {
		const isSame = experiment.design === this.experiment.design;
		this.experiment = experiment;
		if (!isSame) this.plan = planOf(experiment.design);
	}

	/** What a search asks next. */
	#wanted(): readonly Cell[] {
		return this.#search?.look(this.#progress.states).wanted ?? [];
	}

	/** Runs that have no end yet; in a search those that may still be needed. */
	get #left(): number {
		const { done, failed, total, states } = this.#progress;
		return this.#search?.look(states).left ?? total - done - failed;
	}

	/** Everything as the store has it now; runs whose page went away are closed on the way. False when it is not kept any more. */
	async #read(): Promise<boolean> {
		const { experiments, runs, locks } = this.#ports;
		const { id } = this.experiment;
		const experiment = await experiments.load(id);
		if (experiment !== null && this.#conductor === null) this.#take(experiment);
		const heard: RunSummary[] = [];
		this.#heard.add(heard);
		try {
			let kept = await runs.list({ experimentId: id });
			if (await closeAllAbandoned(kept, { store: runs, locks })) kept = await runs.list({ experimentId: id });
			const progress = new Progress(this.plan);
			const turn = turns();
			for (const run of kept.toReversed()) {
				// Only whoever holds the experiment performs runs of it.
				progress.take(run, this.#isElsewhere);
				await turn();
			}
			// What is being worked with is newer.
			if (this.#conductor !== null) return true;
			for (const run of heard) progress.take(run);
			if (progress.plan !== this.plan) progress.replan(this.plan);
			this.#progress = progress;
		} finally {
			this.#heard.delete(heard);
		}
		return experiment !== null;
	}

	/** Looks at who works on it, and reads anew when whoever does has left. */
	async #look(): Promise<void> {
		const { locks } = this.#ports;
		const { id } = this.experiment;
		const wasElsewhere = this.#isElsewhere;
		const isHeld = await locks.isHeld(id);
		// Who began meanwhile holds it.
		if (this.#isWorking) return;
		this.#isElsewhere = isHeld;
		await this.#read();
		this.#show();
		if (!this.#isElsewhere || wasElsewhere) return;
		locks
			.whenFree(id, this.#looking.signal)
			.then(() => {
				this.#isElsewhere = false;
				return this.#look();
			})
			.catch(() => undefined);
	}

	#follow(): void {
		const unlisten = this.#ports.tabs.listen((message) => {
			const { id } = this.experiment;
			// What this tab does itself comes from its conductor.
			if (this.#isWorking) {
				if (message.kind === 'experiment' && message.experimentId === id)
					this.#stopIfGone().catch(() => undefined);
			} else if (message.kind === 'written' && message.summary?.experimentId === id) {
				this.#progress.take(message.summary);
				for (const heard of this.#heard) heard.push(message.summary);
				this.#schedule();
				if (!this.#isElsewhere) this.#look().catch(() => undefined);
			} else if (message.kind === 'experiment' && message.experimentId === id) {
				this.#look().catch(() => undefined);
			}
		});
		this.#looking.signal.addEventListener('abort', unlisten, { once: true });
	}

	/** Another tab may have deleted it. */
	async #stopIfGone(): Promise<void> {
		if ((await this.#ports.experiments.load(this.experiment.id)) === null) await this.halt();
	}

	#settle(): void {
		if (this.#lookers > 0 || this.#isWorking || this.#looking.signal.aborted) return;
		this.#looking.abort();
		this.#onIdle();
	}

	#schedule(): void {
		if (this.#isScheduled || this.#lookers === 0) return;
		this.#isScheduled = true;
		const show = (): void => {
			if (this.#ports.now() - this.#shownAt < this.#progress.total * REST_PER_CELL_MS) {
				this.#ports.nextFrame(show);
				return;
			}
			this.#isScheduled = false;
			this.#show();
		};
		this.#ports.nextFrame(show);
	}

	#show(): void {
		this.#shownAt = this.#ports.now();
		const { done, failed, spent, states } = this.#progress;
		const conductor = this.#conductor;
		this.done = done;
		this.total = done + failed + this.#left;
		this.failed = failed;
		this.spent = spent;
		this.states = new Map(states);
		this.inFlight = conductor?.inFlight ?? 0;
		this.troubles = conductor?.troubles ?? [];
		this.status = conductor?.status ?? this.#idleStatus();
	}

	#idleStatus(): ExperimentStatus {
		const { failed, runs } = this.#progress;
		if (this.#isElsewhere) return { kind: 'elsewhere' };
		if (this.#left === 0)
			return failed > 0 && this.#paused.reason === 'host' ? this.#paused : { kind: 'finished' };
		if (this.experiment.stopped) return { kind: 'stopped' };
		return runs.length === 0 && this.#paused === BY_PERSON ? { kind: 'ready' } : this.#paused;
	}
}

/** What a renewal costs grows with the plan: with 10 000 runs it is shown ten times a second. */
const REST_PER_CELL_MS = 0.01;

/** Whether nothing more will happen by itself; without a network it goes on when there is one. */
function isOver({ status, inFlight }: Conductor): boolean {
	return (
		inFlight === 0 && status.kind !== 'running' && !(status.kind === 'paused' && status.reason === 'offline')
	);
}
