import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Capsule, formatCapsule } from '../../src/core/capsule/capsule.ts';
import { packCapsule } from '../../src/core/capsule/link.ts';
import { pack } from '../../src/core/pack.ts';
import type { RunId } from '../../src/core/ids.ts';
import { hostileRun } from '../support/hostile-run.ts';
import { exampleRuns } from '../support/random-runs.ts';
import { type OpenedApp, openApp, type Visit } from './support/app.ts';
import { axeFaults } from './support/axe.ts';
import { layoutFaults, resize, unisolatedTexts } from './support/layout.ts';
import { readEverything } from './support/stores.ts';

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

async function keptEvents(page: Page): Promise<number> {
	const { records } = await readEverything(page);
	return Object.entries(records).reduce(
		(sum, [name, count]) => sum + (name.endsWith('/run-events') ? count : 0),
		0,
	);
}

/** All that is kept, but for Python itself. */
async function keptBy(page: Page): Promise<unknown> {
	const kept = { ...(await readEverything(page)), caches: [] };
	return [kept, await page.evaluate(() => JSON.stringify(localStorage))];
}

describe('shared runs', () => {
	it('open from a link as they were, run again the same, and are kept and asked only at a press', async () => {
		visit = await app.visit({
			context: { permissions: ['clipboard-read', 'clipboard-write'], reducedMotion: 'reduce' },
		});
		const { page } = visit;
		await page.getByRole('button', { name: 'Share', exact: true }).click();
		const dialog = page.getByRole('dialog', { name: 'Share' });
		await dialog
			.getByRole('region', { name: 'The link' })
			.getByText(/The link has/)
			.waitFor();
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme });
			await page.locator(`html[data-theme=${colorScheme}]`).waitFor({ state: 'attached' });
			expect(await axeFaults(page, { include: [['dialog']] })).toEqual([]);
		}
		await dialog.getByRole('button', { name: 'Copy link', exact: true }).click();
		await dialog.getByRole('status', { name: 'Sharing' }).getByText('Copied').waitFor();
		const link = await page.evaluate(() => navigator.clipboard.readText());
		await page.goto(link);

		await page.getByText('nothing was run and nothing is kept').waitFor();
		await page.getByText('Demo · bold: scripted demo model, not an LLM').waitFor();
		const lanes = page.getByRole('group', { name: 'Lanes' });
		expect(await lanes.getByRole('status', { name: 'Verdict' }).allTextContents()).toEqual([
			expect.stringMatching(/^Incorrect *9\.11/),
			expect.stringMatching(/^Correct *9\.9/),
			expect.stringMatching(/^Correct *9\.9/),
		]);
		expect(await keptEvents(page)).toBe(0);
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme });
			await page.locator(`html[data-theme=${colorScheme}]`).waitFor({ state: 'attached' });
			expect(await axeFaults(page)).toEqual([]);
		}
		await page.getByRole('button', { name: 'Run its programs again' }).click();
		await page.getByRole('status', { name: 'Reproduction' }).getByText('3 of 3 outputs reproduced').waitFor();
		expect(await lanes.getByText('reproduced', { exact: true }).count()).toBe(3);
		await page.getByRole('button', { name: 'Keep these runs' }).click();
		await page.getByRole('link', { name: 'See them in Runs' }).click();
		await page.getByText('3 runs', { exact: true }).waitFor();
		expect(await keptEvents(page)).toBe(exampleRuns.flat().length);
		await page.goBack();
		await page.getByRole('button', { name: 'Ask it here' }).click();
		const question = page.getByRole('textbox', { name: 'Question' });
		await expect.poll(() => question.inputValue()).toBe('Which is larger, 9.11 or 9.9?');
		expect(await page.getByRole('button', { name: 'Run', exact: true }).count()).toBe(1);
		expect([visit.console, visit.foreign]).toEqual([[], []]);
	});

	it('are saved as a picture and as a file, which is opened again', async () => {
		visit = await app.visit();
		const { page } = visit;
		await page.getByRole('button', { name: 'Share', exact: true }).click();
		const dialog = page.getByRole('dialog', { name: 'Share' });
		const saved = async (button: string) => {
			const download = page.waitForEvent('download');
			await dialog.getByRole('button', { name: button }).click();
			return readFile(await (await download).path());
		};
		const picture = await saved('Save picture');
		expect(picture.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
		// Three lanes beside each other, twice as sharp.
		expect(picture.readUInt32BE(16)).toBe(2 * (3 * 360 + 32));
		const file = await saved('Save file');
		await page.goto(`${app.server.url}#/open`);
		await page
			.getByLabel('Open file')
			.setInputFiles({ name: 'runs.json', mimeType: 'application/json', buffer: file });
		await page.getByRole('region', { name: 'CodeSteer', exact: true }).waitFor();
		// Another one in its place.
		await page
			.getByLabel('Open file')
			.setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('[]') });
		await page.getByText('This holds no shared runs.').waitFor();
		// Runs hands it over to the same screen.
		await page.goto(`${app.server.url}#/runs`);
		await page
			.getByLabel('Open file')
			.setInputFiles({ name: 'runs.json', mimeType: 'application/json', buffer: file });
		await page.getByRole('region', { name: 'CodeSteer', exact: true }).waitFor();
		expect(await page.evaluate(() => location.hash)).toBe('#/open');
		expect([visit.console, visit.foreign]).toEqual([[], []]);
	});
});

/** What foreign text has pushed out of its place. */
async function displaced(page: Page): Promise<string[]> {
	const faults = await layoutFaults(page);
	return [...faults.filter((fault) => fault.includes('wider than')), ...(await unisolatedTexts(page))];
}

