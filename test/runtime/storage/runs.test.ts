import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ExperimentId, GroupId, RunId } from '../../../src/core/ids.ts';
import type { RunStore } from '../../../src/core/ports.ts';
import type { RunEvent } from '../../../src/core/record/event.ts';
import { summarise } from '../../../src/core/record/summary.ts';
import version1 from '../../fixtures/databases/v1.json' with { type: 'json' };
import { endOf, freshDatabase, freshName, remarkOf, startOf, storeOn } from './storage-fixtures.ts';

const id = (text: string): RunId => text as RunId;

/** As the page does: event by event, a summary with the first and with the last. */
async function keep(store: RunStore, events: readonly RunEvent[]): Promise<void> {
	for (const [i, event] of events.entries()) {
		const isEdge = event.type === 'run-start' || event.type === 'run-end';
		await store.append(event.runId, [event], isEdge ? summarise(events.slice(0, i + 1)) : undefined);
	}
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

	it('gives what was asked, whole, as it was typed, and reads no more of a run than that', async () => {
		const name = freshName();
		const read = vi.fn();
		const store = storeOn(freshDatabase(name), read);
		const long = 'How long is this? '.repeat(50);
		const typed = { kind: 'typed', asTyped: long } as const;
		await keep(store, [
			startOf('a', 1, { question: { text: `${long} Answer.`, source: typed } }),
			endOf('a', 1),
		]);
		await keep(store, [startOf('b', 2)]);
		expect([...(await store.questions([id('a'), id('gone'), id('b')]))]).toEqual([
			['a', long],
			['b', 'Question of b'],
		]);
		expect(read).not.toHaveBeenCalled();
		fillDisk();
		await keep(store, [startOf('c', 3)]);
		expect([...(await store.questions([id('c')])).keys()]).toEqual(['c']);
	});

	it('adds nothing to a run that another tab has closed, and says so', async () => {
		const store = storeOn(freshDatabase());
		await keep(store, [startOf('a', 1000), endOf('a', 1)]);
		const late = [remarkOf('a', 2, 'late'), endOf('a', 3)];
		await expect(store.append(id('a'), late, summarise([startOf('a', 1000), ...late]))).rejects.toThrow(
			'another tab has closed that run meanwhile',
		);
		expect(await store.load(id('a'))).toEqual([startOf('a', 1000), endOf('a', 1)]);
		expect(await store.list()).toEqual([summarise([startOf('a', 1000), endOf('a', 1)])]);
	});

	it('lists the newest run first, with the summary given last', async () => {
		const store = storeOn(freshDatabase());
		const old = [startOf('old', 10), remarkOf('old', 1, 'x'), endOf('old', 2)];
		await keep(store, old.slice(0, 1));
		await keep(store, [startOf('new', 20)]);
		await store.append(id('old'), old.slice(1), summarise(old));
		expect(await store.list()).toEqual([summarise([startOf('new', 20)]), summarise(old)]);
	});

	it('lists the runs of one group or one experiment', async () => {
		const store = storeOn(freshDatabase());
		const [g1, g2] = ['g1', 'g2'] as unknown as [GroupId, GroupId];
		const experimentId = 'e1' as ExperimentId;
		await keep(store, [startOf('a', 1, { groupId: g1 })]);
		await keep(store, [startOf('b', 2, { groupId: g2, experimentId })]);
		await keep(store, [startOf('c', 3, { groupId: g1, experimentId })]);
		const idsOf = async (of: Parameters<RunStore['list']>[0]) =>
			(await store.list(of)).map(({ runId }) => runId);
		expect([
			await idsOf({ groupId: g1 }),
			await idsOf({ experimentId }),
			await idsOf({ groupId: 'nobody' as GroupId }),
		]).toEqual([['c', 'a'], ['c', 'b'], []]);
	});

	it('reads only the pages that hold a run of the group', async () => {
		const database = freshDatabase();
		const store = storeOn(database);
		for (let n = 0; n < 200; n++) {
			await keep(store, [startOf(`run-${String(n)}`, n, { groupId: `g${String(n)}` as GroupId })]);
		}
		const pages = await database.transact(['run-pages'], 'readonly', (t) => t.getAllBy('groups', 'g7'));
		expect(pages.length).toBe(1);
	});

	it('does as much for the thousandth event as for the second, and decodes none', async () => {
		let decoded = 0;
		const store = storeOn(freshDatabase(), () => decoded++);
		const requests = ['get', 'getAll', 'getKey', 'put', 'delete'] as const;
		const spies = requests.map((name) => vi.spyOn(IDBObjectStore.prototype, name));
		const counted = async (work: () => Promise<void>) => {
			for (const spy of spies) spy.mockClear();
			await work();
			return requests.map((name, i) => `${name} ${String(spies[i]?.mock.calls.length)}`);
		};
		await keep(store, [startOf('a', 1)]);
		const second = await counted(() => store.append(id('a'), [remarkOf('a', 1, 'x')]));
		for (let seq = 2; seq < 999; seq++) await store.append(id('a'), [remarkOf('a', seq, 'x')]);
		const thousandth = await counted(() => store.append(id('a'), [remarkOf('a', 999, 'x')]));
		expect({ second, thousandth, decoded }).toEqual({
			second: ['get 0', 'getAll 0', 'getKey 1', 'put 1', 'delete 0'],
			thousandth: second,
			decoded: 0,
		});
	});

	it('keeps all appends of one run that are made at the same time', async () => {
		const store = storeOn(freshDatabase());
		const remarks = [1, 2, 3, 4].map((seq) => remarkOf('a', seq, String(seq)));
		await Promise.all([
			store.append(id('a'), [startOf('a', 1)]),
			...remarks.map((remark) => store.append(id('a'), [remark])),
		]);
		expect(await store.load(id('a'))).toEqual([startOf('a', 1), ...remarks]);
	});

	it('does not bring back a run that was deleted while it ran', async () => {
		const store = storeOn(freshDatabase());
		await keep(store, [startOf('a', 1)]);
		await store.delete([id('a')]);
		await store.append(id('a'), [endOf('a', 1)], summarise([startOf('a', 1), endOf('a', 1)]));
		expect([await store.list(), await store.load(id('a'))]).toEqual([[], null]);
	});

	it('shows a second tab what the first one stored', async () => {
		const name = freshName();
		const first = storeOn(freshDatabase(name));
		const second = storeOn(freshDatabase(name));
		await keep(first, [startOf('a', 1)]);
		await keep(second, [startOf('b', 2)]);
		expect((await first.list()).map((summary) => summary.runId)).toEqual(['b', 'a']);
		await second.clear();
		expect(await first.list()).toEqual([]);
	});

	it('keeps a run in memory and says so when the disk is full', async () => {
		const name = freshName();
		const database = freshDatabase(name);
		const store = storeOn(database);
		const a = [startOf('a', 1), remarkOf('a', 1, 'kept'), endOf('a', 2)];
		const b = [startOf('b', 5), endOf('b', 1)];
		await keep(store, a.slice(0, 2));
		fillDisk();
		await store.append(id('a'), a.slice(2), summarise(a));
		await keep(store, b);
		expect({
			status: database.status.kind,
			a: await store.load(id('a')),
			b: await store.load(id('b')),
			list: await store.list(),
			group: (await store.list({ groupId: 'group' as GroupId })).length,
			nextVisit: await storeOn(freshDatabase(name)).load(id('a')),
		}).toEqual({
			status: 'full',
			a,
			b,
			list: [summarise(b), summarise(a)],
			group: 2,
			nextVisit: a.slice(0, 2),
		});
	});

	it('stores again after room was made', async () => {
		const name = freshName();
		const database = freshDatabase(name);
		const store = storeOn(database);
		await keep(store, [startOf('a', 1)]);
		fillDisk();
		await keep(store, [startOf('b', 2)]);
		vi.restoreAllMocks();
		await store.delete([id('a'), id('b')]);
		await keep(store, [startOf('c', 3)]);
		expect([database.status.kind, (await storeOn(freshDatabase(name)).list()).length]).toEqual([
			'persistent',
			1,
		]);
	});

	it('keeps the runs that a newer version wrote in another tab beside its own', async () => {
		const database = freshDatabase();
		const store = storeOn(database);
		const newer = { version: 3, runId: 'a', groupId: 'newer', experimentId: 'e', startedAt: 7, more: [1] };
		await keep(store, [startOf('a', 1)]);
		const pages = () => database.transact(['run-pages'], 'readonly', (t) => t.getAll('run-pages'));
		const [page] = (await pages()) as { id: string }[];
		await database.transact(['run-pages'], 'readwrite', (t) =>
			t.put('run-pages', {
				...page,
				groups: ['newer'],
				experiments: ['e'],
				summaries: JSON.stringify([newer]),
			}),
		);
		// Runs spread over 128 pages: one of so many comes to stand on the same.
		for (let n = 0; n < 400; n++) await keep(store, [startOf(`run-${String(n)}`, n)]);
		await store.delete(Array.from({ length: 400 }, (_, n) => id(`run-${String(n)}`)));
		expect(await pages()).toEqual([
			{ ...page, groups: ['newer'], experiments: ['e'], summaries: JSON.stringify([newer]) },
		]);
	});

	it('says of a run of a later version why it is not shown', async () => {
		const store = storeOn(freshDatabase());
		await store.append(id('a'), [{ ...startOf('a', 1), version: 9 } as unknown as RunEvent]);
		await expect(store.load(id('a'))).rejects.toThrow(
			'The stored run cannot be read: The run is of version 9; this page reads versions up to 2.',
		);
	});
});

