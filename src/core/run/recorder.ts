import { errorWords } from '../error-words.ts';
import type { GroupId, RunId } from '../ids.ts';
import type { Clock, RunLocks, RunStore, TabChannel } from '../ports.ts';
import type { RunEvent, RunEventBody } from '../record/event.ts';
import { EMPTY_VIEW, foldRun, reduceRun } from '../record/fold.ts';
import type { RunSpec } from '../record/spec.ts';
import { RUN_VERSION } from '../record/version.ts';
import type { RunView } from '../record/view.ts';
import { RunWriter } from './run-writer.ts';

/** What performing and keeping runs needs from the world. */
export interface RecorderPorts {
	/** Performs one run, or goes on behind what happened `earlier`; loads what that takes on first use. */
	perform(spec: RunSpec, signal: AbortSignal, earlier: readonly RunEvent[]): AsyncIterable<RunEvent>;
	store: RunStore;
	clock: Clock;
	locks: RunLocks;
	tabs: TabChannel;
	/** Why something is not being kept, in words. */
	onStorageProblem(message: string): void;
}

/** Is told the run as it stands after each event, and at once as it stands now. */
export type Watcher = (view: RunView) => void;

/** A run that was performed to its end. */
export interface Recorded {
	view: RunView;
	/** Why the store does not have all of it; null where it has. */
	notKept: string | null;
}

/** Runs being performed. */
export interface Recording {
	groupId: GroupId;
	/** Resolves when every run has ended and what there was to keep has been written; never rejects. Empty where none could begin. */
	done: Promise<readonly Recorded[]>;
}

/** A group that this page performs: its lock is held once, however many recordings of it there are. */
interface Group {
	recordings: Set<AbortController>;
	/** Resolves when the lock is held. */
	held: Promise<void>;
	release: () => void;
}

interface Live {
	view: RunView;
	/** Of the newest event; -1 before the first. */
	seq: number;
	watchers: Set<Watcher>;
	/** It is a part of this one; absent while that begins. */
	recording?: Recording;
}

/**
 * Performs runs and tees what happens: to the store, in batches, never waited for between model and screen, and to any
 * number of watchers. Whoever looks on or looks away changes nothing; only `stop` ends a run early.
 */
export class Recorder {
	readonly #ports: RecorderPorts;
	readonly #groups = new Map<GroupId, Group>();
	readonly #live = new Map<RunId, Live>();

	constructor(ports: RecorderPorts) {
		this.#ports = ports;
		ports.tabs.listen((message) => {
			if (message.kind === 'stop') this.#stopHere(message.groupId);
		});
	}

	/**
	 * Begins at once. All runs are of one group, of which others may be under way.
	 * @param signal ends these runs and leaves the others of the group alone
	 */
	record(specs: readonly RunSpec[], signal?: AbortSignal): Recording {
		return this.#begin(specs, (spec, within) => this.#record(spec, within, []), EMPTY_VIEW, signal);
	}

	/**
	 * Goes on with a run that was left in the middle, from what the store has of it. `view`: as it stands there. One that another
	 * tab has brought to its end meanwhile is only shown; one that goes on in this page already goes on once.
	 */
	resume(spec: RunSpec, view: RunView): Recording {
		return this.#live.get(spec.runId)?.recording ?? this.#resume(spec, view);
	}

