import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../../src/core/preferences.ts';
import { summarise } from '../../../src/core/record/summary.ts';
import { saveKept } from '../../../src/runtime/python/package-cache.ts';
import { saveSnapshot } from '../../../src/runtime/python/snapshot-store.ts';
import { forgetEverything } from '../../../src/runtime/storage/forget.ts';
import { createKeyStore } from '../../../src/runtime/storage/keys.ts';
import { createPreferenceStore } from '../../../src/runtime/storage/preferences.ts';
import { STORE_NAMES } from '../../../src/runtime/storage/schema.ts';
import { MemoryCaches } from '../../support/memory-caches.ts';
import { freshDatabase, ManualClock, MapStorage, startOf, storeOn } from './storage-fixtures.ts';

const PAGE = 'https://example.org/mine/';
let caches: MemoryCaches;

beforeEach(() => {
	caches = new MemoryCaches();
	vi.stubGlobal('caches', caches);
	vi.stubGlobal('document', { baseURI: PAGE });
});
afterEach(() => vi.unstubAllGlobals());

/** A page that has kept something in every place it has. */
async function fullPage() {
	const [database, tab, local] = [freshDatabase(), new MapStorage(), new MapStorage()];
	const keys = createKeyStore({ database, clock: new ManualClock(), tabStorage: tab, rounds: 1000 });
	const preferences = createPreferenceStore(local);
	const runs = storeOn(database);
	const models = { files: 1, forget: () => Promise.resolve(void (models.files = 0)) };
	preferences.save(DEFAULT_PREFERENCES);
	const run = startOf('a', 1);
	await runs.append(run.runId, [run], summarise([run]));
	for (const mode of ['stored', 'tab', 'page'] as const) await keys.write(`host-${mode}`, 'sk-planted', mode);
	for (const storage of [tab, local]) {
		storage.setItem('codesteer-playground:some', 'ours');
		storage.setItem('another-page', 'theirs');
	}
	saveKept('wheels/a', 'wheel');
	saveSnapshot('v1', new Uint8Array([1]).buffer);
	// As earlier versions kept it, beside that of another page.
	const shared = await caches.open('python-packages');
	for (const page of [PAGE, 'https://example.org/theirs/'])
		await shared.put(`${page}python-packages/wheels/b`, new Response('wheel'));
	await (await caches.open(`page-files ${PAGE}`)).put(PAGE, new Response('the page'));
	await vi.waitFor(() =>
		expect(Object.values(caches.all()).map(({ length }) => length > 0)).toEqual([true, true, true, true]),
	);
	const look = async () => ({
		records: await database.transact(STORE_NAMES, 'readonly', (transaction) =>
			Promise.all(STORE_NAMES.map((store) => transaction.getAll(store))).then((all) => all.flat().length),
		),
		keys: (await keys.list()).length,
		runs: (await runs.list()).length,
		preferences: preferences.load() === null ? 0 : 1,
		models: models.files,
		tab: tab.dump(),
		local: local.dump(),
		caches: caches.all(),
	});
	return { places: { database, keys, runs, preferences, models, storages: [tab, null, local] }, look };
}

const NOTHING = {
	...{ records: 0, keys: 0, runs: 0, preferences: 0, models: 0 },
	tab: '[["another-page","theirs"]]',
	local: '[["another-page","theirs"]]',
	caches: {
		'python-packages': ['https://example.org/theirs/python-packages/wheels/b'],
		[`page-files ${PAGE}`]: [PAGE],
	},
};

describe('forgetting everything', () => {
	test('empties every place; what other pages of the origin keep stays, and the page’s own files', async () => {
		const { places, look } = await fullPage();
		const before = await look();
		await forgetEverything(places);
		expect([before.records > 2, before.keys, before.models, await look()]).toEqual([true, 3, 1, NOTHING]);
	});

	test('goes on where one place cannot be emptied, and says why', async () => {
		const { places, look } = await fullPage();
		const refusing = { forget: () => Promise.reject(new Error('the disk is gone')) };
		await expect(forgetEverything({ ...places, models: refusing })).rejects.toThrow('the disk is gone');
		expect(await look()).toEqual({ ...NOTHING, models: 1 });
	});

	test.each([
		['has no Cache Storage', undefined],
		['refuses it', { delete: () => Promise.reject(new DOMException('refused', 'SecurityError')) }],
	])('does without where the browser %s', async (_what, instead) => {
		const { places } = await fullPage();
		if (instead === undefined) Reflect.deleteProperty(globalThis, 'caches');
		else vi.stubGlobal('caches', instead);
		await forgetEverything(places);
	});
});

