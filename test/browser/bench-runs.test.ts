import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { castOf, demoModel, designOf } from '../support/experiments.ts';
import type { ExperimentId } from '../../src/core/ids.ts';
import { openBenchPage, type OpenedTestPage } from './support/test-page.ts';

let opened: OpenedTestPage;
let tabs: BrowserContext;
beforeAll(async () => {
	opened = await openBenchPage();
	tabs = await opened.browser.newContext();
});
afterAll(() => opened.close());

const design = designOf({
	families: [
		{ family: 'letters', levels: ['10-15'] },
		{ family: 'number-multiply', levels: ['1-2-4'] },
	],
	methods: [
		{ id: 'all-text', options: {} },
		{ id: 'all-code', options: {} },
	],
	casts: [castOf(demoModel)],
	sizes: [{ instances: 6, repeats: 1 }],
});

const create = (page: Page) => page.evaluate((asked) => window.bench.create(asked), design);
const start = (page: Page, id: ExperimentId) => page.evaluate((of) => window.bench.start(of), id);
const shown = (page: Page, id: ExperimentId) => page.evaluate((of) => window.bench.shown(of), id);

async function until(
	page: Page,
	id: ExperimentId,
	isReached: (now: Awaited<ReturnType<typeof shown>>) => boolean,
) {
	for (;;) {
		const now = await shown(page, id);
		if (isReached(now)) return now;
		await page.waitForTimeout(50);
	}
}

async function tab(): Promise<Page> {
	const page = await tabs.newPage();
	await page.goto(opened.page.url());
	return page;
}

test('an experiment runs to its end with real Python, watched by another tab', async () => {
	const page = await tab();
	const id = await create(page);
	const other = await tab();
	await other.evaluate((of) => window.bench.open(of), id);
	await start(page, id);
	const watched = await until(other, id, ({ done }) => done > 0);
	expect(['elsewhere', 'finished']).toContain(watched.status);
	const ended = await until(page, id, ({ status }) => status === 'finished');
	expect(ended).toEqual({
		status: 'finished',
		done: 24,
		failed: 0,
		total: 24,
		rates: [expect.stringMatching(/^all-text \d+\/12$/), expect.stringMatching(/^all-code \d+\/12$/)],
	});
	expect(await until(other, id, ({ status }) => status === 'finished')).toEqual(ended);
	expect(await page.evaluate((of) => window.bench.kept(of), id)).toEqual({
		outcomes: { finished: 24 },
		twice: 0,
	});
	await other.close();
});

test('an experiment whose tab is closed goes on in the next with exactly what is missing', async () => {
	const first = await tab();
	const id = await create(first);
	let last = first;
	for (let kill = 1; kill <= 3; kill++) {
		await start(last, id);
		await until(last, id, ({ done }) => done >= 4 * kill);
		await last.close();
		last = await tab();
		const found = await until(last, id, ({ status }) => status !== 'elsewhere');
		expect([found.status, found.done >= 4 * kill]).toEqual([found.done === 24 ? 'finished' : 'paused', true]);
	}
	await start(last, id);
	await until(last, id, ({ status }) => status === 'finished');
	const kept = await last.evaluate((of) => window.bench.kept(of), id);
	expect([kept.outcomes['finished'], kept.twice, Object.keys(kept.outcomes).toSorted()]).toEqual([
		24,
		0,
		kept.outcomes['interrupted'] === undefined ? ['finished'] : ['finished', 'interrupted'],
	]);
	await last.close();
});

test('of two tabs that begin in the same moment one works, and no run is made twice', async () => {
	const [one, other] = [await tab(), await tab()];
	const id = await create(one);
	await Promise.all([start(one, id), start(other, id)]);
	await until(one, id, ({ status }) => status === 'finished');
	await until(other, id, ({ status }) => status === 'finished');
	const kept = await one.evaluate((of) => window.bench.kept(of), id);
	expect(kept).toEqual({ outcomes: { finished: 24 }, twice: 0 });
	await Promise.all([one.close(), other.close()]);
});
