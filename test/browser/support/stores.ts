import type { Page } from 'playwright-core';

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

/** What the page's database holds of runs, past the product's own code: the types of each run's events, in order. */
export function readRuns(page: Page): Promise<Record<string, string[]>> {
	return page.evaluate(async () => {
		const done = <T>(request: IDBRequest<T>): Promise<T> =>
			new Promise((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error('refused'));
			});
		const database = await done(indexedDB.open('codesteer-playground'));
		const events = (await done(database.transaction('run-events').objectStore('run-events').getAll())) as {
			runId: string;
			type: string;
		}[];
		database.close();
		const runs: Record<string, string[]> = {};
		for (const { runId, type } of events) (runs[runId] ??= []).push(type);
		return runs;
	});
}