	#resume(spec: RunSpec, view: RunView): Recording {
		return this.#begin([spec], (of, within) => this.#goOn(of, within), view);
	}

	#begin(
		specs: readonly RunSpec[],
		perform: (spec: RunSpec, signal: AbortSignal) => Promise<Recorded>,
		view: RunView,
		signal?: AbortSignal,
	): Recording {
		const groupId = specs[0]?.groupId;
		if (groupId === undefined) throw new Error('There is nothing to record');
		const abort = new AbortController();
		const stop = (): void => abort.abort();
		signal?.addEventListener('abort', stop, { once: true });
		if (signal?.aborted === true) stop();
		const group = this.#join(groupId, abort);
		for (const { runId } of specs) this.#live.set(runId, { view, seq: -1, watchers: new Set() });
		const performing = group.held.then(() =>
			// A signal for each run, so that none has a crowd of listeners.
			Promise.all(specs.map((spec) => perform(spec, AbortSignal.any([abort.signal])))),
		);
		const done = performing.catch((error: unknown) => {
			this.#ports.onStorageProblem(errorWords(error));
			return [];
		});
		const leave = (): void => {
			signal?.removeEventListener('abort', stop);
			this.#leave(groupId, abort);
		};
		const recording = { groupId, done: done.finally(leave) };
		for (const { runId } of specs) {
			const live = this.#live.get(runId);
			if (live !== undefined) live.recording = recording;
		}
		return recording;
	}

	/** Whether this page performs the group. */
	isRecording(groupId: GroupId): boolean {
		return this.#groups.has(groupId);
	}

	/** Whether this page performs any run. */
	get isBusy(): boolean {
		return this.#groups.size > 0;
	}

	/** Ends the group's runs, wherever they are performed; what exists is kept. */
	stop(groupId: GroupId): void {
		if (this.#groups.has(groupId)) this.#stopHere(groupId);
		else this.#ports.tabs.post({ kind: 'stop', groupId });
	}

	stopAll(): void {
		for (const groupId of this.#groups.keys()) this.#stopHere(groupId);
	}

	/** Looks on at a run that this page performs; null when it performs none of that name. Returns the way to look away. */
	watch(runId: RunId, watcher: Watcher): (() => void) | null {
		const live = this.#live.get(runId);
		if (live === undefined) return null;
		live.watchers.add(watcher);
		watcher(live.view);
		return () => live.watchers.delete(watcher);
	}

	#stopHere(groupId: GroupId): void {
		for (const abort of this.#groups.get(groupId)?.recordings ?? []) abort.abort();
	}

	#join(groupId: GroupId, abort: AbortController): Group {
		const group = this.#groups.get(groupId) ?? this.#hold(groupId);
		group.recordings.add(abort);
		return group;
	}

	#hold(groupId: GroupId): Group {
		let release = (): void => undefined;
		const released = new Promise<void>((resolve) => (release = resolve));
		const held = new Promise<void>((resolve, reject) => {
			const hold = this.#ports.locks.hold(groupId, () => {
				resolve();
				return released;
			});
			hold.catch(reject);
		});
		const group: Group = { recordings: new Set(), held, release };
		this.#groups.set(groupId, group);
		return group;
	}

	/** The last one out lets go. */
	#leave(groupId: GroupId, abort: AbortController): void {
		const group = this.#groups.get(groupId);
		group?.recordings.delete(abort);
		if (group?.recordings.size !== 0) return;
		this.#groups.delete(groupId);
		group.release();
	}

	async #goOn(spec: RunSpec, signal: AbortSignal): Promise<Recorded> {
		const { runId } = spec;
		try {
			const earlier = (await this.#ports.store.load(runId)) ?? [];
			const last = earlier.at(-1);
			const live = this.#live.get(runId);
			if (last === undefined || live === undefined) throw new Error('The run is not kept here any more');
			live.view = foldRun(earlier);
			live.seq = last.seq;
			for (const watcher of live.watchers) watcher(live.view);
			if (last.type === 'run-end') return { view: live.view, notKept: null };
			return await this.#record(spec, signal, earlier);
		} finally {
			this.#live.delete(runId);
		}
	}

	async #record(spec: RunSpec, signal: AbortSignal, earlier: readonly RunEvent[]): Promise<Recorded> {
		const { runId } = spec;
		const writer = new RunWriter(spec, this.#ports);
		try {
			for await (const event of this.#ports.perform(spec, signal, earlier)) this.#tee(writer, event);
		} catch (error) {
			// A run ends by events; what is thrown is that the run loop itself could not be fetched.
			const { seq = -1, view } = this.#live.get(runId) ?? {};
			// One that was left can still be gone on with later.
			if (seq === earlier.at(-1)?.seq) throw error;
			// The date may have been set back meanwhile.
			const at = Math.max(view?.lastAt ?? 0, this.#ports.clock.now());
			for (const event of brokenOff(spec, seq + 1, at, errorWords(error))) {
				this.#tee(writer, event);
			}
		}
		const notKept = await writer.finish();
		const view = this.#live.get(runId)?.view ?? EMPTY_VIEW;
		this.#live.delete(runId);
		return { view, notKept };
	}

	#tee(writer: RunWriter, event: RunEvent): void {
		const live = this.#live.get(event.runId);
		if (live === undefined) throw new Error('An event of another run');
		live.view = reduceRun(live.view, event);
		live.seq = event.seq;
		writer.take(event, live.view);
		for (const watcher of live.watchers) watcher(live.view);
	}
}

/** How a run ends whose performing threw, from its `seq`-th event on. */
function brokenOff(spec: RunSpec, seq: number, at: number, why: string): RunEvent[] {
	const message = `A part of this page could not be loaded (${why}). Run again; without a network, as soon as there is one.`;
	const bodies: RunEventBody[] = [
		...(seq === 0 ? [{ type: 'run-start', version: RUN_VERSION, spec } as const] : []),
		{ type: 'run-error', failure: { kind: 'internal', message } },
		{ type: 'run-end', outcome: 'failed' },
	];
	return bodies.map((body, index) => ({ runId: spec.runId, seq: seq + index, at, ...body }));
}
