import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { sandboxTestWords } from '../../src/words/attacks.ts';
import { lessons } from '../../src/core/lessons/registry.ts';
import { openApp, runExample, verdictOf, type OpenedApp, type Visit } from './support/app.ts';

let app: OpenedApp;
let visit: Visit;
afterEach(() => app.close());

const LONG = { timeout: 90_000 };

async function arriveAndGetReady(preferences: Readonly<Record<string, unknown>> = {}): Promise<Page> {
	app = await openApp();
	visit = await app.visit({ getsReady: true, preferences });
	await visit.page.getByText('ready offline').first().waitFor(LONG);
	return visit.page;
}

describe('after one visit, with its server gone', () => {
	it(
		'the page comes back with every screen, also what the browser had lost in between, real Python in its sandbox and the code editor',
		{ timeout: 240_000 },
		async () => {
			const page = await arriveAndGetReady();
			// What a browser or another page of the origin may do meanwhile.
			const before = await keptFiles(page, 'lose half');
			await page.reload();
			await page.getByText('ready offline').first().waitFor(LONG);
			expect(await keptFiles(page)).toBe(before);
			await app.server.close();
			await page.reload();
			await runExample(page, /9\.11/);
			expect(await verdictOf(page, 'CodeSteer')).toMatch(/^Correct/);
			await page.locator('.monaco-editor').first().waitFor();
			const frame = page.frames().find((one) => one.url().includes('sandbox.html'));
			expect(await frame?.evaluate(() => origin)).toBe('null');

			const screens = page.getByRole('navigation', { name: 'Screens' });
			const look = async (name: string): Promise<void> => {
				await screens.getByRole('link', { name, exact: true }).click();
				await page.getByRole('heading', { level: 1, name }).waitFor({ state: 'attached' });
			};
			for (const name of ['Tasks', 'Bench', 'Runs', 'Settings']) await look(name);
			// The frame has its sandbox from the service worker now: it holds as well as the element's.
			await page.getByRole('button', { name: sandboxTestWords.act }).click();
			await page.getByRole('status').getByText('refused, none came through').waitFor(LONG);
			await look('Lessons');
			await page.getByRole('list', { name: 'All lessons' }).getByRole('link').first().click();
			await page.getByRole('heading', { level: 1, name: lessons[0]!.claim }).waitFor();
			await page.evaluate(() => (location.hash = '#/stage'));
			await page.getByRole('link', { name: 'Play: 9.11 or 9.9?' }).click();
			await page.getByRole('status', { name: 'Step' }).getByText('1 / 9').waitFor();
			await page.goto(`${app.server.url}embed.html`);
			await page.getByRole('alert').waitFor();
			expect(visit.console.filter((line) => !line.includes('favicon'))).toEqual([]);
			expect(visit.foreign).toEqual([]);
		},
	);
});

describe('a new version', () => {
	it(
		'is offered, waits for a run to end and for other tabs to be closed, and keeps what was run',
		{ timeout: 240_000 },
		async () => {
			// The scripted model types as slowly as on a screen: there is a middle of a run.
			const page = await arriveAndGetReady({ demoPace: 1 });
			await publishNextVersion();
			await page.reload();
			const status = page.getByRole('contentinfo').getByRole('status');
			const take = page.getByRole('button', { name: 'Reload with it' });
			await take.waitFor(LONG);
			await runExample(page, /9\.11/);
			await take.click();
			await status.getByText('It waits until what is running here has ended.').waitFor();
			await page.getByRole('button', { name: 'Stop', exact: true }).click();
			await page.getByRole('button', { name: 'Run', exact: true }).waitFor();

			const other = await visit.context.newPage();
			await other.goto(app.server.url);
			expect(await versionOf(other)).toBe('first');
			await take.click();
			await status.getByText('It waits until the other tabs with this page are closed.').waitFor();
			await other.close();
			// The browser may need a moment to know that it is closed.
			await expect
				.poll(async () => {
					await take.click({ timeout: 1000 }).catch(() => undefined);
					return versionOf(page).catch(() => null);
				})
				.toBe('next');
			await page.getByRole('link', { name: 'Runs', exact: true }).click();
			await page.getByRole('main').getByText('Which is larger, 9.11 or 9.9?').first().waitFor();
		},
	);
});

/** How many of the page's files are kept, before some are taken away where that is asked for. */
function keptFiles(page: Page, change: 'lose half' | null = null): Promise<number> {
	return page.evaluate(async (isHalfLost) => {
		const cache = await caches.open(`page-files ${new URL('.', document.baseURI).href}`);
		const kept = await cache.keys();
		if (isHalfLost) for (const one of kept.slice(kept.length / 2)) await cache.delete(one);
		return kept.length;
	}, change !== null);
}

const versionOf = (page: Page): Promise<string> =>
	page.evaluate(() => document.documentElement.dataset['version'] ?? 'first');

/** What stands on the server from now on. */
async function publishNextVersion(): Promise<void> {
	const { server } = app;
	const [html, worker] = await Promise.all(
		['', 'sw.js'].map(async (path) => (await fetch(server.url + path)).text()),
	);
	const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
	const next = html!.replace('<html', '<html data-version="next"');
	server.overrides.set('index.html', next);
	server.overrides.set('sw.js', worker!.replace(digest(html!), digest(next)));
	onTestFinished(() => server.overrides.clear());
}
