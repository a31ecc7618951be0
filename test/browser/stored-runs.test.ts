import { afterAll, beforeAll, expect, test } from 'vitest';
import version1 from '../fixtures/databases/v1.json' with { type: 'json' };
import { openRunsPage, type OpenedTestPage } from './support/test-page.ts';

let opened: OpenedTestPage;
beforeAll(async () => {
	opened = await openRunsPage();
});
afterAll(() => opened.close());

test('a database of version 1 keeps its runs, lists them by group and opens them', async () => {
	const found = await opened.page.evaluate(async (kept) => {
		await new Promise<void>((resolve, reject) => {
			const opening = indexedDB.open('old', 1);
			opening.onerror = () => reject(new Error('refused'));
			opening.onupgradeneeded = () => {
				const database = opening.result;
				const pages = database.createObjectStore('run-pages', { keyPath: 'id' });
				const events = database.createObjectStore('run-events', { keyPath: ['runId', 'seq'] });
				database.createObjectStore('keys', { keyPath: 'host' });
				database.createObjectStore('key-rings', { keyPath: 'id' });
				for (const page of kept['run-pages']) pages.put(page);
				for (const event of kept['run-events']) events.put(event);
			};
			opening.onsuccess = () => {
				opening.result.close();
				resolve();
			};
		});
		const store = window.runs.open('old');
		const all = await store.list();
		const groupId = all[0]?.groupId;
		return {
			all: all.map(({ runId, version }) => `${runId} ${String(version)}`),
			ofGroup: groupId === undefined ? 0 : (await store.list({ groupId })).length,
			events: await Promise.all(all.map(async ({ runId }) => (await store.load(runId))?.length)),
		};
	}, version1);
	expect(found).toEqual({
		all: ['v1-read-cut-off 2', 'v1-unread-codesteer 2', 'v1-read-finished-code 2'],
		ofGroup: 3,
		events: [7, 17, 8],
	});
});
