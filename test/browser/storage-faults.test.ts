import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Page } from 'playwright-core';
import version1 from '../fixtures/databases/v1.json' with { type: 'json' };
import {
	ask,
	laneOf,
	openApp,
	PYTHON,
	chooseMethods,
	verdictOf,
	type OpenedApp,
	type Visit,
} from './support/app.ts';
import { LARGER } from './support/questions.ts';
import {
	endsIn,
	exported,
	expectKept,
	expectSaid,
	readRunsWhole,
	type StoredRuns,
} from './support/stores.ts';
import { saw } from '../support/fault-seen.ts';

let app: OpenedApp;
let visit: Visit;

beforeAll(async () => {
	app = await openApp();
});
afterAll(() => app.close());
afterEach(() => visit.context.close());

const NAME = 'codesteer-playground';

/** A page with one run that is kept whole. */
async function withRun(): Promise<Page> {
	visit = await app.visit({ preferences: { methods: ['all-text'] } });
	const { page } = visit;
	await runText(page);
	await expect.poll(() => endsOf(page)).toEqual([1]);
	return page;
}

async function runText(page: Page): Promise<void> {
	await ask(page, LARGER, '9.9');
	expect(await verdictOf(page, 'All text')).toMatch(/^Incorrect/);
}

/** How many ends each kept run has, in no order. */
async function endsOf(page: Page): Promise<number[]> {
	return endsIn(await readRunsWhole(page));
}

/**
 * Does something while the program of a second run waits for Python, and lets that run come to its end.
 *
 * @returns the first run, as it was stored
 */
async function inTheMiddle(page: Page, work: () => Promise<unknown>): Promise<StoredRuns> {
	const before = await readRunsWhole(page);
	const release = app.server.hold(PYTHON);
	onTestFinished(release);
	await chooseMethods(page, ['All code']);
	await ask(page, LARGER, '9.9');
	await laneOf(page, 'All code').getByRole('article').waitFor();
	await expect.poll(() => endsOf(page)).toEqual([0, 1]);
	await work();
	release();
	expect(await verdictOf(page, 'All code')).toMatch(/^Correct/);
	return before;
}

/** Another page of the same origin that is none of the product's. */
async function stranger(): Promise<Page> {
	const page = await visit.context.newPage();
	await page.goto(`${app.server.url}icon.svg`);
	return page;
}

