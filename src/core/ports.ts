import type { RunId } from './ids.ts';
import type { RunEvent } from './run/event.ts';
import type { RunSummary } from './run/fold.ts';

export type { Ids } from './ids.ts';
export type { LanguageModel } from './model.ts';
export type { PythonRunner } from './execution.ts';

/** Milliseconds since the epoch, and waiting that an abort ends early. */
export interface Clock {
	now(): number;
	sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** Port: the person's saved runs. Every method rejects only for storage failures, with a message a person can act on. */
export interface RunStore {
	/** Adds stored events (no deltas) to a run; creates it with its first `run-start`. */
	append(runId: RunId, events: readonly RunEvent[]): Promise<void>;
	/** Newest first. */
	list(): Promise<readonly RunSummary[]>;
	/** Null when there is no such run. */
	load(runId: RunId): Promise<readonly RunEvent[] | null>;
	delete(runIds: readonly RunId[]): Promise<void>;
	clear(): Promise<void>;
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
