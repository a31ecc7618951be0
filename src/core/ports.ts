import type { Experiment } from './bench/experiment.ts';
import type { ExperimentId, GroupId, RunId } from './ids.ts';
import type { RunEvent } from './record/event.ts';
import type { RunSummary } from './record/summary.ts';

export type { PythonRunner } from './execution.ts';

/** Milliseconds since the epoch, and waiting that an abort ends early. */
export interface Clock {
	now(): number;
	sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** Which runs: those started together, or those of an experiment. */
export type RunsOf = { groupId: GroupId } | { experimentId: ExperimentId };

/** Port: the person's saved runs. Every method rejects only for storage failures, with a message a person can act on. */
export interface RunStore {
	/**
	 * Adds events to a run, deltas left out; creates it with its first `run-start`. `summary` takes the place of the one kept:
	 * given with the first events and with the last, so that appending costs the same at the first and at the thousandth.
	 */
	append(runId: RunId, events: readonly RunEvent[], summary?: RunSummary): Promise<void>;
	/** Newest first; all, or those of one group or experiment, without reading the others. */
	list(of?: RunsOf): Promise<readonly RunSummary[]>;
	/** Null when there is no such run. Rejects, saying what is wrong with it, when this page cannot read it. */
	load(runId: RunId): Promise<readonly RunEvent[] | null>;
	/** What the person asked, whole, without reading the rest of the runs; none of a run that is not kept or cannot be read. */
	questions(runIds: readonly RunId[]): Promise<ReadonlyMap<RunId, string>>;
	delete(runIds: readonly RunId[]): Promise<void>;
	clear(): Promise<void>;
}

/** Port: the room the browser gives this page. Null where it does not say; never rejects. */
export interface StorageRoom {
	/** Bytes: all that is kept, all that may be, and what of it the database holds. */
	estimate(): Promise<{ used: number; allowed: number; database: number | null } | null>;
	/** Whether the browser keeps it until a person says otherwise, also when the disk runs full. */
	isLasting(): Promise<boolean | null>;
	/** Asks it to; it may ask the person. What it answered. */
	askToLast(): Promise<boolean | null>;
}

/** Port: the person's experiments, without their runs. Every method rejects only for storage failures. */
export interface ExperimentStore {
	/** Newest first, and why others that are kept cannot be read. */
	list(): Promise<{ experiments: readonly Experiment[]; unreadable: readonly string[] }>;
	/** Null when there is no such experiment. Rejects, saying what is wrong with it, when this page cannot read it. */
	load(id: ExperimentId): Promise<Experiment | null>;
	/** Takes the place of the one kept. */
	save(experiment: Experiment): Promise<void>;
	/** With its runs. */
	delete(id: ExperimentId): Promise<void>;
	clear(): Promise<void>;
}

/** What one tab at a time may have: runs, an experiment, the name of a stage, the self-test of the sandbox. */
export type Holdable = GroupId | ExperimentId | `stage ${string}` | 'self-test';

/** Port: which groups and experiments are being performed, over all tabs of this browser. A closed or reloaded page lets go by itself. */
export interface RunLocks {
	/** Holds the group as long as the work lasts. */
	hold<T>(group: GroupId, work: () => Promise<T>): Promise<T>;
	/**
	 * The same for who would not wait: false at once where somebody holds it, else true when the work has ended.
	 *
	 * @param onReturn called at once when the page comes back after it was put away and held nothing: another tab may have had it
	 *   meanwhile. `isOurs`: whether it is held again, or another tab has it.
	 */
	holdIfFree(
		of: Holdable,
		work: () => Promise<void>,
		onReturn?: (isOurs: Promise<boolean>) => void,
	): Promise<boolean>;
	isHeld(of: Holdable): Promise<boolean>;
	/** Resolves when nobody holds it any more; rejects on abort. */
	whenFree(of: Holdable, signal: AbortSignal): Promise<void>;
}

/** Port: to all who listen, in every tab of this browser, this one included. */
export interface TabChannel {
	post(message: TabMessage): void;
	/** Returns the way to stop listening. */
	listen(listener: (message: TabMessage) => void): () => void;
}

/** What one tab tells the others. Never holds a key: messages reach every tab of this origin. */
export type TabMessage =
	/** These events have been written to the store, with the summary where it is new; the last batch ends the run. */
	| { kind: 'written'; groupId: GroupId; runId: RunId; events: readonly RunEvent[]; summary?: RunSummary }
	/** These runs are gone from the store. */
	| { kind: 'deleted'; runIds: readonly RunId[] }
	/** Whoever performs the group is asked to stop. */
	| { kind: 'stop'; groupId: GroupId }
	/** This experiment was created, changed or deleted. */
	| { kind: 'experiment'; experimentId: ExperimentId };

/** Port: when there is time for what nobody waits for. */
export interface QuietMoments {
	/** Resolves some seconds after the page has been shown. */
	afterStart(): Promise<void>;
	/** Resolves when the browser has nothing better to do. */
	idle(): Promise<void>;
	/** Resolves when it is worth trying again: the network is back, or some time has passed. */
	nextChance(): Promise<void>;
	/** Whether the person asked their browser to fetch little. */
	savesData(): boolean;
	/** Whether something is going on that must not be disturbed; looked at between two parts. */
	isBusy(): boolean;
	/** Resolves a little later. */
	later(): Promise<void>;
}

/** Where a key lives: this page only (memory), this tab (sessionStorage), stored (IndexedDB, encrypted). */
export type KeyMode = 'page' | 'tab' | 'stored';

/** The key, null where none is set, or that it is stored and waits for the passphrase. */
export type KeyReading = string | null | { readonly locked: true };

/** Port: the one reader of secrets. Only model adapters call `read`. */
export interface KeyStore {
	read(host: string): Promise<KeyReading>;
	write(host: string, key: string, mode: KeyMode): Promise<void>;
	delete(host: string): Promise<void>;
	/** Which hosts have a key and where it lives; never the key. */
	list(): Promise<readonly { host: string; mode: KeyMode; locked: boolean }[]>;
}
