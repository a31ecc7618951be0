import { errorWords } from '../error-words.ts';
import type { RunSummary } from '../record/summary.ts';
import type { PauseReason } from './experiment.ts';
import { HostQueue, type TaskHost, taskHostOf } from './host-queue.ts';
import type { Cell } from './plan.ts';
import type { Progress } from './progress.ts';
import { Purse } from './purse.ts';

/** What became of one run. */
export interface Performed {
	run: RunSummary;
	/** Why it failed, in the words of who refused; null where it did not. */
	why: string | null;
	/** Why it lasts only until the page is closed; null where it is kept. */
	notKept: string | null;
}

/** What running an experiment needs from the world. */
export interface ConductorPorts {
	/** Performs the run of a cell and keeps it, then resolves. Rejects only where it could not be kept, and then there is no such run. */
	perform(cell: Cell, signal: AbortSignal): Promise<Performed>;
	/** How many runs a host has a use for at once; asked before each, and after `roomFound`. */
	room(host: TaskHost): number;
	/** US dollars all runs of the experiment may cost; null = no cap. */
	cap(): number | null;
	network: { isOnline(): boolean; whenOnline(): Promise<void> };
	/** Whether the reply of its run is here already, and has been paid. None where it is left out. */
	isReplayed?(cell: Cell): boolean;
	/** Whether a run asks its model to read out the answer besides, which costs anew. Not where it is left out. */
	readsOut?(): boolean;
	/**
	 * The cells that may begin as things stand, asked for again whenever a run has ended; when there is none and nothing runs, that is
	 * the end. All that is planned where it is left out.
	 */
	wanted?(): readonly Cell[];
	/** Called after each change of what can be read here or in the progress. */
	onChange(): void;
}

/** Where the experiment stands as a whole; trouble with one host while others go on is in `troubles`. */
export type ConductorStatus =
	| { kind: 'running' }
	/** Nothing new begins; what runs goes on to its end. `text`: the words of host or storage, else empty. */
	| { kind: 'paused'; reason: PauseReason; text: string }
	/** Nothing is planned or wanted any more; some may have failed. */
	| { kind: 'finished' };

/** Why a queue is not fed. */
interface Held {
	reason: PauseReason;
	text: string;
}

/** Where cells wait whose replies are here already. */
const REPLAYS: TaskHost = { key: 'replays', kind: 'scripted' };

/** Of several reasons the first of these is said. */
const GRAVEST: readonly PauseReason[] = ['cap', 'host', 'offline'];

/**
 * Runs what is planned, in plan order, as much at once as each host bears. One failure is left aside and the run goes on; failed ones
 * are run again only when a person asks. Holds nothing that is not in the progress: thrown away at any moment, a new one goes on.
 */
export class Conductor {
	readonly #progress: Progress;
	readonly #ports: ConductorPorts;
	readonly #hosts = new Map<string, HostQueue>();
	readonly #flying = new Map<Cell, { abort: AbortController; landed: Promise<void> }>();
	readonly #purse: Purse;
	#status: ConductorStatus = { kind: 'paused', reason: 'person', text: '' };
	/** The only cells that run; null while all that is planned does. */
	#alone: ReadonlySet<string> | null = null;
	/** Asked for by their keys, and not begun yet. */
	readonly #asked = new Set<string>();
	#waitsForNetwork = false;
	#isGone = false;
	#isSuspended = false;

	constructor(progress: Progress, ports: ConductorPorts) {
		this.#progress = progress;
		this.#ports = ports;
		this.#purse = new Purse(progress.runs);
	}

	get status(): ConductorStatus {
		return this.#status;
	}

	/** Runs that have begun and not ended. */
	get inFlight(): number {
		return this.#flying.size;
	}

	/** Hosts that get nothing more until a person resumes, and why; others may go on. */
	get troubles(): readonly { host: TaskHost; text: string }[] {
		return [...this.#hosts.values()].flatMap(({ host, trouble }) =>
			trouble === null ? [] : [{ host, text: trouble }],
		);
	}

	/** Begins, or goes on, with all that is planned. */
	start(): void {
		this.#alone = null;
		this.#begin((key) => !this.#progress.states.has(key));
	}

	/** Runs the failed ones again; what else is planned goes on only where it was going on. */
	retryFailed(): void {
		const { states } = this.#progress;
		this.runOnly(new Set([...states].filter(([, { kind }]) => kind === 'failed').map(([key]) => key)));
	}