describe('a storage', () => {
	it('that another tab holds in an old version is left alone, which is said, and is used when that tab is closed', async () => {
		visit = await app.visit({ preferences: { methods: ['all-text'] } });
		const { page } = visit;
		const holder = await stranger();
		await holder.evaluate(
			async ([name, kept]) => {
				const open = (request: IDBOpenDBRequest, upgrade: () => void) =>
					new Promise<void>((resolve, reject) => {
						request.onupgradeneeded = upgrade;
						request.onsuccess = () => resolve();
						request.onerror = () => reject(new Error('refused'));
					});
				await open(indexedDB.deleteDatabase(name), () => undefined);
				const opening = indexedDB.open(name, 1);
				await open(opening, () => {
					const database = opening.result;
					const pages = database.createObjectStore('run-pages', { keyPath: 'id' });
					const events = database.createObjectStore('run-events', { keyPath: ['runId', 'seq'] });
					database.createObjectStore('keys', { keyPath: 'host' });
					database.createObjectStore('key-rings', { keyPath: 'id' });
					for (const one of kept['run-pages']) pages.put(one);
					for (const one of kept['run-events']) events.put(one);
				});
				// Never closed, as a page does that knows nothing of newer versions.
				Object.assign(window, { held: opening.result });
			},
			[NAME, version1] as const,
		);
		await page.reload();
		await runText(page);
		await expectSaid(
			page.getByRole('alert').getByText(/Another tab with an older version.*holds the storage/),
		);
		await page.getByRole('link', { name: 'Runs', exact: true }).click();
		await page.getByText('1 run', { exact: true }).waitFor();
		expect(endsIn(await exported(page))).toEqual([1]);
		await holder.close();
		await page.reload();
		await page.getByText('3 runs', { exact: true }).waitFor();
		const kept = Object.keys(await readRunsWhole(page)).toSorted();
		expect(kept).toEqual(['v1-read-cut-off', 'v1-read-finished-code', 'v1-unread-codesteer']);
		saw({ kept: 'the 3 stored from before, by name; the new one in the export', ends: '1' });
	});

	it('that is full in the middle of a run keeps what it had, and the page the run as long as it is open', async () => {
		const page = await withRun();
		// As the browser says it; a quota set by its own tools is not looked at before every write.
		const before = await inTheMiddle(page, () =>
			page.evaluate(() => {
				IDBObjectStore.prototype.put = () => {
					throw new DOMException('no room', 'QuotaExceededError');
				};
			}),
		);
		await expectSaid(page.getByRole('alert').getByText(/storage for this page is full/));
		await page.getByRole('link', { name: 'Runs', exact: true }).click();
		await page.getByRole('link', { name: /Correct.*All code/s }).waitFor();
		expect([await endsOf(page), endsIn(await exported(page))]).toEqual([
			[0, 1],
			[1, 1],
		]);
		await page.reload();
		await page.getByText('the page was closed in the middle').first().waitFor();
		await expectKept(page, 2, before);
	});

	it('that a newer version takes over in another tab keeps what it had, and the run goes on and is shown', async () => {
		const page = await withRun();
		const newer = await stranger();
		const before = await inTheMiddle(page, () =>
			newer.evaluate(
				(name) =>
					new Promise<void>((resolve, reject) => {
						const opening = indexedDB.open(name, 99);
						opening.onsuccess = () => {
							opening.result.close();
							resolve();
						};
						opening.onerror = () => reject(new Error('refused'));
					}),
				NAME,
			),
		);
		await expectSaid(page.getByRole('alert').getByText(/newer version of this page is open in another tab/));
		await page.getByRole('link', { name: 'Runs', exact: true }).click();
		await page.getByText(/saved runs cannot be read: A newer version/).waitFor();
		const stored = await readRunsWhole(newer);
		expect([endsIn(stored), stored]).toEqual([[0, 1], expect.objectContaining(before)]);
		saw({
			kept: '1 stored from before, word for word; the run in the middle up to the upgrade',
			ends: '1, 0 stored',
		});
	});

	it('that is deleted under the page says so, and keeps runs again from then on', async () => {
		const page = await withRun();
		const session = await visit.context.newCDPSession(page);
		const { origin } = new URL(app.server.url);
		// Back from the cache it looks at what there is, without being used. Again and again, so that readings are cut in the middle.
		const looking = await page.evaluateHandle(() =>
			setInterval(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))),
		);
		await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
		await expectSaid(page.getByRole('alert').getByText(/Everything this page had stored was deleted/));
		await looking.evaluate((timer) => {
			clearInterval(timer);
		});
		await runText(page);
		await page.getByRole('link', { name: 'Runs', exact: true }).click();
		await page.getByText('1 run', { exact: true }).waitFor();
		await expectKept(page, 1);
	});
});

describe('a date', () => {
	it('that is set forward and back in the middle of a run leaves that run whole, and no time of it goes back', async () => {
		const page = await withRun();
		const setBy = (hours: number) =>
			page.evaluate((ms) => {
				const { now } = Date;
				Date.now = () => now() + ms;
			}, hours * 3_600_000);
		const before = await inTheMiddle(page, async () => {
			await setBy(5);
			await setBy(-29);
		});
		await expectKept(page, 2, before);
		const times = Object.values(await readRunsWhole(page)).map((events) => events.map(({ at }) => at));
		expect(times).toEqual(times.map((of) => of.toSorted((a, b) => a - b)));
		await page.getByRole('link', { name: 'Runs', exact: true }).click();
		await expectSaid(page.getByRole('link', { name: /Correct.*All code/s }));
	});
});
