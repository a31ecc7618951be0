import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { isNamed, type Schema } from './opening.ts';
import { KEY_PATHS, type StoreName, type Transaction } from './schema.ts';

/** A storage failure whose message says what happened and what to do. */
export class StorageFailure extends Error {
	override readonly name = 'StorageFailure';
	readonly kind: 'full' | 'closed' | 'failed';

	constructor(kind: StorageFailure['kind'], message: string, cause?: unknown) {
		super(message, { cause });
		this.kind = kind;
	}
}

/** Nothing of the transaction was done: it can be tried on a new connection. */
export class ConnectionLost extends Error {}

/** Rejects with `StorageFailure` or `ConnectionLost`; an exception of `work` itself passes through unchanged. */
export async function transactOn<T>(
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
		last: async (name, first) => (await store(name).openCursor(prefix(first), 'prev'))?.value,
		has: async (name, key) => (await store(name).getKey(key as string)) !== undefined,
		async put(name, value) {
			await store(name).put(value as Record<string, unknown>);
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

/** Says what to do. */
export const FULL_MESSAGE =
	'The browser’s storage for this page is full. New runs last only until the page is closed: export them, or delete ' +
	'old runs to make room.';
/** Says what to do. */
export const FAILED_MESSAGE =
	'The browser’s storage failed while saving. Reload the page; if it happens again, restart the browser.';
