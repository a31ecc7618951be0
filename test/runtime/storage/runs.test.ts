import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RunId } from '../../../src/core/ids.ts';
import type { RunStore } from '../../../src/core/ports.ts';
import type { RunEvent } from '../../../src/core/record/event.ts';
import type { Database } from '../../../src/runtime/storage/db.ts';
import { createRunStore } from '../../../src/runtime/storage/runs.ts';
import { endOf, freshDatabase, freshName, remarkOf, startOf, summarise } from './storage-fixtures.ts';

const id = (text: string): RunId => text as RunId;

function storeOn(database: Database): RunStore {
	return createRunStore({
		database,
		summarise,
		isStored: (event) => event.type !== 'call-delta' && event.type !== 'code-output',
		parseEvent: (value) => value as RunEvent,
	});
}

afterEach(() => vi.restoreAllMocks());

/** From here on every write finds no room. */
function fillDisk(): void {
	vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
		throw new DOMException('no room', 'QuotaExceededError');
	});
}

describe('createRunStore', () => {
	it('gives back the stored events of a run, in order and without deltas', async () => {
		const store = storeOn(freshDatabase());
		const delta: RunEvent = {
			runId: id('a'),
			seq: 1,
			at: 5,
			type: 'call-delta',
			callId: 'c',
			channel: 'answer',
			text: 'x',
		};
		await store.append(id('a'), [startOf('a', 1000), delta]);
		await store.append(id('a'), [remarkOf('a', 2, 'two'), endOf('a', 3)]);
		expect(await store.load(id('a'))).toEqual([startOf('a', 1000), remarkOf('a', 2, 'two'), endOf('a', 3)]);
		expect(await store.load(id('other'))).toBeNull();
	});

	it('lists the newest run first, with summaries that follow the events', async () => {
		const store = storeOn(freshDatabase());
		await store.append(id('old'), [startOf('old', 10)]);
		await store.append(id('new'), [startOf('new', 20)]);
		await store.append(id('old'), [remarkOf('old', 1, 'x'), endOf('old', 2)]);
		expect(await store.list()).toEqual([
			summarise([startOf('new', 20)]),
			summarise([startOf('old', 10), remarkOf('old', 1, 'x'), endOf('old', 2)]),
		]);
	});

	it('keeps appends of one run whole when they are made at the same time', async () => {
		const store = storeOn(freshDatabase());
		await Promise.all([
			store.append(id('a'), [startOf('a', 1)]),
			...[1, 2, 3, 4].map((seq) => store.append(id('a'), [remarkOf('a', seq, String(seq))])),
		]);
		expect((await store.list()).map((summary) => summary.executions)).toEqual([4]);
	});

	it('does not bring back a run that was deleted while it ran', async () => {
		const store = storeOn(freshDatabase());
		await store.append(id('a'), [startOf('a', 1)]);
		await store.delete([id('a')]);
		await store.append(id('a'), [endOf('a', 1)]);
		expect([await store.list(), await store.load(id('a'))]).toEqual([[], null]);
	});

	it('shows a second tab what the first one stored', async () => {
		const name = freshName();
		const first = storeOn(freshDatabase(name));
		const second = storeOn(freshDatabase(name));
		await first.append(id('a'), [startOf('a', 1)]);
		await second.append(id('b'), [startOf('b', 2)]);
		expect((await first.list()).map((summary) => summary.runId)).toEqual(['b', 'a']);
		await second.clear();
		expect(await first.list()).toEqual([]);
	});

	it('keeps a run in memory and says so when the disk is full', async () => {
		const name = freshName();
		const database = freshDatabase(name);
		const store = storeOn(database);
		await store.append(id('a'), [startOf('a', 1), remarkOf('a', 1, 'kept')]);
		fillDisk();
		await store.append(id('a'), [endOf('a', 2)]);
		await store.append(id('b'), [startOf('b', 5)]);
		await store.append(id('b'), [endOf('b', 1)]);
		expect({
			status: database.status.kind,
			a: await store.load(id('a')),
			b: await store.load(id('b')),
			list: await store.list(),
			nextVisit: await storeOn(freshDatabase(name)).load(id('a')),
		}).toEqual({
			status: 'full',
			a: [startOf('a', 1), remarkOf('a', 1, 'kept'), endOf('a', 2)],
			b: [startOf('b', 5), endOf('b', 1)],
			list: [
				summarise([startOf('b', 5), endOf('b', 1)]),
				summarise([startOf('a', 1), remarkOf('a', 1, 'x'), endOf('a', 2)]),
			],
			nextVisit: [startOf('a', 1), remarkOf('a', 1, 'kept')],
		});
	});

	it('stores again after room was made', async () => {
		const name = freshName();
		const database = freshDatabase(name);
		const store = storeOn(database);
		await store.append(id('a'), [startOf('a', 1)]);
		fillDisk();
		await store.append(id('b'), [startOf('b', 2)]);
		vi.restoreAllMocks();
		await store.delete([id('a'), id('b')]);
		await store.append(id('c'), [startOf('c', 3)]);
		expect([database.status.kind, (await storeOn(freshDatabase(name)).list()).length]).toEqual([
			'persistent',
			1,
		]);
	});
});
