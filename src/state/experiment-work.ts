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
	/** Calls it whenever a host has found room for more than before; gives how to hear no more. */
	onRoom(tell: () => void): () => void;
	network: ConductorPorts['network'];
	/** See `ConductorPorts`. */
	isReplayed?(experiment: Experiment, cell: Cell): boolean;
}

/** Who is told how the work goes. */
interface WorkListener {
	/** Something has changed, as often as runs begin and end. */
	onProgress(): void;
	/** Who works on it, or is about to, has changed, or what is known of it was read anew. */
	onTurn(): void;
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
	/** This tab has the experiment, or tries to. */
	#isWorking = false;
	/** So many have asked for work and were not answered yet. */
	#asking = 0;
	/** Resolves when all who have asked by now were answered, one after the other: two never take it up at once. */
	#answered: Promise<void> = Promise.resolve();
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

	/** Somebody waits for work here to begin. */
	get isAsked(): boolean {
		return this.#asking > 0;
	}

	/** This tab has the experiment, or tries to. */
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
		this.#asking++;
		const answer = this.#answered.then(() => this.#answer(begin)).finally(() => this.#asking--);
		this.#answered = answer.catch(() => undefined);
		this.#listener.onTurn();
		try {
			await answer;
		} finally {
			this.#listener.onTurn();
		}
	}

	/** Nothing new begins; what runs goes on to its end. */
	async pause(): Promise<void> {
		await this.#answered;
		this.#conductor?.pause();
	}

	/** Ends what runs as well; resolves when it has ended. */
	async halt(): Promise<void> {
		await this.#answered;
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

	/** Only while nobody else is being answered: what it finds let go stays so until it takes it up. */
	async #answer(begin: (conductor: Conductor) => void): Promise<void> {
		if (this.#conductor !== null) {
			begin(this.#conductor);
			return;
		}
		await this.#released;
		await this.#takeUp(begin);
	}

	/** Resolves when it has begun, or when another tab turned out to work on it. */
	#takeUp(begin: (conductor: Conductor) => void): Promise<void> {
		this.#isWorking = true;
		return new Promise((resolve, reject) => {
			const held = this.#ports.locks
				.holdIfFree(
					this.#record.experiment.id,
					() => this.#workAlone(begin, resolve),
					(isOurs) => {
						this.#return(isOurs).catch(() => undefined);
					},
				)
				.finally(() => {
					this.#isWorking = false;
					this.#listener.onTurn();
				});
			this.#released = held.then(
				() => undefined,
				() => undefined,
			);
			held.then((wasFree) => (wasFree ? undefined : this.look())).then(resolve, reject);
		});
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
				// At once, so that nobody gives work to one that is over; it may be heard of long after.
				if (this.#conductor !== conductor || !isOver(conductor)) return;
				this.#paused = conductor.status.kind === 'paused' ? conductor.status : BY_PERSON;
				this.#conductor = null;
				end();
			},
			isReplayed: (cell) => ports.isReplayed?.(record.experiment, cell) ?? false,
			readsOut: () => record.experiment.design.readOut,
			...(record.isSearch ? { wanted: () => record.wanted } : {}),
		});
		this.#conductor = conductor;
		const hearNoMore = ports.onRoom(() => conductor.roomFound());
		begin(conductor);
		onBegun();
		this.#listener.onTurn();
		await ended;
		hearNoMore();
	}

	/** This page was put away in the middle, and held nothing meanwhile: what another tab has done is not done a second time. */
	async #return(isOurs: Promise<boolean>): Promise<void> {
		const conductor = this.#conductor;
		if (conductor === null) return;
		conductor.suspend();
		if ((await isOurs) && !(await this.#record.isTakenOver())) {
			conductor.goOn();
			return;
		}
		await conductor.stop('tab');
		await this.#released;
		await this.look();
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
