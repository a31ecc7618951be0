import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDatabase } from '../../../src/runtime/storage/db.ts';
import { freshDatabase, freshName } from './storage-fixtures.ts';

afterEach(() => {
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
});

const record = (id: string) => ({ id, text: `value of ${id}` });

describe('createDatabase', () => {
	it('keeps records for the next visit', async () => {
		const name = freshName();
		const first = freshDatabase(name);
		await first.transact(['key-rings'], 'readwrite', (transaction) =>
			transaction.put('key-rings', record('a')),
		);
		first.close();
		const second = freshDatabase(name);
		expect(await second.transact(['key-rings'], 'readonly', (t) => t.get('key-rings', 'a'))).toEqual(
			record('a'),
		);
		expect(second.status).toEqual({ kind: 'persistent' });
	});

	for (const [place, prepare] of [
		['IndexedDB', () => undefined],
		['memory', () => vi.stubGlobal('indexedDB', undefined)],
	] as const) {
		it(`does all of a transaction or nothing, in ${place}`, async () => {
			prepare();
			const database = freshDatabase();
			await database.transact(['key-rings'], 'readwrite', (t) => t.put('key-rings', record('a')));
			const failing = database.transact(['key-rings'], 'readwrite', async (transaction) => {
				await transaction.clear('key-rings');
				await transaction.put('key-rings', record('b'));
				throw new RangeError('a bug of the caller');
			});
			await expect(failing).rejects.toThrow(new RangeError('a bug of the caller'));
			expect(await database.transact(['key-rings'], 'readonly', (t) => t.getAll('key-rings'))).toEqual([
				record('a'),
			]);
		});

		it(`gives the events of one run in order and deletes only that run, in ${place}`, async () => {
			prepare();
			const database = freshDatabase();
			const event = (runId: string, seq: number) => ({ runId, seq });
			const left = await database.transact(['run-events'], 'readwrite', async (transaction) => {
				for (const seq of [10, 2, 1]) await transaction.put('run-events', event('a', seq));
				await transaction.put('run-events', event('ab', 1));
				const ofA = await transaction.getAll('run-events', 'a');
				await transaction.delete('run-events', 'a');
				return [ofA, await transaction.getAll('run-events')];
			});
			expect(left).toEqual([[event('a', 1), event('a', 2), event('a', 10)], [event('ab', 1)]]);
		});

		it(`keeps a copy, not the caller's object, in ${place}`, async () => {
			prepare();
			const database = freshDatabase();
			const value = { id: 'a', list: [1] };
			await database.transact(['key-rings'], 'readwrite', (t) => t.put('key-rings', value));
			value.list.push(2);
			expect(await database.transact(['key-rings'], 'readonly', (t) => t.get('key-rings', 'a'))).toEqual({
				id: 'a',
				list: [1],
			});
		});
	}

	it('works on memory and says so where IndexedDB is absent', async () => {
		vi.stubGlobal('indexedDB', undefined);
		const database = freshDatabase();
		await database.transact(['key-rings'], 'readwrite', (t) => t.put('key-rings', record('a')));
		expect(await database.transact(['key-rings'], 'readonly', (t) => t.get('key-rings', 'a'))).toEqual(
			record('a'),
		);
		expect(database.status).toMatchObject({
			kind: 'temporary',
			message: expect.stringContaining('no IndexedDB') as string,
		});
	});

	it('works on memory and says so where the browser refuses', async () => {
		vi.stubGlobal('indexedDB', {
			open: () => {
				throw new DOMException('denied', 'SecurityError');
			},
		});
		const database = freshDatabase();
		const seen: string[] = [];
		database.subscribe((status) => seen.push(status.kind));
		await database.clear();
		expect(database.status).toMatchObject({
			kind: 'temporary',
			message: expect.stringContaining('refused') as string,
		});
		expect(seen).toEqual(['temporary']);
	});

	it('works on memory and says so where even asking for IndexedDB is an error', async () => {
		vi.spyOn(globalThis, 'indexedDB', 'get').mockImplementation(() => {
			throw new DOMException('denied', 'SecurityError');
		});
		const database = freshDatabase();
		await database.clear();
		expect(database.status).toMatchObject({
			kind: 'temporary',
			message: expect.stringContaining('refused') as string,
		});
	});

	it('opens again where the browser cuts it off while it clears', async () => {
		const name = freshName();
		const open = indexedDB.open.bind(indexedDB);
		let cuts = 2;
		vi.spyOn(indexedDB, 'open').mockImplementation((...of) => {
			if (cuts-- > 0) throw new DOMException('The connection was closed.', 'AbortError');
			return open(...of);
		});
		const database = freshDatabase(name);
		await database.transact(['key-rings'], 'readwrite', (t) => t.put('key-rings', record('a')));
		const nextVisit = freshDatabase(name);
		expect([
			database.status,
			await nextVisit.transact(['key-rings'], 'readonly', (t) => t.getAll('key-rings')),
		]).toEqual([{ kind: 'persistent' }, [record('a')]]);
	});

	it('works on memory where it is cut off again and again', async () => {
		vi.spyOn(indexedDB, 'open').mockImplementation(() => {
			throw new DOMException('The connection was closed.', 'AbortError');
		});
		const database = freshDatabase();
		await database.clear();
		expect(database.status).toMatchObject({
			kind: 'temporary',
			message: expect.stringContaining('refused') as string,
		});
	});

	it('does not wait for ever on a browser that never answers', async () => {
		vi.stubGlobal('indexedDB', { open: () => new (class extends IDBOpenDBRequest {})() });
		const database = createDatabase({ name: 'mute', openLimitMs: 20 });
		await database.clear();
		expect(database.status).toMatchObject({
			kind: 'temporary',
			message: expect.stringContaining('did not answer') as string,
		});
	});

	it('keeps records also where the page itself was held up for longer than a browser may be silent', async () => {
		const name = freshName();
		const database = freshDatabase(name, 200);
		const kept = database.transact(['key-rings'], 'readwrite', (t) => t.put('key-rings', record('a')));
		const until = performance.now() + 300;
		while (performance.now() < until);
		await kept;
		expect(database.status).toEqual({ kind: 'persistent' });
	});

	it('waits for a database of version 1 with more runs than are brought up in that time', async () => {
		const name = freshName();
		await new Promise<void>((resolve, reject) => {
			const opening = indexedDB.open(name, 1);
			opening.onupgradeneeded = () => {
				const pages = opening.result.createObjectStore('run-pages', { keyPath: 'id' });
				opening.result.createObjectStore('run-events', { keyPath: ['runId', 'seq'] });
				for (let page = 0; page < 2000; page++) pages.put(record(String(page)));
			};
			opening.onsuccess = () => {
				opening.result.close();
				resolve();
			};
			opening.onerror = reject;
		});
		const database = freshDatabase(name, 50);
		const pages = await database.transact(['run-pages'], 'readonly', (t) => t.getAll('run-pages'));
		expect([pages.length, database.status.kind]).toEqual([2000, 'persistent']);
	});

	it('names the other tab when an old version of the page holds the storage', async () => {
		vi.stubGlobal('indexedDB', {
			open: () => {
				const opening = new (class extends IDBOpenDBRequest {})();
				setTimeout(() => opening.dispatchEvent(new IDBVersionChangeEvent('blocked')), 1);
				return opening;
			},
		});
		const database = createDatabase({ name: 'blocked', openLimitMs: 40 });
		await database.clear();
		expect(database.status).toMatchObject({
			kind: 'temporary',
			message: expect.stringContaining('older version') as string,
		});
	});

	it('gives way to a newer version in another tab, then says that nothing can be stored', async () => {
		const name = freshName();
		const database = freshDatabase(name);
		await database.clear();
		const newer = await request(indexedDB.open(name, 99));
		await expect(database.clear()).rejects.toMatchObject({ name: 'StorageFailure', kind: 'closed' });
		expect(database.status.kind).toBe('closed');
		newer.close();
	});

	it('says that everything was deleted in another tab, and goes on keeping', async () => {
		const name = freshName();
		const database = freshDatabase(name);
		const seen: string[] = [];
		database.subscribe(({ kind }) => seen.push(kind));
		await database.transact(['key-rings'], 'readwrite', (t) => t.put('key-rings', record('a')));
		await request(indexedDB.deleteDatabase(name));
		await database.transact(['key-rings'], 'readwrite', (t) => t.put('key-rings', record('b')));
		const nextVisit = freshDatabase(name);
		expect([
			seen,
			database.status,
			await nextVisit.transact(['key-rings'], 'readonly', (t) => t.getAll('key-rings')),
			nextVisit.status.kind,
		]).toEqual([
			['persistent', 'emptied'],
			{ kind: 'emptied', message: expect.stringMatching(/was deleted.*stored again/) as string },
			[record('b')],
			'persistent',
		]);
	});

	it('that is deleted in the middle of a transaction says so, and does it on what is there from then on', async () => {
		const name = freshName();
		const database = freshDatabase(name);
		await database.transact(['key-rings'], 'readwrite', (t) => t.put('key-rings', record('a')));
		const seen: string[] = [];
		database.subscribe(({ kind }) => seen.push(kind));
		// As browsers clear site data: what is under way is aborted, and the connection is said to be closed later.
		cutNextTransaction(() => void indexedDB.deleteDatabase(name));
		await database.transact(['key-rings'], 'readwrite', (t) => t.put('key-rings', record('b')));
		const nextVisit = freshDatabase(name);
		expect([seen, await nextVisit.transact(['key-rings'], 'readonly', (t) => t.getAll('key-rings'))]).toEqual(
			[['emptied'], [record('b')]],
		);
	});

	it('tries a transaction that the browser aborted once more, and no more than that', async () => {
		const database = freshDatabase();
		await database.transact(['key-rings'], 'readwrite', (t) => t.put('key-rings', record('a')));
		cutNextTransaction(() => undefined);
		await database.transact(['key-rings'], 'readwrite', (t) => t.put('key-rings', record('b')));
		cutNextTransaction(() => cutNextTransaction(() => undefined));
		await expect(
			database.transact(['key-rings'], 'readwrite', (t) => t.put('key-rings', record('c'))),
		).rejects.toMatchObject({ name: 'StorageFailure', kind: 'failed' });
		expect(await database.transact(['key-rings'], 'readonly', (t) => t.getAll('key-rings'))).toEqual([
			record('a'),
			record('b'),
		]);
	});

	it('holds one connection when several transactions lose theirs together', async () => {
		const name = freshName();
		const database = freshDatabase(name);
		const put = (id: string) =>
			database.transact(['key-rings'], 'readwrite', (t) => t.put('key-rings', record(id)));
		await put('a');
		const opened = vi.spyOn(indexedDB, 'open');
		cutNextTransaction(() => undefined);
		const first = put('b');
		cutNextTransaction(() => undefined);
		await Promise.all([first, put('c')]);
		expect(opened).toHaveBeenCalledTimes(1);
	});

	it('does not touch what a newer version wrote', async () => {
		const name = freshName();
		(await request(indexedDB.open(name, 7))).close();
		const database = freshDatabase(name);
		await database.clear();
		expect(database.status).toMatchObject({
			kind: 'temporary',
			message: expect.stringContaining('newer version') as string,
		});
	});

	it('opens again after the browser dropped the connection', async () => {
		const database = freshDatabase();
		await database.transact(['key-rings'], 'readwrite', (t) => t.put('key-rings', record('a')));
		const lost = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
			throw new DOMException('closed', 'InvalidStateError');
		});
		expect(await database.transact(['key-rings'], 'readonly', (t) => t.get('key-rings', 'a'))).toEqual(
			record('a'),
		);
		expect(lost).toHaveBeenCalledTimes(2);
	});
});

/** The browser aborts the transaction that comes next; `meanwhile` is done at that moment. */
function cutNextTransaction(meanwhile: () => void): void {
	// eslint-disable-next-line @typescript-eslint/unbound-method -- called on its own object below
	const begin = IDBDatabase.prototype.transaction;
	vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(function (this: IDBDatabase, ...of) {
		const transaction = begin.apply(this, of);
		queueMicrotask(() => {
			meanwhile();
			transaction.abort();
		});
		return transaction;
	});
}

function request<T>(pending: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		pending.onsuccess = () => resolve(pending.result);
		pending.onerror = () => reject(pending.error ?? new Error('failed'));
	});
}