describe('runs from a stranger', () => {
	it('lose nothing where the browser makes no picture: it says so, and the rest can be given away', async () => {
		visit = await app.visit({ context: { permissions: ['clipboard-read', 'clipboard-write'] } });
		const { page } = visit;
		await page.evaluate(() => {
			HTMLCanvasElement.prototype.getContext = () => null;
		});
		await page.getByRole('button', { name: 'Share', exact: true }).click();
		const dialog = page.getByRole('dialog', { name: 'Share' });
		await dialog.getByLabel('What it shows').fill('Decimals');
		await dialog.getByRole('button', { name: 'Save picture' }).click();
		const outcome = dialog.getByRole('status', { name: 'Sharing' });
		await outcome
			.getByText('The picture could not be made: this browser gives the page no canvas')
			.waitFor({ timeout: 30_000 });
		await dialog.getByRole('button', { name: 'Copy Markdown' }).click();
		await outcome.getByText('Copied.').waitFor();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^# Decimals\n/);
	});

	it('are text and nothing else: they execute nothing, ask nobody and change nothing', async () => {
		visit = await app.visit();
		const { page } = visit;
		// The page opens its database in its own time.
		await page.waitForFunction(async () => (await indexedDB.databases()).length > 0);
		const before = await keptBy(page);
		const runs = exampleRuns.map(hostileRun).map((events, lane) =>
			events.map((event) => {
				const runId = `stranger-${String(lane)}` as RunId;
				return event.type === 'run-start'
					? { ...event, runId, spec: { ...event.spec, runId } }
					: { ...event, runId };
			}),
		);
		const hostile = {
			...capsule,
			title: '<img src=x onerror="window.canary=1">',
			notes: '<script>window.canary=1</script>',
			runs,
		};
		const link = await packCapsule(hostile);
		await page.goto(`${app.server.url}#/open/${link}`);
		await page
			.getByRole('group', { name: 'Lanes' })
			.getByRole('status', { name: 'Verdict' })
			.nth(2)
			.waitFor();
		await page.getByRole('heading', { level: 1, name: '<img src=x onerror="window.canary=1">' }).waitFor();
		// What is folded is drawn, too.
		for (const folded of await page.locator('main summary').all()) await folded.click();
		await page.getByRole('button', { name: 'Run its programs again' }).click();
		await page
			.getByRole('status', { name: 'Reproduction' })
			.getByText(/reproduced/)
			.waitFor();
		expect(
			await page.evaluate(() => {
				const { canary } = window as unknown as { canary?: number };
				const odd = document.querySelectorAll(
					'main :is(script, iframe, img[src="x"], a[href^="javascript"], a[href^="data"])',
				);
				return { canary, odd: odd.length };
			}),
		).toEqual({ odd: 0 });
		expect(await keptBy(page)).toEqual(before);
		expect([visit.console, visit.foreign]).toEqual([[], []]);
		await resize(page, 400, 800);
		expect(await displaced(page)).toEqual([]);
		await page.getByRole('button', { name: 'Keep these runs' }).click();
		await page.getByRole('status', { name: 'Keep these runs' }).getByRole('link').click();
		await page.getByText('3 runs', { exact: true }).waitFor();
		expect(await displaced(page)).toEqual([]);
	});

	it('are refused in words when they are cut, later than this page, or far too much', async () => {
		visit = await app.visit({ hash: '#/open' });
		const { page } = visit;
		const whole = await packCapsule(capsule);
		const links: readonly [string, RegExp][] = [
			[whole.slice(0, 1200), /cut on its way/],
			[await pack(formatCapsule(capsule).replace('"version":1', '"version":9')), /newer version/],
			[await pack(JSON.stringify({ format: 'codesteer-capsule', x: 'x'.repeat(60_000_000) })), /far more/],
			[await pack('['.repeat(100_000)), /damaged/],
			[`${whole}%`, /damaged/],
		];
		for (const [link, says] of links) {
			await page.goto(`${app.server.url}#/open/${link}`);
			await page.getByRole('alert').getByText(says).waitFor();
		}
		await page.goto(`${app.server.url}#/open/${whole}`);
		await page.getByRole('region', { name: 'CodeSteer', exact: true }).waitFor();
		expect([visit.console, visit.foreign]).toEqual([[], []]);
	});
});

describe('a link that was copied somewhere', () => {
	it('is pasted with the lines of a mail, opened by Enter and left by Back', async () => {
		visit = await app.visit({ hash: '#/open' });
		const { page } = visit;
		await resize(page, 400, 800);
		const packed = await packCapsule(capsule);
		const field = page.getByRole('textbox', { name: 'Link to shared runs or to an experiment' });
		await field.fill('my runs');
		await page.getByRole('button', { name: 'Open link' }).click();
		await page.getByRole('alert').getByText('This is no link to something shared.').waitFor();
		expect(await field.inputValue()).toBe('my runs');
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme });
			await page.locator(`html[data-theme=${colorScheme}]`).waitFor({ state: 'attached' });
			expect(await axeFaults(page)).toEqual([]);
		}
		expect(await layoutFaults(page)).toEqual([]);
		await field.fill(`<https://elsewhere.example/#/open/${packed.slice(0, 76)}\n${packed.slice(76)}>\n`);
		await field.press('Enter');
		const lane = page.getByRole('region', { name: 'CodeSteer', exact: true });
		await lane.waitFor();
		expect(await page.evaluate(() => location.hash)).toBe(`#/open/${packed}`);
		expect(await page.getByRole('alert').count()).toBe(0);
		expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
		await page.goBack();
		await lane.waitFor({ state: 'detached' });
		expect(await page.evaluate(() => location.hash)).toBe('#/open');
		expect([visit.console, visit.foreign]).toEqual([[], []]);
	});
});
