import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { FAMILY_IDS } from '../../src/core/tasks/family-id.ts';
import { openApp, type OpenedApp, type Visit } from './support/app.ts';
import { resize } from './support/layout.ts';

let app: OpenedApp;
let visit: Visit;

beforeAll(async () => {
	app = await openApp();
});
afterAll(() => app.close());
afterEach(async () => {
	app.server.overrides.clear();
	await visit.context.close();
});

/** What has the focus after each of so many tabs. */
async function tabs(page: Page, count: number): Promise<string[]> {
	const seen: string[] = [];
	for (let press = 0; press < count; press++) {
		await page.keyboard.press('Tab');
		seen.push(await page.evaluate(() => (document.activeElement?.textContent ?? '').trim()));
	}
	return seen;
}

describe('the header', () => {
	it('is one row of at most 48 px, and takes six tabs from where a person is', async () => {
		visit = await app.visit();
		const { page } = visit;
		await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
		expect(await tabs(page, 6)).toEqual(['Skip to content', 'Lessons', 'Tasks', 'Bench', 'Runs', 'Settings']);
		for (const width of [1440, 760, 390, 320]) {
			await resize(page, width, 800);
			expect((await page.getByRole('banner').boundingBox())?.height).toBeLessThanOrEqual(48);
		}
	});

	it('names the screen a person is on, which Tab passes by; from a single task it leads to all tasks', async () => {
		visit = await app.visit({ hash: '#/tasks' });
		const { page } = visit;
		const nav = page.getByRole('navigation', { name: 'Screens' });
		expect(await nav.locator('[aria-current=page]').textContent()).toBe('Tasks');
		const onTheWay = nav.locator('a:not([tabindex="-1"])');
		expect(await onTheWay.allTextContents()).toEqual(['Playground', 'Lessons', 'Bench', 'Runs', 'Settings']);
		await page.getByRole('link', { name: /^Letters / }).click();
		await nav.getByRole('link', { name: 'Tasks', exact: true }).click();
		await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor();
	});

	it('names the bench where a person is at their classes', async () => {
		visit = await app.visit({ hash: '#/class' });
		const { page } = visit;
		const nav = page.getByRole('navigation', { name: 'Screens' });
		await nav.locator('[aria-current=true]').waitFor();
		expect(await nav.locator('[aria-current]').allTextContents()).toEqual(['Bench']);
	});
});

describe('the footer', () => {
	it('names papers and licence, leads to the stage, and changes the theme, which is kept', async () => {
		visit = await app.visit();
		const { page } = visit;
		const footer = page.getByRole('contentinfo');
		await footer.waitFor();
		expect(
			await footer.getByRole('link').evaluateAll((links) => links.map((a) => a.getAttribute('href'))),
		).toEqual(['https://arxiv.org/abs/2410.03524', 'https://arxiv.org/abs/2502.04350', '#/stage']);
		expect(await footer.textContent()).toContain('Apache-2.0');
		await footer.getByRole('button', { name: /^Theme: as the system/ }).click();
		expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
		await page.reload();
		await footer.getByRole('button', { name: /^Theme: dark/ }).waitFor();
	});
});

describe('the state of use offline', () => {
	it('is said in one region that is there from the start and stays on every screen', async () => {
		visit = await app.visit();
		const { page } = visit;
		const region = page.getByRole('contentinfo').getByRole('status');
		await region.evaluate((element) => (element.dataset['seen'] = 'first'));
		const seen: (string | undefined)[] = [];
		for (const name of ['Tasks', 'Runs', 'Settings', 'Playground']) {
			await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name }).click();
			await page.getByRole('heading', { level: 1, name }).waitFor({ state: 'attached' });
			seen.push(await region.evaluate((element) => element.dataset['seen']));
		}
		expect(seen).toEqual(['first', 'first', 'first', 'first']);
	});
});

describe('a part that cannot be fetched', () => {
	it('is called by its name', async () => {
		visit = await app.visit();
		const { page } = visit;
		await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
		await page.route('**/assets/*.js', (route) => route.abort());
		await page.getByRole('button', { name: 'Settings of this run' }).click();
		await page.getByRole('dialog').getByText('These settings could not be fetched, though').waitFor();
	});
});

describe('a screen that cannot be fetched', () => {
	it('opens by itself when the network is back, and nobody is told to reload', async () => {
		visit = await app.visit();
		const { page, context } = visit;
		await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
		await context.setOffline(true);
		await page.getByRole('link', { name: 'Tasks', exact: true }).click();
		await page.getByText('The tasks will be fetched when the network is back.').waitFor();
		expect(await page.getByRole('main').textContent()).not.toMatch(/reload/i);
		await context.setOffline(false);
		await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor();
		const all = String(FAMILY_IDS.length);
		await page.getByText(`${all} of ${all} tasks`).waitFor();
	});

	it('whose server is away says so; the button asks again, and a reload is offered only once it answers', async () => {
		visit = await app.visit();
		const { page } = visit;
		await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
		await page.route('**/*', (route) => route.abort());
		await page.getByRole('link', { name: 'Runs' }).click();
		await page.getByText('the server of this page does not answer').waitFor();
		const reload = page.getByRole('button', { name: 'Reload the page' });
		expect(await reload.count()).toBe(0);
		await page.unroute('**/*');
		await page.getByRole('button', { name: 'Try again' }).click();
		const list = page.getByRole('heading', { level: 1, name: 'Runs' });
		// Browsers that keep a failed module as failed need the reload.
		await list.or(reload).waitFor();
		if (await reload.isVisible()) await reload.click();
		await list.waitFor();
		await page.getByText('Nothing here yet').waitFor();
	});

	it('without its styles only is styled when it is asked for again', async () => {
		visit = await app.visit();
		const { page } = visit;
		await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
		await page.route('**/*.css', (route) => route.abort());
		await page.getByRole('link', { name: 'Runs' }).click();
		const again = page.getByRole('button', { name: 'Try again' });
		await again.waitFor();
		await page.unroute('**/*.css');
		await again.click();
		await page.getByRole('heading', { level: 1, name: 'Runs' }).waitFor();
		const unstyled = await page.evaluate(() =>
			[...document.querySelectorAll('link[rel=stylesheet]')].some(
				(link) => (link as HTMLLinkElement).sheet === null,
			),
		);
		expect(unstyled).toBe(false);
	});
});