const ROOT = join(import.meta.dirname, '../../..');

/** Every way of a browser's to keep something. */
const WAYS = {
	IndexedDB: /\bindexedDB\.|typeof indexedDB|\b(?:openDB|deleteDB)[<(]/,
	'Cache Storage': /(?<!-)\bcaches\.|'caches' in/,
	'private files': /\.getDirectory\(/,
	storages: /\b(?:localStorage|sessionStorage)\b/,
	cookies: /\bdocument\.cookie\b|\bcookieStore\b/,
	buckets: /\bstorageBuckets\b/,
	'service workers': /\.register\(/,
	credentials: /\bnavigator\.credentials\b/,
} as const;

/** Who keeps something, and what “Forget everything” does about it. */
const FORGOTTEN: Readonly<Record<string, readonly (keyof typeof WAYS)[]>> = {
	// `forgetEverything` is given all of these. Stores, caches and names that are added there go with the others.
	'src/main.ts': ['storages'],
	'src/runtime/storage/opening.ts': ['IndexedDB'],
	'src/runtime/storage/page-caches.ts': ['Cache Storage'],
	'src/runtime/model/browser-models.ts': ['private files'],
	// The page's own files, which stay.
	'src/runtime/kept-page.ts': ['service workers'],
	'workers/offline.worker.ts': ['Cache Storage'],
	// Lies there while the sandbox is tested, holds nothing of anybody, and is taken away when Settings opens.
	'src/runtime/decoys.ts': ['IndexedDB', 'Cache Storage', 'private files', 'storages'],
};

const sources = ['src', 'workers'].flatMap((folder) =>
	readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.(?:ts|svelte|mjs)$/.test(name))
		.map((name) => join(folder, name).replaceAll('\\', '/')),
);

/** Without comments and the text that attacks are made of. */
function codeOf(source: string): string {
	if (source === 'src/core/attacks/live.ts') return '';
	return readFileSync(join(ROOT, source), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

test('nothing is kept where forgetting everything does not look: who keeps something new adds it to `forgetEverything`, and here', () => {
	const found = sources.map((source) => {
		const code = codeOf(source);
		const ways = Object.entries(WAYS).filter(([, pattern]) => pattern.test(code));
		return [source, ways.map(([way]) => way)] as const;
	});
	expect(Object.fromEntries(found.filter(([, ways]) => ways.length > 0))).toEqual(FORGOTTEN);
});

test('every name in a storage of the page begins as those that are forgotten', () => {
	const prefix = /const PREFIX = '([^']+)'/.exec(codeOf('src/runtime/storage/forget.ts'))?.[1] ?? '';
	const names = sources.flatMap((source) => {
		const code = codeOf(source);
		const used = [
			...code.matchAll(/\b[gs]etItem\(\s*(\w+)\s*[,)+]/g),
			...code.matchAll(/\btextIn\(\s*\w+,\s*(\w+)\s*[,)]/g),
		];
		return used.flatMap(([, name = '']) => {
			const value = new RegExp(`const ${name} = '([^']*)'`).exec(code)?.[1];
			return value === undefined ? [] : [value];
		});
	});
	const literal = sources.flatMap((source) =>
		[...codeOf(source).matchAll(/\b(?:[gs]etItem\(|textIn\(\s*\w+,)\s*['"`]([^'"`]*)/g)].map(
			([, name = '']) => name,
		),
	);
	expect(names.length).toBeGreaterThan(5);
	expect([...names, ...literal].filter((name) => !name.startsWith(prefix))).toEqual([]);
});
