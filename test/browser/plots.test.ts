import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type {} from './pages/plots.ts';
import { axeFaults } from './support/axe.ts';
import { openPlotsPage, type OpenedTestPage } from './support/test-page.ts';
import { resize } from './support/layout.ts';

let opened: OpenedTestPage;
let page: Page;
const troubles: string[] = [];

beforeAll(async () => {
	opened = await openPlotsPage();
	({ page } = opened);
	page.on('console', (message) => troubles.push(message.text()));
	page.on('pageerror', (error) => troubles.push(error.message));
});
afterAll(() => opened.close());
beforeEach(() => troubles.splice(0));

/** The pictures of one kind, drawn. */
async function pictures(kind: string): Promise<Locator> {
	await page.getByRole('button', { name: kind, exact: true }).click();
	const figures = page.getByRole('figure');
	await figures.last().getByRole('img').waitFor();
	return figures;
}

async function saved(figure: Locator, kind: 'SVG' | 'PNG'): Promise<{ name: string; bytes: Buffer }> {
	const coming = page.waitForEvent('download');
	await figure.getByRole('button', { name: new RegExp(`^${kind}: `) }).click();
	const download = await coming;
	return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const KINDS = ['Difficulty', 'Tasks', 'Cost', 'Differences', 'Confidence'];

describe.each(KINDS)('the pictures under %s', (kind) => {
	test.each(['light', 'dark'])(
		'are drawn under the page’s policy, %s and narrow, and say what they are',
		async (theme) => {
			await resize(page, 400, 800);
			await page.evaluate((one) => (document.documentElement.dataset['theme'] = one), theme);
			const figures = await pictures(kind);
			for (const figure of await figures.all()) {
				const title = await figure.getByRole('heading').innerText();
				expect(await figure.getByRole('img').getAttribute('aria-label')).toContain(title);
				await figure.getByText('Data table').click();
			}
			expect(await axeFaults(page)).toEqual([]);
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
			expect(troubles).toEqual([]);
		},
	);

	test('lead from a mark and from a row to the same runs', async () => {
		const figure = (await pictures(kind)).first();
		await page.evaluate(() => (window.led = []));
		await figure.locator('.leads').first().dispatchEvent('click');
		await figure.getByText('Data table').click();
		await figure.getByRole('table').getByRole('button').first().click();
		const [mark, row] = await page.evaluate(() => window.led);
		expect(mark?.[1]).toBeGreaterThan(0);
		expect(row?.[1]).toBe(mark?.[1]);
	});

	test('are saved as files that need nothing of the page', async () => {
		const figure = (await pictures(kind)).first();
		const { name, bytes } = await saved(figure, 'SVG');
		const svg = bytes.toString();
		expect(name).toMatch(/^[a-z0-9-]+\.svg$/);
		expect(svg).toContain(await figure.getByRole('heading').innerText());
		expect(svg).toContain('seed 1.');
		expect(svg).not.toMatch(/var\(|<style|class=|href=|https?:\/\/(?!www\.w3\.org\/)/);
		const [, width, height] = /^<svg [^>]*width="(\d+)" height="([\d.]+)"/.exec(svg) ?? [];
		const png = await saved(figure, 'PNG');
		// Width and height stand in the first chunk.
		expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([
			2 * Number(width),
			Math.floor(2 * Number(height)),
		]);
	});
});
