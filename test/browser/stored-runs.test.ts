import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import version1 from '../fixtures/databases/v1.json' with { type: 'json' };
import { cleanRuns } from '../../src/core/capsule/capsule.ts';
import type { RunEvent } from '../../src/core/record/event.ts';
import { anyRun } from '../support/random-runs.ts';
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

test('500 random runs come back as they were from the database, through a link and a file', async () => {
	const runs = fc.sample(
		fc.nat().chain((number) => anyRun(`r${String(number)}`)),
		500,
	);
	// What looks like a login in an address does not travel, and texts of chance have some.
	const named = cleanRuns(runs.map((events, at) => renamed(events, `run-${String(at)}`)));
	const changed = await opened.page.evaluate(async (json) => {
		const { summarise, capsules } = window.runs;
		const all = JSON.parse(json) as (typeof named)[number][];
		const head = { title: '', notes: '', madeAt: 1_790_000_000_000, appVersion: '0.1.0', prompts: '' };
		const through = async (events: (typeof all)[number]) => {
			const link = await capsules.openPacked(await capsules.packCapsule({ ...head, runs: [events] }));
			const file = link.ok ? capsules.parseCapsule(capsules.formatCapsule(link.value)) : link;
			return file.ok ? file.value.runs[0]! : [];
		};
		const store = window.runs.open('random');
		await Promise.all(
			all.map(async (events) => {
				const came = await through(events);
				await store.append(events[0]!.runId, came, summarise(came));
			}),
		);
		const later = window.runs.open('random');
		const listed = new Set((await later.list()).map(({ runId }) => runId));
		const kept = await Promise.all(all.map((events) => later.load(events[0]!.runId)));
		return all.flatMap((events, at) => {
			const isSame = JSON.stringify(kept[at]) === JSON.stringify(events);
			return isSame && listed.has(events[0]!.runId) ? [] : [events[0]!.runId];
		});
		// Halves of signs are written as escapes: nothing on the way to the page mends them.
	}, JSON.stringify(named));
	expect([named.length, changed]).toEqual([500, []]);
});

function renamed(events: readonly RunEvent[], id: string): readonly RunEvent[] {
	const runId = id as RunEvent['runId'];
	return events.map((event) =>
		event.type === 'run-start' ? { ...event, runId, spec: { ...event.spec, runId } } : { ...event, runId },
	);
}