describe('a database of version 1', () => {
	/** As the page of before left it. */
	async function openOld() {
		const name = freshName();
		await new Promise<void>((resolve, reject) => {
			const opening = indexedDB.open(name, 1);
			opening.onerror = () => reject(new Error('refused'));
			opening.onupgradeneeded = () => {
				const database = opening.result;
				const pages = database.createObjectStore('run-pages', { keyPath: 'id' });
				const events = database.createObjectStore('run-events', { keyPath: ['runId', 'seq'] });
				database.createObjectStore('keys', { keyPath: 'host' }).put({ host: 'openai' });
				database.createObjectStore('key-rings', { keyPath: 'id' });
				for (const page of version1['run-pages']) pages.put(page);
				for (const event of version1['run-events']) events.put(event);
			};
			opening.onsuccess = () => {
				opening.result.close();
				resolve();
			};
		});
		return freshDatabase(name);
	}

	it('keeps its runs, its groups and its keys', async () => {
		const database = await openOld();
		const store = storeOn(database);
		const listed = await store.list();
		expect({
			listed: listed.map(({ version, runId, outcome, verdict, way }) => ({
				version,
				runId,
				outcome,
				verdict,
				way,
			})),
			byGroup: (await store.list({ groupId: 'group-1' as GroupId })).length,
			byExperiment: await store.list({ experimentId: 'e' as ExperimentId }),
			events: await Promise.all(listed.map(async ({ runId }) => (await store.load(runId))?.length)),
			keys: await database.transact(['keys'], 'readonly', (t) => t.getAll('keys')),
		}).toEqual({
			listed: [
				{ version: 2, runId: 'v1-read-cut-off', outcome: 'running', verdict: null, way: null },
				{ version: 2, runId: 'v1-unread-codesteer', outcome: 'finished', verdict: 'correct', way: null },
				{ version: 2, runId: 'v1-read-finished-code', outcome: 'finished', verdict: 'correct', way: null },
			],
			byGroup: 3,
			byExperiment: [],
			events: [7, 17, 8],
			keys: [{ host: 'openai' }],
		});
	});

	it('takes new summaries in the place of the old ones', async () => {
		const store = storeOn(await openOld());
		const events = (await store.load(id('v1-read-finished-code'))) ?? [];
		await store.append(id('v1-read-finished-code'), [], summarise(events));
		const found = (await store.list()).filter(({ runId }) => runId === 'v1-read-finished-code');
		expect(found).toEqual([summarise(events)]);
		expect(found[0]?.way).toBe('code');
	});
});
