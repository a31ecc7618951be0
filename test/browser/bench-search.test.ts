import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { formatDesignQuery } from '../../src/core/bench/link.ts';
import { searchDesign } from '../support/experiments.ts';
import { openApp, type OpenedApp, type Visit } from './support/app.ts';
import { axeFaults } from './support/axe.ts';
import { layoutFaults, resize } from './support/layout.ts';

let app: OpenedApp;
let visit: Visit;
beforeAll(async () => {
	app = await openApp();
});
afterAll(() => app.close());
afterEach(() => visit.context.close());

const KEPT = ['2 × 2 digits', '4 × 4 digits', '12 × 12 digits'];

/** The search that the form opens with, over three levels. */
async function startSmall(page: Page): Promise<void> {
	await page.getByRole('link', { name: 'Bench', exact: true }).click();
	await page.getByRole('button', { name: 'Find a breaking point' }).click();
	await page.getByRole('status', { name: 'Estimate' }).filter({ hasText: 'At most 480 runs' }).waitFor();
	const levels = page.getByRole('group', { name: /^Levels/ }).getByRole('checkbox');
	for (const level of await levels.all()) {
		const label = await level.locator('xpath=..').innerText();
		if (!KEPT.includes(label.trim())) await level.uncheck();
	}
	await page.getByRole('status', { name: 'Estimate' }).filter({ hasText: 'At most 240 runs' }).waitFor();
	await page.getByRole('button', { name: 'Start', exact: true }).click();
	await page.getByRole('progressbar', { name: 'Runs done' }).waitFor();
}

const status = (page: Page, words: string) =>
	page.getByRole('status', { name: 'Experiment' }).filter({ hasText: words }).waitFor({ timeout: 100_000 });

describe('a search for breaking points', () => {
	it('is ready to start as it opens, outlives a reload, ends with its brackets, and leads from them to its runs', async () => {
		visit = await app.visit();
		const { page } = visit;
		await startSmall(page);
		await page.getByText(/^\d+ runs done; at most \d+$/).waitFor();
		await page.getByText(/^(?:[5-9]|1\d) runs done; at most/).waitFor({ timeout: 100_000 });
		// The level that is being asked is marked.
		await page.getByText('▾ now').first().waitFor();
		await page.reload();
		await status(page, 'Paused');
		await page.getByText(/^Not finished: up to \d+ runs may still be needed/).waitFor();
		await page.getByRole('button', { name: 'Resume' }).click();
		await status(page, 'The search is at its end');
		const figure = page
			.getByRole('region', { name: 'Plots' })
			.getByRole('figure', { name: 'Number Multiply: where it breaks' });
		// Results are computed beside the page, and come after the end.
		await expect
			.poll(() => figure.locator('figcaption p').innerText())
			.toMatch(
				/^All text holds up to “2 × 2 digits” and fails from “4 × 4 digits”; sure at 95 %, \d\d questions\. All code holds even at the hardest level, “12 × 12 digits”; sure at 95 %, \d\d questions\./,
			);
		const mark = figure.locator('.hit .leads').first();
		await mark.waitFor();
		await mark.dispatchEvent('click');
		const drawer = page.getByRole('dialog', { name: 'Runs: All text, 2 × 2 digits' });
		await expect.poll(() => drawer.getByRole('link').count()).toBeGreaterThanOrEqual(10);
		await drawer.getByRole('button', { name: 'Close' }).click();
		const rows = page.getByRole('table', { name: 'Results' }).getByRole('rowheader');
		expect(await rows.allInnerTexts()).toEqual([
			'All text · Number Multiply · 2 × 2 digits',
			'All text · Number Multiply · 4 × 4 digits',
			'All code · Number Multiply · 4 × 4 digits',
			'All code · Number Multiply · 12 × 12 digits',
		]);
		for (const width of [1440, 390]) {
			await resize(page, width, 844);
			expect([width, ...(await layoutFaults(page)), ...(await axeFaults(page))]).toEqual([width]);
		}
		await page.getByRole('link', { name: '← Bench' }).click();
		await page.getByText(/Breaking point at 50 %: Number Multiply, 3 levels/).waitFor();
		expect(visit.console).toEqual([]);
	});

	it('is opened by a link as its form, also by one that was made for the other form', async () => {
		const query = await formatDesignQuery(searchDesign(40, { search: { threshold: 0.8 } }));
		visit = await app.visit({ hash: `#/bench/new?${query.ok ? query.value : ''}` });
		const { page } = visit;
		await page.getByRole('status', { name: 'Estimate' }).filter({ hasText: 'At most 400 runs' }).waitFor();
		expect(await page.getByRole('spinbutton', { name: /^Holds above/ }).inputValue()).toBe('80');
		await page.getByRole('spinbutton', { name: /^Questions of a level/ }).fill('3');
		await page
			.getByText(/not even \d+ answers that all go one way are sure/)
			.first()
			.waitFor();
		expect([await page.getByRole('button', { name: 'Start', exact: true }).isDisabled(), page.url()]).toEqual(
			[true, expect.stringMatching(/#\/bench\/find\?d=/)],
		);
		for (const width of [1440, 390]) {
			await resize(page, width, 844);
			expect([width, ...(await layoutFaults(page)), ...(await axeFaults(page))]).toEqual([width]);
		}
		expect(visit.console).toEqual([]);
	});
});
