import type { IDBPDatabase } from 'idb';
import { createMemoryStores, type MemoryStores } from './memory.ts';
import { type ConnectionHooks, openWithin, type Schema } from './opening.ts';
import { STORE_NAMES, type StoreName, type Transaction } from './schema.ts';
import { ConnectionLost, FAILED_MESSAGE, FULL_MESSAGE, StorageFailure, transactOn } from './transaction.ts';

/** What a person must know about where things are kept. */
export type StorageStatus =
	| { kind: 'opening' }
	| { kind: 'persistent' }
	/** Writing goes on, but only the part already stored survives the page. */
	| { kind: 'full'; message: string }
	/** Everything lives in memory until the page closes. */
	| { kind: 'temporary'; message: string }
	/** All that was stored had been deleted when it was opened again; from here on it is stored as before. */
	| { kind: 'emptied'; message: string }
	/** Another tab needed a newer schema; nothing can be stored from here any more. */
	| { kind: 'closed'; message: string };

/** Where all that is stored goes; `createDatabase` says what happens where IndexedDB is not to be had. */
export interface Database {
	readonly status: StorageStatus;
	/** Called at each change of status; returns the way to stop. */
	subscribe(listener: (status: StorageStatus) => void): () => void;
	/** Says that a write found no room (or, with false, that there is room again). */
	reportFull(full: boolean): void;
	/**
	 * All or nothing. `work` may await only the transaction's own promises, since IndexedDB commits when it is idle.
	 * Rejects with `StorageFailure`; an exception of `work` itself passes through unchanged.
	 */
	transact<T>(
		stores: readonly StoreName[],
		mode: 'readonly' | 'readwrite',
		work: (transaction: Transaction) => Promise<T>,
	): Promise<T>;
	/** Empties every store in one transaction. */
	clear(): Promise<void>;
	close(): void;
}

/**
 * Opens on first use, so that nothing waits for storage and nothing can throw at import. Where IndexedDB is absent,
 * refused, held by an old tab or mute for `openLimitMs`, the same transactions run on memory and the status says so.
 */
export function createDatabase(options: { name?: string; openLimitMs?: number } = {}): Database {
	const { name = 'codesteer-playground', openLimitMs = 10_000 } = options;
	const listeners = new Set<(status: StorageStatus) => void>();
	let status: StorageStatus = { kind: 'opening' };
	let memory: MemoryStores | null = null;
	let connection: Connection | null = null;
	let hasOpened = false;

	const setStatus = (next: StorageStatus): void => {
		if (next.kind === status.kind) return;
		status = next;
		for (const listener of listeners) listener(next);
	};

	const fallBack = (message: string): null => {
		memory ??= createMemoryStores();
		setStatus({ kind: 'temporary', message });
		return null;
	};

	/** The next use opens a new one, unless that has been done already. */
	const drop = (lost: Connection): void => {
		if (connection === lost) connection = null;
	};

	const connect = (): Connection => {
		const made: Connection = open({
			blocking: (database, isDeletion) => {
				database.close();
				if (isDeletion) drop(made);
				else setStatus({ kind: 'closed', message: CLOSED_MESSAGE });
			},
			// By the browser: site data cleared, disk trouble.
			terminated: () => {
				drop(made);
			},
		});
		return made;
	};

	const open = async (hooks: ConnectionHooks): Promise<IDBPDatabase<Schema> | null> => {
		if (memory) return null;
		const opened = await openWithin(name, openLimitMs, hooks);
		if (opened.kind === 'failed') return fallBack(opened.message);
		if (hasOpened && opened.isNew) setStatus({ kind: 'emptied', message: EMPTIED_MESSAGE });
		else if (status.kind !== 'emptied') setStatus({ kind: 'persistent' });
		hasOpened = true;
		return opened.database;
	};

	const transact: Database['transact'] = async (stores, mode, work) => {
		if (status.kind === 'closed') throw new StorageFailure('closed', CLOSED_MESSAGE);
		for (let opening = 1; ; opening++) {
			const held = (connection ??= connect());
			const database = await held;
			if (!database) return (memory ??= createMemoryStores()).transact(work);
			try {
				return await transactOn(database, stores, mode, work);
			} catch (cause) {
				if (!(cause instanceof ConnectionLost)) throw cause;
				drop(held);
				database.close();
				if (opening > 1) throw new StorageFailure('failed', FAILED_MESSAGE, cause);
			}
		}
	};

	return {
		get status() {
			return status;
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		reportFull(full) {
			if (full && (status.kind === 'persistent' || status.kind === 'emptied'))
				setStatus({ kind: 'full', message: FULL_MESSAGE });
			if (!full && status.kind === 'full') setStatus({ kind: 'persistent' });
		},
		transact,
		clear: () =>
			transact(STORE_NAMES, 'readwrite', async (transaction) => {
				for (const store of STORE_NAMES) await transaction.clear(store);
			}),
		close() {
			const held = connection;
			connection = null;
			held?.then(
				(database) => database?.close(),
				() => undefined,
			);
		},
	};
}

/** Null: everything lives in memory. */
type Connection = Promise<IDBPDatabase<Schema> | null>;

const CLOSED_MESSAGE =
	'A newer version of this page is open in another tab. Reload this one to go on saving.';
const EMPTIED_MESSAGE =
	'Everything this page had stored was deleted, by the browser or in another tab. What is shown here is still here, and new runs are ' +
	'stored again.';
