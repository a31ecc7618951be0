import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { saw } from '../../support/fault-seen.ts';

/** What a page has kept, place by place. */
export interface Kept {
	/** Names in localStorage and in sessionStorage. */
	local: string[];
	tab: string[];
	/** Records in each object store, by `database/store`. */
	records: Record<string, number>;
	/** Paths in the origin's private file system, empty folders left out. */
	files: string[];
	/** Names in Cache Storage. */
	caches: string[];
}

/** Reads every store of the page's origin back, past the product's own code. */
export function readEverything(page: Page): Promise<Kept> {
	return page.evaluate(async () => {
		const done = <T>(request: IDBRequest<T>): Promise<T> =>
			new Promise((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error('refused'));
			});
		const records: Record<string, number> = {};
		for (const { name = '' } of await indexedDB.databases()) {
			const database = await done(indexedDB.open(name));
			for (const store of database.objectStoreNames) {
				records[`${name}/${store}`] = await done(database.transaction(store).objectStore(store).count());
			}
			database.close();
		}
		const files: string[] = [];
		const walk = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
			for await (const handle of folder.values()) {
				if (handle.kind === 'directory') await walk(handle, `${path}${handle.name}/`);
				else files.push(path + handle.name);
			}
		};
		await walk(await navigator.storage.getDirectory(), '');
		return {
			local: Object.keys(localStorage),
			tab: Object.keys(sessionStorage),
			records,
			files,
			caches: await caches.keys(),
		};
	});
}

/** The events of each run that the page's database holds, in order. */
export type StoredRuns = Readonly<Record<string, readonly StoredEvent[]>>;

interface StoredEvent {
	runId: string;
	type: string;
	/** Of the event that begins the run. */
	spec?: { groupId: string };
	/** Milliseconds since 1970. */
	at: number;
}

/** Past the product's own code, word for word. */
export function readRunsWhole(page: Page): Promise<StoredRuns> {
	return page.evaluate(async () => {
		const done = <T>(request: IDBRequest<T>): Promise<T> =>
			new Promise((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error('refused'));
			});
		const database = await done(indexedDB.open('codesteer-playground'));
		const events = (await done(
			database.transaction('run-events').objectStore('run-events').getAll(),
		)) as StoredEvent[];
		database.close();
		const runs: Record<string, StoredEvent[]> = {};
		for (const event of events) (runs[event.runId] ??= []).push(event);
		return runs;
	});
}

/** The same, once each of them has an end: what is seen of a run is stored a moment later. */
export async function readEndedRuns(page: Page): Promise<StoredRuns> {
	await expect.poll(async () => endsIn(await readRunsWhole(page)).includes(0)).toBe(false);
	return readRunsWhole(page);
}

/** How many ends each of these runs has, in no order. */
export function endsIn(runs: StoredRuns): number[] {
	return Object.values(runs)
		.map((events) => events.filter(({ type }) => type === 'run-end').length)
		.toSorted();
}

/**
 * Until so many runs are stored with one end each; those that were stored before must be there word for word.
 *
 * @param page any of the origin
 */
export async function expectKept(page: Page, count: number, before: StoredRuns = {}): Promise<void> {
	const one = Array.from({ length: count }, () => 1);
	await expect.poll(async () => endsIn(await readRunsWhole(page))).toEqual(one);
	const runs = await readRunsWhole(page);
	expect(Object.fromEntries(Object.keys(before).map((id) => [id, runs[id]]))).toEqual(before);
	const earlier = Object.keys(before).length;
	saw({
		kept: `${String(count)} stored${earlier > 0 ? `, ${String(earlier)} of them from before, word for word` : ''}`,
		ends: one.join(', '),
	});
}

/** Until it is there, whose words are what a person sees of a fault. */
export async function expectSaid(said: Locator): Promise<void> {
	await said.waitFor();
	saw({ seen: ((await said.textContent()) ?? '').replace(/\s+/g, ' ').trim() });
}

/** The runs that the page shows as kept, from the file it makes of them: also those it cannot store. */
export async function exported(page: Page): Promise<StoredRuns> {
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: /^Export (?:all|the)/ }).click();
	const file = JSON.parse(await readFile(await (await download).path(), 'utf8')) as {
		runs: StoredRuns[string][];
	};
	return Object.fromEntries(file.runs.map((events, at) => [String(at), events]));
}
