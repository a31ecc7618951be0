import type { Clock, KeyMode, KeyStore } from '../../core/ports.ts';
import type { Database } from './db.ts';
import {
	createDeviceRing,
	createPassphraseRing,
	openRing,
	parseRing,
	parseSealed,
	PASSPHRASE_ROUNDS,
	seal,
	unseal,
	type KeyRing,
	type SealedKey,
} from './key-ring.ts';

/** How stored keys are protected right now. */
export type KeyProtection = { kind: 'device' } | { kind: 'passphrase'; locked: boolean };

/** The key store with what Settings needs beyond the port. */
export interface ProtectedKeyStore extends KeyStore {
	/** False on a page without https: the browser encrypts nothing there, so keys last for the tab or the page. */
	readonly canStore: boolean;
	protection(): Promise<KeyProtection>;
	/** Puts all stored keys under a new passphrase. False, and nothing changed, while the store is locked. */
	protect(passphrase: string): Promise<boolean>;
	/** Back to protection by this device. False while the store is locked. */
	unprotect(): Promise<boolean>;
	/** False for a wrong passphrase. True at once when there is none. */
	unlock(passphrase: string): Promise<boolean>;
	lock(): void;
	/** Drops every key of this tab and every stored one. */
	forget(): Promise<void>;
	/** Called when keys or their protection may have changed, auto-lock included. */
	subscribe(listener: () => void): () => void;
}

/** What a store of keys takes of the page and the browser. */
export interface KeyStoreParts {
	database: Database;
	clock: Clock;
	/** Null where the tab offers none; such keys then live in the page. */
	tabStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'> | null;
	/** Default: whether this page may encrypt. */
	canStore?: boolean;
	/** Fewer only in tests. */
	rounds?: number;
	/** Without use for this long an unlocked store locks itself. Default five minutes. */
	idleLockMs?: number;
}

const TAB_PREFIX = 'codesteer-playground:key:';

/**
 * The one reader of secrets. Nothing decrypted is kept: with a passphrase only the opened data key stays in memory, as a
 * handle whose bytes no script can read, until `lock` or five idle minutes.
 */
