import { openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore } from 'idb';
import { upgradePage } from './run-pages.ts';
import { INDEXES, type IndexName, KEY_PATHS, STORE_NAMES, type StoreName } from './schema.ts';

const VERSION = 3;

/** The object stores with the types of their records and keys. */
export interface Schema extends DBSchema {
	'run-pages': { key: string; value: Record<string, unknown>; indexes: Record<IndexName, string> };
	'run-events': { key: [string, number]; value: Record<string, unknown> };
	keys: { key: string; value: Record<string, unknown> };
	'key-rings': { key: string; value: Record<string, unknown> };
	experiments: { key: string; value: Record<string, unknown> };
}

/** Never rejects: `message` says why there is none, and what to do. */
export type Opened =
	/** `isNew`: there was none before. */
	{ kind: 'open'; database: IDBPDatabase<Schema>; isNew: boolean } | { kind: 'failed'; message: string };

/** What a browser tells of a connection that is open. */
export interface ConnectionHooks {
	/** Another tab wants the database for itself: to delete it, or to bring it to a newer version. */
	blocking(database: IDBPDatabase<Schema>, isDeletion: boolean): void;
	terminated(): void;
}

/**
 * Opens or creates the database of that name, or says why not when the browser has said nothing for `limitMs` milliseconds. What
 * holds up the page itself, as its first drawing does on a slow computer, is no silence of the browser's.
 */
export async function openWithin(name: string, limitMs: number, hooks: ConnectionHooks): Promise<Opened> {
	let given = false;
	let isBlocked = false;
	let isNew = false;
	let database: IDBPDatabase<Schema> | null = null;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const tryToOpen = (): Promise<IDBPDatabase<Schema>> =>
		openDB<Schema>(name, VERSION, {
			upgrade(opened, oldVersion, _newVersion, transaction) {
				createStores(opened);
				isNew = oldVersion === 0;
				// It has answered; of thousands of runs what follows takes a while.
				clearTimeout(timer);
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
	const giveUp = new Promise<Opened>((resolve) => {
		// In steps: the page may have been held up for all of the time, and the answer waits behind this.
		const stepMs = Math.min(STEP_MS, limitMs);
		let silentMs = 0;
		const step = (): void => {
			silentMs += stepMs;
			if (silentMs < (isBlocked ? Math.min(BLOCKED_LIMIT_MS, limitMs) : limitMs)) {
				timer = setTimeout(step, stepMs);
				return;
			}
			given = true;
			resolve({ kind: 'failed', message: isBlocked ? BLOCKED_MESSAGE : MUTE_MESSAGE });
		};
		timer = setTimeout(step, stepMs);
	});
	try {
		return await Promise.race([open(), giveUp]);
	} finally {
		clearTimeout(timer);
	}
}

const STEP_MS = 100;

/** Another tab that gives way does so at once. */
const BLOCKED_LIMIT_MS = 3000;

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

/** Whether it is an exception of the browser with that name. */
export function isNamed(cause: unknown, name: string): boolean {
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