	/** Runs these, as far as they are not judged; what else is planned goes on only where it was going on. */
	runOnly(keys: ReadonlySet<string>): void {
		if (this.#status.kind !== 'running') this.#alone = keys;
		else if (this.#alone !== null) this.#alone = new Set([...this.#alone, ...keys]);
		for (const key of keys) this.#asked.add(key);
		this.#begin((key) => {
			const state = this.#progress.states.get(key);
			if (state === undefined) return this.#alone?.has(key) ?? true;
			return state.kind === 'failed' && keys.has(key);
		});
	}

	/** The plan has grown; goes on where all of it was going on. */
	replanned(): void {
		if (this.#status.kind === 'running' && this.#alone === null) {
			this.start();
			return;
		}
		if (this.#status.kind === 'finished') this.#status = this.#drained();
		this.#ports.onChange();
	}

	/** A host is known to bear more by now: it need not wait for a run to end. */
	roomFound(): void {
		if (this.#status.kind === 'running') this.#goOn();
	}

	/** Nothing new begins until it is told to go on; how it stands stays the same. */
	suspend(): void {
		this.#isSuspended = true;
	}

	goOn(): void {
		this.#isSuspended = false;
		this.#goOn();
	}

	pause(reason: 'person' | 'tab' = 'person'): void {
		const { kind } = this.#status;
		if (kind === 'running' || this.#isOffline || reason === 'tab')
			this.#status = { kind: 'paused', reason, text: '' };
		this.#ports.onChange();
	}

	/** Ends what runs as well; resolves when it has ended. */
	async stop(reason?: 'person' | 'tab'): Promise<void> {
		this.pause(reason);
		const flying = [...this.#flying.values()];
		for (const { abort } of flying) abort.abort();
		await Promise.all(flying.map(({ landed }) => landed));
	}

	/** Nobody looks on any more; what runs is left to itself. */
	dispose(): void {
		this.#isGone = true;
	}

	#begin(isWanted: (key: string) => boolean): void {
		this.#fill(this.#progress.plan.cells.filter(({ key }) => isWanted(key)));
		for (const queue of this.#hosts.values()) queue.forgive();
		this.#status = { kind: 'running' };
		this.#goOn();
	}

	/** Exactly these wait, in this order. */
	#fill(cells: Iterable<Cell>): void {
		const { conditions } = this.#progress.plan;
		const queues = new Map(
			conditions.map((condition) => [condition, this.#queueAt(taskHostOf(condition.cast))]),
		);
		const replays = this.#queueAt(REPLAYS);
		const waiting = new Map<HostQueue, Cell[]>([...this.#hosts.values()].map((queue) => [queue, []]));
		for (const cell of cells) {
			const isReplayed = this.#ports.isReplayed?.(cell) ?? false;
			const queue = isReplayed ? replays : queues.get(cell.condition);
			if (queue !== undefined) waiting.get(queue)?.push(cell);
		}
		for (const [queue, cells] of waiting) queue.fill(cells);
	}

	/** Where not all that is planned is wanted: what is by now, and what was asked for besides. */
	#choose(): void {
		const wanted = this.#ports.wanted?.();
		if (wanted === undefined || this.#alone !== null) return;
		const { plan, states } = this.#progress;
		const isAsked = ({ key }: Cell): boolean =>
			this.#asked.has(key) && (states.get(key)?.kind ?? 'failed') === 'failed';
		this.#fill(new Set([...(this.#asked.size === 0 ? [] : plan.cells.filter(isAsked)), ...wanted]));
	}

	#queueAt(host: TaskHost): HostQueue {
		const queue = this.#hosts.get(host.key) ?? new HostQueue(host);
		this.#hosts.set(host.key, queue);
		return queue;
	}

	/** Begins whatever may begin, and finds out how things stand. */
	#goOn(): void {
		if (this.#isGone) return;
		if (this.#status.kind === 'running' && !this.#isSuspended) {
			this.#choose();
			const held = [...this.#hosts.values()].map((queue) => this.#feed(queue)).filter((why) => why !== null);
			const [first = null] = held.toSorted((a, b) => GRAVEST.indexOf(a.reason) - GRAVEST.indexOf(b.reason));
			if (this.#flying.size === 0)
				this.#status = first === null ? this.#drained() : { kind: 'paused', ...first };
		}
		this.#ports.onChange();
	}

	/** Why the rest of the queue is held back; null where it is only full, or empty. */
	#feed(queue: HostQueue): Held | null {
		for (let cell = queue.next; cell !== null; cell = queue.next) {
			if (queue.trouble !== null) return { reason: 'host', text: queue.trouble };
			if (queue.host.kind === 'hosted' && !this.#ports.network.isOnline()) return this.#awaitNetwork();
			const isPaid = queue.host === REPLAYS && this.#ports.readsOut?.() !== true;
			if (!isPaid && !this.#isAffordable(cell)) return { reason: 'cap', text: '' };
			if (!queue.hasRoom(this.#ports.room(queue.host))) return null;
			this.#perform(queue.take(), queue);
		}
		return null;
	}

	#drained(): ConductorStatus {
		const { total, done, failed } = this.#progress;
		const [trouble] = this.troubles;
		// Also when its last failures were the last of the plan: that is no end as planned.
		if (trouble !== undefined) return { kind: 'paused', reason: 'host', text: trouble.text };
		const wanted = this.#ports.wanted?.();
		const isDone = wanted === undefined ? done + failed === total : wanted.length === 0;
		return isDone ? { kind: 'finished' } : { kind: 'paused', reason: 'person', text: '' };
	}

	get #isOffline(): boolean {
		return this.#status.kind === 'paused' && this.#status.reason === 'offline';
	}

	#awaitNetwork(): Held {
		if (!this.#waitsForNetwork) {
			this.#waitsForNetwork = true;
			this.#ports.network.whenOnline().then(
				() => {
					this.#waitsForNetwork = false;
					if (this.#isOffline) this.#status = { kind: 'running' };
					this.#goOn();
				},
				() => (this.#waitsForNetwork = false),
			);
		}
		return { reason: 'offline', text: '' };
	}

	/** Whether the cap holds with this cell and all that run, each at what such runs have cost so far. */
	#isAffordable({ condition }: Cell): boolean {
		const cap = this.#ports.cap();
		if (cap === null) return true;
		let sum = this.#progress.spent;
		for (const each of [condition, ...[...this.#flying.keys()].map((cell) => cell.condition)]) {
			const expected = this.#purse.expected(each);
			// Nothing is known of the price: one run finds it out.
			if (expected === null) return this.#flying.size === 0 && sum < cap;
			sum += expected;
		}
		return sum <= cap;
	}

	#perform(cell: Cell, queue: HostQueue): void {
		const abort = new AbortController();
		this.#progress.begin(cell.key);
		this.#asked.delete(cell.key);
		const landed = this.#fly(cell, abort.signal, queue).finally(() => {
			queue.inFlight--;
			this.#flying.delete(cell);
			if (this.#isGone) return;
			this.#progress.end(cell.key);
			this.#goOn();
		});
		this.#flying.set(cell, { abort, landed });
	}

	async #fly(cell: Cell, signal: AbortSignal, queue: HostQueue): Promise<void> {
		try {
			this.#take(await this.#ports.perform(cell, signal), queue, signal);
		} catch (error) {
			this.#hold('storage', errorWords(error));
		}
	}

	#take({ run, why, notKept }: Performed, queue: HostQueue, signal: AbortSignal): void {
		if (this.#isGone) return;
		this.#progress.take(run);
		this.#purse.take(run);
		if (run.outcome === 'failed' && run.error !== 'limit') {
			// Whoever has no network has not been refused by anybody.
			if (queue.host.kind !== 'hosted' || this.#ports.network.isOnline()) queue.failed(why ?? '');
		} else if (run.outcome === 'finished' || run.outcome === 'failed') queue.served();
		// Ended from elsewhere: the lanes of this group, or another tab.
		else if (!signal.aborted) this.#hold('person', '');
		if (notKept !== null) this.#hold('storage', notKept);
	}

	#hold(reason: PauseReason, text: string): void {
		// That the store takes nothing more of runs which another tab has closed is no lack of room.
		const isLeft = this.#status.kind === 'paused' && this.#status.reason === 'tab';
		if (this.#status.kind === 'running' || (reason === 'storage' && !isLeft))
			this.#status = { kind: 'paused', reason, text };
	}
}