export function createKeyStore(parts: KeyStoreParts): ProtectedKeyStore {
	const { database, clock, tabStorage, rounds = PASSPHRASE_ROUNDS, idleLockMs = 5 * 60_000 } = parts;
	const { canStore = canEncrypt() } = parts;
	const pageKeys = new Map<string, string>();
	const listeners = new Set<() => void>();
	let opened: { generation: string; dataKey: CryptoKey; usedAt: number; idle: AbortController } | null = null;

	const announce = (): void => {
		for (const listener of listeners) listener();
	};

	const lock = (): void => {
		opened?.idle.abort();
		opened = null;
		announce();
	};

	/** A date that was set back must not keep the store open: from then on it counts anew. */
	const idleLeft = (open: { usedAt: number }): number => {
		const now = clock.now();
		open.usedAt = Math.min(open.usedAt, now);
		return open.usedAt + idleLockMs - now;
	};

	/** One watcher per opening: sleeps until the idle time could be over, looks, sleeps again. */
	const watchIdle = async (idle: AbortController): Promise<void> => {
		while (opened?.idle === idle) {
			const left = idleLeft(opened);
			if (left <= 0) {
				lock();
				return;
			}
			// An aborted sleep may resolve or reject; the loop's condition decides in both cases.
			await clock.sleep(left, idle.signal).catch(() => undefined);
		}
	};

	const open = (generation: string, dataKey: CryptoKey): void => {
		opened?.idle.abort();
		const idle = new AbortController();
		opened = { generation, dataKey, usedAt: clock.now(), idle };
		watchIdle(idle).catch(() => undefined);
	};

	const readStored = (): Promise<{ ring: KeyRing | null; sealed: SealedKey[] }> =>
		database.transact(['keys', 'key-rings'], 'readonly', async (transaction) => ({
			ring: parseRing(await transaction.get('key-rings', 'ring')),
			sealed: (await transaction.getAll('keys')).map(parseSealed).filter((key) => key !== null),
		}));

	/** The data key, or null while locked. A ring changed by another tab counts as locked until its passphrase is given. */
	const dataKeyOf = (ring: KeyRing): CryptoKey | null => {
		if (ring.kind === 'device') return ring.dataKey;
		if (opened && idleLeft(opened) <= 0) lock();
		return opened?.generation === ring.generation ? opened.dataKey : null;
	};

	/** Use, not mere looking, puts the auto-lock off. */
	const useDataKey = (ring: KeyRing): CryptoKey | null => {
		const dataKey = dataKeyOf(ring);
		if (dataKey && opened) opened.usedAt = clock.now();
		return dataKey;
	};

	/** Stores the ring unless another tab was faster; the one that counts comes back. */
	const ensureRing = async (): Promise<KeyRing> => {
		const { ring } = await readStored();
		if (ring) return ring;
		// Made before the transaction: IndexedDB would commit while WebCrypto works.
		const fresh = await createDeviceRing();
		return database.transact(['key-rings'], 'readwrite', async (transaction) => {
			const found = parseRing(await transaction.get('key-rings', 'ring'));
			if (!found) await transaction.put('key-rings', fresh);
			return found ?? fresh;
		});
	};

	/** Re-encrypts everything under a new ring. Retried when another tab changed something in between. */
	const changeRing = async (
		create: () => Promise<{ ring: KeyRing; dataKey: CryptoKey }>,
	): Promise<boolean> => {
		for (;;) {
			const { ring: oldRing, sealed } = await readStored();
			const oldKey = oldRing && useDataKey(oldRing);
			if (oldRing && !oldKey) return false;
			const { ring, dataKey } = await create();
			const resealed: SealedKey[] = [];
			for (const key of sealed) {
				const secret = oldKey && (await unseal(oldKey, key));
				if (secret) resealed.push(await seal(dataKey, ring.generation, key.host, secret));
			}
			const isDone = await database.transact(['keys', 'key-rings'], 'readwrite', async (transaction) => {
				const now = parseRing(await transaction.get('key-rings', 'ring'));
				const nowSealed = (await transaction.getAll('keys')).map(parseSealed);
				if (now?.generation !== oldRing?.generation || !isSame(nowSealed, sealed)) return false;
				await transaction.clear('keys');
				await transaction.put('key-rings', ring);
				for (const key of resealed) await transaction.put('keys', key);
				return true;
			});
			if (!isDone) continue;
			if (ring.kind === 'passphrase') open(ring.generation, dataKey);
			else lock();
			announce();
			return true;
		}
	};

	const writeStored = async (host: string, key: string): Promise<void> => {
		if (!canStore) throw new Error(NO_ENCRYPTION);
		for (;;) {
			const ring = await ensureRing();
			const dataKey = useDataKey(ring);
			if (!dataKey) throw new Error('Stored keys are locked. Unlock them with the passphrase first.');
			const sealed = await seal(dataKey, ring.generation, host, key);
			const isDone = await database.transact(['keys', 'key-rings'], 'readwrite', async (transaction) => {
				const now = parseRing(await transaction.get('key-rings', 'ring'));
				if (now?.generation !== ring.generation) return false;
				await transaction.put('keys', sealed);
				return true;
			});
			if (isDone) return;
		}
	};

	const deleteStored = (host: string): Promise<void> =>
		database.transact(['keys'], 'readwrite', (transaction) => transaction.delete('keys', host));

	const tab = {
		read: (host: string): string | null => orNull(() => tabStorage?.getItem(TAB_PREFIX + host)) ?? null,
		/** False where the tab's storage is missing or refuses. */
		write: (host: string, key: string): boolean =>
			orNull(() => {
				tabStorage?.setItem(TAB_PREFIX + host, key);
				return tabStorage !== null;
			}) ?? false,
		delete: (host: string) => orNull(() => tabStorage?.removeItem(TAB_PREFIX + host)),
		hosts: (): string[] =>
			orNull(() =>
				Array.from({ length: tabStorage?.length ?? 0 }, (_, index) => tabStorage?.key(index) ?? '')
					.filter((name) => name.startsWith(TAB_PREFIX))
					.map((name) => name.slice(TAB_PREFIX.length)),
			) ?? [],
	};

	return {
		canStore,

		async read(host) {
			const near = pageKeys.get(host) ?? tab.read(host);
			if (near !== null) return near;
			const { ring, sealed } = await readStored();
			const found = sealed.find((key) => key.host === host);
			if (found === undefined || ring === null) return null;
			const dataKey = useDataKey(ring);
			return dataKey === null ? { locked: true } : unseal(dataKey, found);
		},

		async write(host, key, mode) {
			if (mode === 'stored') await writeStored(host, key);
			else await deleteStored(host);
			tab.delete(host);
			pageKeys.delete(host);
			if (mode === 'page' || (mode === 'tab' && !tab.write(host, key))) pageKeys.set(host, key);
			announce();
		},

		async delete(host) {
			pageKeys.delete(host);
			tab.delete(host);
			await deleteStored(host);
			announce();
		},

		async list() {
			const { ring, sealed } = await readStored();
			const locked = ring !== null && dataKeyOf(ring) === null;
			// Stored in memory is not stored: say where the key really lives.
			const stored: KeyMode = database.status.kind === 'temporary' ? 'page' : 'stored';
			const byHost = new Map<string, { host: string; mode: KeyMode; locked: boolean }>();
			for (const { host } of sealed) byHost.set(host, { host, mode: stored, locked });
			for (const host of tab.hosts()) byHost.set(host, { host, mode: 'tab', locked: false });
			for (const host of pageKeys.keys()) byHost.set(host, { host, mode: 'page', locked: false });
			return [...byHost.values()].sort((a, b) => (a.host < b.host ? -1 : 1));
		},

		async protection() {
			const { ring } = await readStored();
			if (ring?.kind !== 'passphrase') return { kind: 'device' };
			return { kind: 'passphrase', locked: dataKeyOf(ring) === null };
		},

		async protect(passphrase) {
			if (!canStore) throw new Error(NO_ENCRYPTION);
			return changeRing(() => createPassphraseRing(passphrase, rounds));
		},

		unprotect: () =>
			changeRing(async () => {
				const ring = await createDeviceRing();
				return { ring, dataKey: ring.dataKey };
			}),

		async unlock(passphrase) {
			const { ring } = await readStored();
			if (ring?.kind !== 'passphrase') return true;
			const dataKey = await openRing(ring, passphrase);
			if (!dataKey) return false;
			open(ring.generation, dataKey);
			announce();
			return true;
		},

		lock,

		async forget() {
			pageKeys.clear();
			for (const host of tab.hosts()) tab.delete(host);
			opened?.idle.abort();
			opened = null;
			await database.transact(['keys', 'key-rings'], 'readwrite', async (transaction) => {
				await transaction.clear('keys');
				await transaction.clear('key-rings');
			});
			announce();
		},

		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}

const NO_ENCRYPTION =
	'This page is not served by https, so the browser cannot encrypt a key and none is stored. ' +
	'Keep the key until this tab or page is closed, or open the page by https.';

function canEncrypt(): boolean {
	return (crypto.subtle as SubtleCrypto | undefined) !== undefined;
}

/** Same records, told by their random initial values. */
function isSame(left: readonly (SealedKey | null)[], right: readonly SealedKey[]): boolean {
	return left.map((key) => key?.iv.join()).join('|') === right.map((key) => key.iv.join()).join('|');
}

/** A tab's storage throws when site data is blocked; then there simply is none. */
function orNull<T>(work: () => T): T | null {
	try {
		return work();
	} catch {
		return null;
	}
}
