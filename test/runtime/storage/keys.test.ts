import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../../src/runtime/storage/db.ts';
import { STORE_NAMES } from '../../../src/runtime/storage/schema.ts';
import { createKeyStore, type ProtectedKeyStore } from '../../../src/runtime/storage/keys.ts';
import { freshDatabase, freshName, ManualClock, MapStorage } from './storage-fixtures.ts';

const PLANTED = 'sk-planted-5d41402abc4b2a76b9719d911017c592';

interface Tab {
	keys: ProtectedKeyStore;
	database: Database;
	clock: ManualClock;
	tabStorage: MapStorage;
}

function openTab(name = freshName()): Tab {
	const database = freshDatabase(name);
	const clock = new ManualClock();
	const tabStorage = new MapStorage();
	return { keys: createKeyStore({ database, clock, tabStorage, rounds: 1000 }), database, clock, tabStorage };
}

/** Every byte of every record as text in two readings, so that neither UTF-8 nor number arrays hide a key. */
async function dump(database: Database): Promise<string> {
	const records = await database.transact(STORE_NAMES, 'readonly', async (transaction) => {
		const all: unknown[] = [];
		for (const store of STORE_NAMES) all.push(...(await transaction.getAll(store)));
		return all;
	});
	return JSON.stringify(records, (_, value: unknown) => {
		const raw = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
		return raw instanceof Uint8Array ? new TextDecoder('latin1').decode(raw) : raw;
	});
}

afterEach(() => vi.unstubAllGlobals());

