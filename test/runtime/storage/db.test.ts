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

	it('does not wait for ever on a browser that never answers', async () => {
		vi.stubGlobal('indexedDB', { open: () => new (class extends IDBOpenDBRequest {})() });
		const database = createDatabase({ name: 'mute', openLimitMs: 20 });
		await database.clear();
		expect(database.status).toMatchObject({
			kind: 'temporary',
			message: expect.stringContaining('did not answer') as string,
		});
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

function request<T>(pending: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		pending.onsuccess = () => resolve(pending.result);
		pending.onerror = () => reject(pending.error ?? new Error('failed'));
	});
}
