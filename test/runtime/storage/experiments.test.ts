import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseExperiment } from '../../../src/core/bench/parse.ts';
import type { ExperimentId } from '../../../src/core/ids.ts';
import { summarise } from '../../../src/core/record/summary.ts';
import type { Database } from '../../../src/runtime/storage/db.ts';
import { createExperimentStore } from '../../../src/runtime/storage/experiments.ts';
import { designOf, experimentOf } from '../../support/experiments.ts';
import { freshDatabase, freshName, startOf, storeOn } from './storage-fixtures.ts';

afterEach(() => vi.restoreAllMocks());

const id = (text: string): ExperimentId => text as ExperimentId;
const made = (name: string, createdAt = 1_000) => experimentOf(designOf(), { id: id(name), name, createdAt });

function open(database: Database) {
	const runs = storeOn(database);
	return { runs, experiments: createExperimentStore({ database, runs, parse: parseExperiment }) };
}

function fillDisk() {
	return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
		throw new DOMException('no room', 'QuotaExceededError');
	});
}

describe('createExperimentStore', () => {
	it('keeps experiments for the next visit, newest first, the one saved last of each', async () => {
		const name = freshName();
		const first = open(freshDatabase(name));
		await first.experiments.save(made('a', 1));
		await first.experiments.save(made('b', 2));
		await first.experiments.save({ ...made('a', 1), stopped: true });
		const next = open(freshDatabase(name)).experiments;
		expect(await next.list()).toEqual({
			experiments: [made('b', 2), { ...made('a', 1), stopped: true }],
			unreadable: [],
		});
		expect([await next.load(id('b')), await next.load(id('c'))]).toEqual([made('b', 2), null]);
	});

	it('says of one that it cannot read what is wrong, and lists the others', async () => {
		const database = freshDatabase();
		const { experiments } = open(database);
		await experiments.save(made('a'));
		await database.transact(['experiments'], 'readwrite', (t) =>
			t.put('experiments', { ...made('future'), version: 2 }),
		);
		const why = 'The experiment is of version 2; this page reads versions up to 1';
		expect(await experiments.list()).toEqual({ experiments: [made('a')], unreadable: [why] });
		await expect(experiments.load(id('future'))).rejects.toThrow(why);
	});

	it('deletes one with its runs and leaves other runs alone', async () => {
		const { runs, experiments } = open(freshDatabase());
		for (const [runId, experimentId] of [
			['r1', 'a'],
			['r2', 'b'],
		] as const) {
			const start = startOf(runId, 1, { experimentId: id(experimentId) });
			await runs.append(start.runId, [start], summarise([start]));
		}
		const byHand = startOf('r3', 1);
		await runs.append(byHand.runId, [byHand], summarise([byHand]));
		await experiments.save(made('a'));
		await experiments.save(made('b'));
		await experiments.delete(id('a'));
		expect([(await experiments.list()).experiments, (await runs.list()).map(({ runId }) => runId)]).toEqual([
			[made('b')],
			['r2', 'r3'],
		]);
	});

	it('goes on in memory when the disk is full, and moves back when there is room again', async () => {
		const name = freshName();
		const database = freshDatabase(name);
		const { experiments } = open(database);
		await experiments.save(made('a'));
		const full = fillDisk();
		await experiments.save({ ...made('a'), touched: true });
		expect([database.status.kind, await experiments.load(id('a')), await experiments.list()]).toEqual([
			'full',
			{ ...made('a'), touched: true },
			{ experiments: [{ ...made('a'), touched: true }], unreadable: [] },
		]);
		expect(await open(freshDatabase(name)).experiments.load(id('a'))).toEqual(made('a'));
		full.mockRestore();
		await experiments.save({ ...made('a'), stopped: true });
		expect(await open(freshDatabase(name)).experiments.load(id('a'))).toEqual({
			...made('a'),
			stopped: true,
		});
	});

	it('is empty after it was cleared, in memory too', async () => {
		const { experiments } = open(freshDatabase());
		await experiments.save(made('a'));
		fillDisk();
		await experiments.save(made('b'));
		vi.restoreAllMocks();
		await experiments.clear();
		expect(await experiments.list()).toEqual({ experiments: [], unreadable: [] });
	});

	it('finds its place in a database of version 2, which keeps its runs', async () => {
		const name = freshName();
		await new Promise<void>((resolve, reject) => {
			const opening = indexedDB.open(name, 2);
			opening.onerror = () => reject(new Error('refused'));
			opening.onupgradeneeded = () => {
				const database = opening.result;
				const pages = database.createObjectStore('run-pages', { keyPath: 'id' });
				for (const index of ['groups', 'experiments']) pages.createIndex(index, index, { multiEntry: true });
				database.createObjectStore('run-events', { keyPath: ['runId', 'seq'] });
				database.createObjectStore('keys', { keyPath: 'host' });
				database.createObjectStore('key-rings', { keyPath: 'id' });
				const summaries = JSON.stringify([summarise([startOf('old', 1)])]);
				pages.put({ version: 2, id: '0', summaries, groups: ['group'], experiments: [] });
			};
			opening.onsuccess = () => {
				opening.result.close();
				resolve();
			};
		});
		const { runs, experiments } = open(freshDatabase(name));
		await experiments.save(made('a'));
		expect([(await experiments.list()).experiments, (await runs.list()).map(({ runId }) => runId)]).toEqual([
			[made('a')],
			['old'],
		]);
	});
});
