import { openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore, type IDBPTransaction } from 'idb';
import { createMemoryStores, type MemoryStores } from './memory.ts';
import { upgradePage } from './run-pages.ts';
import {
	INDEXES,
	type IndexName,
	KEY_PATHS,
	STORE_NAMES,
	type StoreName,
	type Transaction,
} from './schema.ts';

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

/** A storage failure whose message says what happened and what to do. */
export class StorageFailure extends Error {
	override readonly name = 'StorageFailure';
	readonly kind: 'full' | 'closed' | 'failed';

	constructor(kind: StorageFailure['kind'], message: string, cause?: unknown) {
		super(message, { cause });
		this.kind = kind;
	}
}

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

const VERSION = 3;

/**
 * Opens on first use, so that nothing waits for storage and nothing can throw at import. Where IndexedDB is absent,
 * refused, held by an old tab or mute for `openLimitMs`, the same transactions run on memory and the status says so.
 */
export function createDatabase(options: { name?: string; openLimitMs?: number } = {}): Database {
	const { name = 'codesteer-playground', openLimitMs = 3000 } = options;
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

type AnyRecord = Record<string, unknown>;

interface Schema extends DBSchema {
	'run-pages': { key: string; value: AnyRecord; indexes: Record<IndexName, string> };
	'run-events': { key: [string, number]; value: AnyRecord };
	keys: { key: string; value: AnyRecord };
	'key-rings': { key: string; value: AnyRecord };
	experiments: { key: string; value: AnyRecord };
}

type Opened =
	/** `isNew`: there was none before. */
	{ kind: 'open'; database: IDBPDatabase<Schema>; isNew: boolean } | { kind: 'failed'; message: string };

interface ConnectionHooks {
	/** Another tab wants the database for itself: to delete it, or to bring it to a newer version. */
	blocking(database: IDBPDatabase<Schema>, isDeletion: boolean): void;
	terminated(): void;
}

async function openWithin(name: string, limitMs: number, hooks: ConnectionHooks): Promise<Opened> {
	let given = false;
	let isBlocked = false;
	let isNew = false;
	let database: IDBPDatabase<Schema> | null = null;
	const tryToOpen = (): Promise<IDBPDatabase<Schema>> =>
		openDB<Schema>(name, VERSION, {
			upgrade(opened, oldVersion, _newVersion, transaction) {
				createStores(opened);
				isNew = oldVersion === 0;
				// All or nothing: a database that cannot be brought up stays as it was.
				if (oldVersion < 2) indexPages(transaction.objectStore('run-pages')).catch(() => transaction.abort());
			},
			blocked: () => (isBlocked = true),
			blocking: (_ours, wanted) => {
				if (database) hooks.blocking(database, wanted === null);
			},
			terminated: () => hooks.terminated(),
		});
	// In an async function, since both reading `indexedDB` and `open` may throw at once where site data is blocked.
	const open = async (): Promise<Opened> => {
		for (let attempt = 0; ; attempt++) {
			try {
				if (typeof indexedDB === 'undefined') return { kind: 'failed', message: ABSENT_MESSAGE };
				database = await tryToOpen();
				break;
			} catch (cause) {
				const pauseMs = PAUSES_MS[attempt];
				if (given || pauseMs === undefined || !isCutOff(cause))
					return {
						kind: 'failed',
						message: isNamed(cause, 'VersionError') ? NEWER_MESSAGE : REFUSED_MESSAGE,
					};
				await new Promise((resolve) => setTimeout(resolve, pauseMs));
			}
		}
		// Too late: the page already works on memory, and an idle connection would block other tabs.
		if (given) database.close();
		return { kind: 'open', database, isNew };
	};
	let timer: ReturnType<typeof setTimeout> | undefined;
	const giveUp = new Promise<Opened>((resolve) => {
		timer = setTimeout(() => {
			given = true;
			resolve({ kind: 'failed', message: isBlocked ? BLOCKED_MESSAGE : MUTE_MESSAGE });
		}, limitMs);
	});
	try {
		return await Promise.race([open(), giveUp]);
	} finally {
		clearTimeout(timer);
	}
}

/** While site data is being cleared, Chromium cuts off whoever opens: that is over soon, and is no refusal. */
const PAUSES_MS = [10, 50, 200, 500];

function isCutOff(cause: unknown): boolean {
	return isNamed(cause, 'AbortError') || isNamed(cause, 'UnknownError');
}

/** Those that are not there yet: all of them in version 1, `experiments` since version 3. */
function createStores(database: IDBPDatabase<Schema>): void {
	for (const store of STORE_NAMES) {
		if (database.objectStoreNames.contains(store)) continue;
		const keyPath = KEY_PATHS[store];
		database.createObjectStore(store, { keyPath: typeof keyPath === 'string' ? keyPath : [...keyPath] });
	}
}

/** Version 2: pages say which groups and experiments they hold. */
async function indexPages(
	pages: IDBPObjectStore<Schema, StoreName[], 'run-pages', 'versionchange'>,
): Promise<void> {
	for (const index of Object.keys(INDEXES) as IndexName[]) {
		pages.createIndex(index, index, { multiEntry: true });
	}
	for (let cursor = await pages.openCursor(); cursor !== null; cursor = await cursor.continue()) {
		const page = upgradePage(cursor.value);
		if (page !== null) await cursor.update({ ...page });
	}
}

/** Nothing of the transaction was done: it can be tried on a new connection. */
class ConnectionLost extends Error {}

async function transactOn<T>(
	database: IDBPDatabase<Schema>,
	stores: readonly StoreName[],
	mode: 'readonly' | 'readwrite',
	work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
	let native: IDBPTransaction<Schema, StoreName[], 'readwrite'>;
	try {
		// One type for both modes: a write in a read-only transaction is refused by the browser itself.
		native = database.transaction([...stores], mode as 'readwrite');
	} catch (cause) {
		if (isNamed(cause, 'InvalidStateError')) throw new ConnectionLost(undefined, { cause });
		throw cause;
	}
	// Looked at below; without this an abort would also surface as an unhandled rejection.
	native.done.catch(() => undefined);
	try {
		const result = await work(wrap(native));
		await native.done;
		return result;
	} catch (cause) {
		try {
			native.abort();
		} catch {
			// Already finished or aborted.
		}
		await native.done.catch(() => undefined);
		throw toFailure(cause, native.error);
	}
}

function wrap(native: IDBPTransaction<Schema, StoreName[], 'readwrite'>): Transaction {
	const store = (name: StoreName) => native.objectStore(name);
	return {
		get: (name, key) => store(name).get(key as string),
		getAll: (name, first) => store(name).getAll(first === undefined ? undefined : prefix(first)),
		getAllBy: (index, value) => native.objectStore('run-pages').index(index).getAll(value),
		has: async (name, key) => (await store(name).getKey(key as string)) !== undefined,
		async put(name, value) {
			await store(name).put(value as AnyRecord);
		},
		delete: (name, key) =>
			store(name).delete(
				typeof key === 'string' && Array.isArray(KEY_PATHS[name]) ? prefix(key) : (key as string),
			),
		clear: (name) => store(name).clear(),
	};
}

/** Arrays sort after every number, so `[first, []]` is above all `[first, seq]`. */
function prefix(first: string): IDBKeyRange {
	return IDBKeyRange.bound([first], [first, []]);
}

const QUOTA_NAMES = new Set([
	'QuotaExceededError',
	'NS_ERROR_DOM_INDEXEDDB_QUOTA_ERR',
	'NS_ERROR_FILE_NO_DEVICE_SPACE',
]);

function toFailure(cause: unknown, transactionError: DOMException | null): unknown {
	const named = [cause, transactionError].find(
		(error) => error instanceof Error && QUOTA_NAMES.has(error.name),
	);
	if (named) return new StorageFailure('full', FULL_MESSAGE, named);
	// DataCloneError and the like are bugs of the caller, not of the disk.
	return LOST_NAMES.some((name) => isNamed(cause, name)) ? new ConnectionLost(undefined, { cause }) : cause;
}

/** What is under way when site data is cleared ends with one of these, and only then the connection is said to be closed. */
const LOST_NAMES = ['InvalidStateError', 'AbortError', 'UnknownError', 'TransactionInactiveError'];

function isNamed(cause: unknown, name: string): boolean {
	return cause instanceof DOMException && cause.name === name;
}

const ABSENT_MESSAGE =
	'This browser has no IndexedDB here, so runs and keys last only until the page is closed. ' +
	'Export what you want to keep.';
const REFUSED_MESSAGE =
	'The browser refused storage for this page (private window or blocked site data), so runs and keys last ' +
	'only until the page is closed. Allow site data for this address and reload, or export what you want to keep.';
const BLOCKED_MESSAGE =
	'Another tab with an older version of this page holds the storage. Close it and reload; until then everything ' +
	'lasts only until this page is closed.';
const MUTE_MESSAGE =
	'The browser’s storage did not answer, so runs and keys last only until the page is closed. ' +
	'Restarting the browser usually helps.';
const NEWER_MESSAGE =
	'The storage was written by a newer version of this page. Reload to get that version; until then everything lasts ' +
	'only until this page is closed.';
const CLOSED_MESSAGE =
	'A newer version of this page is open in another tab. Reload this one to go on saving.';
const EMPTIED_MESSAGE =
	'Everything this page had stored was deleted, by the browser or in another tab. What is shown here is still here, and new runs are ' +
	'stored again.';
const FULL_MESSAGE =
	'The browser’s storage for this page is full. New runs last only until the page is closed: export them, or delete ' +
	'old runs to make room.';
const FAILED_MESSAGE =
	'The browser’s storage failed while saving. Reload the page; if it happens again, restart the browser.';
