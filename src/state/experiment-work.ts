import {
	Conductor,
	type ConductorPorts,
	type ConductorStatus,
	type Performed,
} from '../core/bench/conductor.ts';
import type { Experiment } from '../core/bench/experiment.ts';
import type { TaskHost } from '../core/bench/host-queue.ts';
import type { Cell } from '../core/bench/plan.ts';
import type { RunLocks } from '../core/ports.ts';
import { experimentWords } from '../words/experiment.ts';
import type { ExperimentRecord, Worker } from './experiment-record.svelte.ts';

/** What working on an experiment needs from the world. */
export interface WorkPorts {
	locks: RunLocks;
	/** See `ConductorPorts`. */
	perform(experiment: Experiment, cell: Cell, signal: AbortSignal): Promise<Performed>;
	room(host: TaskHost): number;
	network: ConductorPorts['network'];
	/** See `ConductorPorts`. */
	isReplayed?(experiment: Experiment, cell: Cell): boolean;
}

/** Who is told how the work goes. */
interface WorkListener {
	/** This tab is about to have the experiment. */
	onTakingUp(): void;
	/** Something has changed, as often as runs begin and end. */
	onProgress(): void;
	/** Who works on it has changed, or what is known of it was read anew. */
	onTurn(): void;
	/** This tab has worked on it and has let it go. */
	onLetGo(): void;
}

type Paused = Extract<ConductorStatus, { kind: 'paused' }>;
export const BY_PERSON: Paused = { kind: 'paused', reason: 'person', text: '' };

/** Who works on an experiment: this tab, alone among all, from taking it up to letting it go; or another one, which is watched. */
export class ExperimentWork {
	readonly #record: ExperimentRecord;
	readonly #ports: WorkPorts;
	readonly #listener: WorkListener;
	/** Aborted when nobody looks any more. */
	readonly #looking: AbortSignal;
	#conductor: Conductor | null = null;
	/** This tab has the experiment, or is about to. */
	#isWorking = false;
	/** Resolves when the work has begun, or cannot. */
	#beginning: Promise<void> = Promise.resolve();
	/** Resolves when this tab has let the experiment go. */
	#released: Promise<void> = Promise.resolve();
	#isElsewhere = false;
	#paused: Paused = BY_PERSON;

	constructor(record: ExperimentRecord, ports: WorkPorts, listener: WorkListener, looking: AbortSignal) {
		this.#record = record;
		this.#ports = ports;
		this.#listener = listener;
		this.#looking = looking;
	}

	/** Null while this tab does not perform it. */
	get conductor(): Conductor | null {
		return this.#conductor;
	}

	/** This tab has the experiment, or is about to. */
	get isWorking(): boolean {
		return this.#isWorking;
	}

	get isElsewhere(): boolean {
		return this.#isElsewhere;
	}

	/** Why it stood still when this tab last worked on it. */
	get paused(): Paused {
		return this.#paused;
	}

	/** Resolves when it has begun, or when another tab turned out to work on it. */
	async work(begin: (conductor: Conductor) => void): Promise<void> {
		if (this.#isBetween()) await this.#begun();
		if (this.#isBetween()) await this.#released;
		if (this.#conductor !== null) begin(this.#conductor);
		else await (this.#beginning = this.#takeUp(begin));
	}

	/** Nothing new begins; what runs goes on to its end. */
	async pause(): Promise<void> {
		await this.#begun();
		this.#conductor?.pause();
	}

	/** Ends what runs as well; resolves when it has ended. */
	async halt(): Promise<void> {
		await this.#begun();
		await this.#conductor?.stop();
	}

	/** Looks at who works on it, and reads anew when whoever does has left. */
	async look(): Promise<void> {
		const { locks } = this.#ports;
		const { id } = this.#record.experiment;
		const wasElsewhere = this.#isElsewhere;
		const isHeld = await locks.isHeld(id);
		// Who began meanwhile holds it.
		if (this.#isWorking) return;
		this.#isElsewhere = isHeld;
		await this.#read();
		this.#listener.onTurn();
		if (!this.#isElsewhere || wasElsewhere) return;
		locks
			.whenFree(id, this.#looking)
			.then(() => {
				this.#isElsewhere = false;
				return this.look();
			})
			.catch(() => undefined);
	}

	/** Resolves when what is being taken up has begun, or could not: whoever asked for that was told. */
	async #begun(): Promise<void> {
		await this.#beginning.catch(() => undefined);
	}

	/** It is being taken up, or let go. */
	#isBetween(): boolean {
		return this.#isWorking && this.#conductor === null;
	}

	/** Resolves when it has begun, or when another tab turned out to work on it. */
	async #takeUp(begin: (conductor: Conductor) => void): Promise<void> {
		this.#isWorking = true;
		this.#listener.onTakingUp();
		const { id } = this.#record.experiment;
		const begun = new Promise<void>((resolve, reject) => {
			const held = this.#ports.locks
				.holdIfFree(id, () => this.#workAlone(begin, resolve))
				.finally(() => (this.#isWorking = false));
			this.#released = held.then(
				() => undefined,
				() => undefined,
			);
			held.then((wasFree) => (wasFree ? this.#listener.onLetGo() : this.look())).then(resolve, reject);
		});
		try {
			await begun;
		} catch (error) {
			this.#listener.onTurn();
			throw error;
		}
	}

	/** While this tab holds the experiment: from what the store has now until nothing runs any more. */
	async #workAlone(begin: (conductor: Conductor) => void, onBegun: () => void): Promise<void> {
		const record = this.#record;
		this.#isElsewhere = false;
		if (!(await this.#read())) throw new Error(experimentWords.gone);
		if (record.experiment.stopped) await record.save({ ...record.experiment, stopped: false });
		const ports = this.#ports;
		let end = (): void => undefined;
		const ended = new Promise<void>((resolve) => (end = resolve));
		const conductor: Conductor = new Conductor(record.progress, {
			perform: (cell, signal) => ports.perform(record.experiment, cell, signal),
			room: (host) => ports.room(host),
			cap: () => record.experiment.design.cap,
			network: ports.network,
			onChange: () => {
				this.#listener.onProgress();
				if (isOver(conductor)) end();
			},
			isReplayed: (cell) => ports.isReplayed?.(record.experiment, cell) ?? false,
			readsOut: () => record.experiment.design.readOut,
			...(record.isSearch ? { wanted: () => record.wanted } : {}),
		});
		this.#conductor = conductor;
		begin(conductor);
		onBegun();
		this.#listener.onTurn();
		await ended;
		this.#paused = conductor.status.kind === 'paused' ? conductor.status : BY_PERSON;
		this.#conductor = null;
		this.#listener.onTurn();
	}

	#read(): Promise<boolean> {
		return this.#record.read((): Worker => {
			if (this.#conductor !== null) return 'here';
			return this.#isElsewhere ? 'elsewhere' : null;
		});
	}
}

/** Whether nothing more will happen by itself; without a network it goes on when there is one. */
function isOver({ status, inFlight }: Conductor): boolean {
	return (
		inFlight === 0 && status.kind !== 'running' && !(status.kind === 'paused' && status.reason === 'offline')
	);
}