describe('createKeyStore', () => {
	it('reads each key back from where it was put, and lists places, never keys', async () => {
		const { keys } = openTab();
		await keys.write('openai', 'key-1', 'page');
		await keys.write('groq', 'key-2', 'tab');
		await keys.write('mistral', 'key-3', 'stored');
		const read = await Promise.all(['openai', 'groq', 'mistral', 'none'].map((host) => keys.read(host)));
		expect([read, await keys.list()]).toEqual([
			['key-1', 'key-2', 'key-3', null],
			[
				{ host: 'groq', mode: 'tab', locked: false },
				{ host: 'mistral', mode: 'stored', locked: false },
				{ host: 'openai', mode: 'page', locked: false },
			],
		]);
	});

	it('keeps page keys for the page, tab keys for the tab, stored keys for all tabs', async () => {
		const name = freshName();
		const first = openTab(name);
		await first.keys.write('openai', 'key-1', 'page');
		await first.keys.write('groq', 'key-2', 'tab');
		await first.keys.write('mistral', 'key-3', 'stored');
		const reloaded = createKeyStore({
			database: freshDatabase(name),
			clock: new ManualClock(),
			tabStorage: first.tabStorage,
		});
		const other = openTab(name).keys;
		const hosts = ['openai', 'groq', 'mistral'];
		expect([
			await Promise.all(hosts.map((host) => reloaded.read(host))),
			await Promise.all(hosts.map((host) => other.read(host))),
		]).toEqual([
			[null, 'key-2', 'key-3'],
			[null, null, 'key-3'],
		]);
	});

	it('holds a key in one place only when its mode changes', async () => {
		const { keys, database, tabStorage } = openTab();
		await keys.write('openai', PLANTED, 'tab');
		await keys.write('openai', PLANTED, 'stored');
		expect(tabStorage.dump()).toBe('[]');
		await keys.write('openai', PLANTED, 'page');
		expect(await database.transact(['keys'], 'readonly', (t) => t.getAll('keys'))).toEqual([]);
		expect(await keys.list()).toEqual([{ host: 'openai', mode: 'page', locked: false }]);
	});

	it('writes ciphertext that differs each time and a data key nobody can export', async () => {
		const { keys, database } = openTab();
		await keys.write('openai', PLANTED, 'stored');
		const before = await dump(database);
		await keys.write('openai', PLANTED, 'stored');
		const after = await dump(database);
		const ring = (await database.transact(['key-rings'], 'readonly', (t) => t.get('key-rings', 'ring'))) as {
			dataKey: CryptoKey;
		};
		expect([before.includes(PLANTED), after.includes(PLANTED), before === after]).toEqual([
			false,
			false,
			false,
		]);
		await expect(crypto.subtle.exportKey('raw', ring.dataKey)).rejects.toThrow();
	});

	it('does not decrypt a record moved under another host', async () => {
		const { keys, database } = openTab();
		await keys.write('openai', PLANTED, 'stored');
		await database.transact(['keys'], 'readwrite', async (transaction) => {
			const sealed = (await transaction.get('keys', 'openai')) as object;
			await transaction.put('keys', { ...sealed, host: 'elsewhere' });
		});
		expect([await keys.read('openai'), await keys.read('elsewhere')]).toEqual([PLANTED, null]);
	});

	it('locks stored keys under a passphrase and opens them only with the right one', async () => {
		const name = freshName();
		const { keys, database } = openTab(name);
		await keys.write('openai', PLANTED, 'stored');
		expect(await keys.protect('correct horse')).toBe(true);
		const afterProtect = await keys.read('openai');
		keys.lock();
		const locked = [await keys.read('openai'), await keys.list(), await keys.protection()];
		const unlocking = [
			await keys.unlock('wrong'),
			await keys.read('openai'),
			await keys.unlock('correct horse'),
		];
		expect({ afterProtect, locked, unlocking, open: await keys.read('openai') }).toEqual({
			afterProtect: PLANTED,
			locked: [
				{ locked: true },
				[{ host: 'openai', mode: 'stored', locked: true }],
				{ kind: 'passphrase', locked: true },
			],
			unlocking: [false, { locked: true }, true],
			open: PLANTED,
		});
		const held = await dump(database);
		expect([held.includes(PLANTED), held.includes('correct horse'), held.includes('dataKey')]).toEqual([
			false,
			false,
			false,
		]);
	});

	it('asks a second tab for the passphrase of its own, even if that tab was open before', async () => {
		const name = freshName();
		const first = openTab(name).keys;
		const second = openTab(name).keys;
		await first.write('openai', PLANTED, 'stored');
		expect(await second.read('openai')).toBe(PLANTED);
		await first.protect('phrase');
		expect([await second.read('openai'), await second.unlock('phrase'), await second.read('openai')]).toEqual(
			[{ locked: true }, true, PLANTED],
		);
	});

	it('refuses to store or to change protection while locked', async () => {
		const { keys } = openTab();
		await keys.write('openai', PLANTED, 'stored');
		await keys.protect('phrase');
		keys.lock();
		expect([await keys.protect('other'), await keys.unprotect()]).toEqual([false, false]);
		await expect(keys.write('groq', 'x', 'stored')).rejects.toThrow('Unlock');
		await keys.unlock('phrase');
		expect([await keys.unprotect(), await keys.protection(), await keys.read('openai')]).toEqual([
			true,
			{ kind: 'device' },
			PLANTED,
		]);
	});

	it('locks itself after five minutes without use; looking at the list is not use', async () => {
		const { keys, clock } = openTab();
		await keys.write('openai', PLANTED, 'stored');
		await keys.protect('phrase');
		await clock.advance(4 * 60_000);
		expect(await keys.read('openai')).toBe(PLANTED);
		await clock.advance(4 * 60_000);
		expect(await keys.list()).toEqual([{ host: 'openai', mode: 'stored', locked: false }]);
		const announced = vi.fn();
		keys.subscribe(announced);
		await clock.advance(60_000);
		expect(announced).toHaveBeenCalledTimes(1);
		expect([await keys.read('openai'), await keys.read('groq'), await keys.protection()]).toEqual([
			{ locked: true },
			null,
			{ kind: 'passphrase', locked: true },
		]);
	});

	it('stays open no longer because the date was set back', async () => {
		const { keys, clock } = openTab();
		await keys.write('openai', PLANTED, 'stored');
		await keys.protect('phrase');
		await clock.advance(-24 * 3_600_000);
		expect((await keys.list()).map(({ locked }) => locked)).toEqual([false]);
		await clock.advance(5 * 60_000);
		expect(await keys.read('openai')).toEqual({ locked: true });
	});

	it('says on a page without https that nothing can be encrypted, and keeps keys for tab and page', async () => {
		const keys = createKeyStore({
			database: freshDatabase(),
			clock: new ManualClock(),
			tabStorage: new MapStorage(),
			canStore: false,
		});
		const refusals = await Promise.all(
			[keys.write('groq', PLANTED, 'stored'), keys.protect('correct horse')].map((asked) =>
				asked.then(
					() => 'done',
					(error: unknown) => (error as Error).message,
				),
			),
		);
		await keys.write('openai', 'key-1', 'tab');
		await keys.write('mistral', 'key-2', 'page');
		const said =
			'This page is not served by https, so the browser cannot encrypt a key and none is stored. ' +
			'Keep the key until this tab or page is closed, or open the page by https.';
		expect({
			refusals,
			canStore: keys.canStore,
			read: await Promise.all(['groq', 'openai', 'mistral'].map((host) => keys.read(host))),
			protection: await keys.protection(),
		}).toEqual({
			refusals: [said, said],
			canStore: false,
			read: [null, 'key-1', 'key-2'],
			protection: { kind: 'device' },
		});
	});

	it('lets two tabs store their first keys at the same time', async () => {
		const name = freshName();
		const first = openTab(name).keys;
		const second = openTab(name).keys;
		await Promise.all([first.write('a', 'key-a', 'stored'), second.write('b', 'key-b', 'stored')]);
		expect(await Promise.all([first.read('b'), second.read('a')])).toEqual(['key-b', 'key-a']);
	});

	it('says that a stored key lives in the page where nothing can be stored', async () => {
		vi.stubGlobal('indexedDB', undefined);
		const { keys } = openTab();
		await keys.write('openai', PLANTED, 'stored');
		expect([await keys.list(), await keys.read('openai')]).toEqual([
			[{ host: 'openai', mode: 'page', locked: false }],
			PLANTED,
		]);
	});

	it('falls back to the page where the tab refuses', async () => {
		const refusing = new MapStorage();
		refusing.setItem = () => {
			throw new DOMException('denied', 'SecurityError');
		};
		const keys = createKeyStore({
			database: freshDatabase(),
			clock: new ManualClock(),
			tabStorage: refusing,
		});
		await keys.write('openai', PLANTED, 'tab');
		expect([await keys.list(), await keys.read('openai')]).toEqual([
			[{ host: 'openai', mode: 'page', locked: false }],
			PLANTED,
		]);
	});
});
