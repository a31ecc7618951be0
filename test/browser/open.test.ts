import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Capsule, formatCapsule } from '../../src/core/capsule/capsule.ts';
import { packCapsule } from '../../src/core/capsule/link.ts';
import type { RunEvent } from '../../src/core/record/event.ts';
import { exampleRuns } from '../support/random-runs.ts';
import { type OpenedApp, openApp, type Visit } from './support/app.ts';
import { seriousFaults } from './support/axe.ts';

let app: OpenedApp;
let visit: Visit;

beforeAll(async () => {
	app = await openApp();
});
afterAll(() => app.close());
afterEach(() => visit.context.close());

const capsule: Capsule = {
	title: '',
	notes: '',
	madeAt: 1_790_000_000_000,
	appVersion: '0.1.0',
	prompts: 'elsewhere',
	runs: exampleRuns,
};
const SHOTS = process.env['SHOTS'];
async function shot(page: Page, name: string): Promise<void> {
	if (SHOTS === undefined) return;
	for (const colorScheme of ['light', 'dark'] as const)
		for (const width of [1440, 400]) {
			await page.setViewportSize({ width, height: 900 });
			await page.emulateMedia({ colorScheme });
			await page.screenshot({ path: `${SHOTS}/${name}-${colorScheme}-${String(width)}.png`, fullPage: name !== 'share' });
		}
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.emulateMedia({ colorScheme: 'light' });
}

describe('tmp', () => {
	it('looks', async () => {
		visit = await app.visit({ context: { permissions: ['clipboard-read', 'clipboard-write'] } });
		const { page } = visit;
		await page.getByRole('button', { name: 'Share', exact: true }).click();
		const dialog = page.getByRole('dialog', { name: 'Share' });
		await dialog.getByRole('region', { name: 'The link' }).getByText(/The link has/).waitFor();
		console.log(await dialog.innerText());
		await shot(page, 'share');
		const download = page.waitForEvent('download');
		await dialog.getByRole('button', { name: 'Save picture' }).click();
		await (await download).saveAs('/tmp/share14/picture.png');
		await dialog.getByRole('button', { name: 'Copy Markdown' }).click();
		await dialog.getByRole('status', { name: 'Sharing' }).getByText('Copied').waitFor();
		console.log((await page.evaluate(() => navigator.clipboard.readText())).slice(0, 3000));
		await dialog.getByRole('button', { name: 'Copy link', exact: true }).click();
		await page.waitForTimeout(300);
		const link = await page.evaluate(() => navigator.clipboard.readText());
		console.log(link.length);
		await page.goto('about:blank');
		await page.goto(link);
		await page.getByRole('button', { name: 'Run its programs again' }).waitFor();
		await shot(page, 'open');
		await page.getByRole('button', { name: 'Run its programs again' }).click();
		await page.getByRole('status', { name: 'Reproduction' }).getByText('reproduced').waitFor();
		console.log(await page.getByRole('status', { name: 'Reproduction' }).innerText());
		await shot(page, 'again');
		await page.getByRole('button', { name: 'Keep these runs' }).click();
		await page.getByRole('link', { name: 'See them in Runs' }).click();
		await page.getByText('3 runs', { exact: true }).waitFor();
		await page.goBack();
		await page.getByRole('button', { name: 'Ask it here' }).click();
		await page.getByRole('textbox', { name: 'Question' }).waitFor();
		console.log(page.url(), await page.getByRole('textbox', { name: 'Question' }).inputValue(), visit.console, visit.foreign);
	});
});
