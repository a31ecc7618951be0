import type { Conductor } from '../core/bench/conductor.ts';
import { type Counted, countedOf } from '../core/bench/counted.ts';
import type { BenchMethod, Design, Experiment, PauseReason, Size } from '../core/bench/experiment.ts';
import type { Plan } from '../core/bench/plan.ts';
import type { SearchView } from '../core/bench/search.ts';
import type { CellStates } from '../core/bench/state.ts';
import type { CastModels } from '../core/setup/specs.ts';
import { experimentWords } from '../words/experiment.ts';
import { ExperimentRecord, type RecordPorts } from './experiment-record.svelte.ts';
import { BY_PERSON, ExperimentWork, type WorkPorts } from './experiment-work.ts';
import type { NextFrame } from './lane.svelte.ts';

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
export interface ExperimentPorts extends RecordPorts, WorkPorts {
	nextFrame: NextFrame;
	/** Milliseconds, from whenever on. */
	now(): number;
}

/**
 * One experiment: works on it, alone among all tabs, or looks on at the one that does. What is shown of it is renewed at most once a
 * frame, and more rarely the larger it is; whoever looks away changes nothing about what runs.
 */
export class ExperimentState {
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
	readonly search: SearchView | null = $derived.by(() => this.#record.look(this.states));
	readonly #ports: ExperimentPorts;
	readonly #onIdle: () => void;
	readonly #record: ExperimentRecord;
	readonly #work: ExperimentWork;
	readonly #looking = new AbortController();
	/** How many look at it; whoever opens it first does. */
	#lookers = 1;
	#isScheduled = false;
	#shownAt = Number.NEGATIVE_INFINITY;

	/** @param onIdle nobody looks at it any more and nothing of it runs here */
	private constructor(experiment: Experiment, ports: ExperimentPorts, onIdle: () => void) {
		this.#ports = ports;
		this.#onIdle = onIdle;
		this.#record = new ExperimentRecord(experiment, ports);
		const listener = {
			onProgress: () => this.#schedule(),
			onTurn: () => {
				this.#show();
				this.#settle();
			},
		};
		this.#work = new ExperimentWork(this.#record, ports, listener, this.#looking.signal);
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
		await opened.#work.look();
		return opened;
	}

	get experiment(): Experiment {
		return this.#record.experiment;
	}

	get plan(): Plan {
		return this.#record.plan;
	}

	/** This tab works on it, or is about to, also while it waits for its host or the network. */
	get isBusy(): boolean {
		return this.#work.isWorking || this.#work.isAsked;
	}

	/** Begins, or goes on with exactly what is missing. Resolves when it has begun, or when another tab turned out to work on it. */
	start(): Promise<void> {
		return this.#work.work((conductor) => conductor.start());
	}

	/** The same. */
	resume(): Promise<void> {
		return this.start();
	}

	/** Nothing new begins; what runs goes on to its end. */
	async pause(): Promise<void> {
		await this.#work.pause();
		this.#show();
	}

	/** Ends what runs and leaves the rest undone. Resolves when all has ended and that is kept. */
	async stop(): Promise<void> {
		await this.halt();
		if (!this.#work.isElsewhere && this.#record.left > 0)
			await this.#record.save({ ...this.experiment, stopped: true, touched: true });
		this.#show();
	}

	/** Runs the failed ones again; where nothing runs, nothing else. */
	retryFailed(): Promise<void> {
		return this.#work.work((conductor) => conductor.retryFailed());
	}

	/** Runs these cells, as far as they are not judged; where nothing runs, nothing else. */
	runOnly(keys: ReadonlySet<string>): Promise<void> {
		return this.#work.work((conductor) => conductor.runOnly(keys));
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
	halt(): Promise<void> {
		return this.#work.halt();
	}

	async #grow(change: Partial<Design>): Promise<string | null> {
		if (this.#work.isElsewhere) return experimentWords.elsewhere;
		const fault = await this.#record.grow(change);
		if (fault !== null) return fault;
		this.#work.conductor?.replanned();
		this.#show();
		return null;
	}

	#follow(): void {
		const unlisten = this.#ports.tabs.listen((message) => {
			const { id } = this.experiment;
			// What this tab does itself comes from its conductor.
			if (this.#work.isWorking) {
				if (message.kind === 'experiment' && message.experimentId === id)
					this.#stopIfGone().catch(() => undefined);
			} else if (message.kind === 'written' && message.summary?.experimentId === id) {
				this.#record.hear(message.summary);
				this.#schedule();
				if (!this.#work.isElsewhere) this.#work.look().catch(() => undefined);
			} else if (message.kind === 'experiment' && message.experimentId === id) {
				this.#work.look().catch(() => undefined);
			}
		});
		this.#looking.signal.addEventListener('abort', unlisten, { once: true });
	}

	/** Another tab may have deleted it. */
	async #stopIfGone(): Promise<void> {
		if (await this.#record.isGone()) await this.halt();
	}

	#settle(): void {
		if (this.#lookers > 0 || this.#work.isWorking || this.#work.isAsked || this.#looking.signal.aborted)
			return;
		this.#looking.abort();
		this.#onIdle();
	}

	#schedule(): void {
		if (this.#isScheduled || this.#lookers === 0) return;
		this.#isScheduled = true;
		const show = (): void => {
			if (this.#ports.now() - this.#shownAt < this.#record.progress.total * REST_PER_CELL_MS) {
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
		const { done, failed, spent, states } = this.#record.progress;
		const { conductor } = this.#work;
		this.done = done;
		this.total = done + failed + this.#record.left;
		this.failed = failed;
		this.spent = spent;
		this.states = new Map(states);
		this.inFlight = conductor?.inFlight ?? 0;
		this.troubles = conductor?.troubles ?? [];
		this.status = conductor?.status ?? this.#idleStatus();
	}

	#idleStatus(): ExperimentStatus {
		const { left, progress, experiment } = this.#record;
		const { paused, isElsewhere, isAsked } = this.#work;
		if (isElsewhere) return { kind: 'elsewhere' };
		if (isAsked) return { kind: 'running' };
		if (left === 0) return progress.failed > 0 && paused.reason === 'host' ? paused : { kind: 'finished' };
		if (experiment.stopped) return { kind: 'stopped' };
		return progress.runs.length === 0 && paused === BY_PERSON ? { kind: 'ready' } : paused;
	}
}

/** What a renewal costs grows with the plan: with 10 000 runs it is shown ten times a second. */
const REST_PER_CELL_MS = 0.01;
