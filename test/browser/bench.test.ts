import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { formatDesignQuery } from '../../src/core/bench/link.ts';
import { castOf, demoModel, designOf } from '../support/experiments.ts';
import { axeFaults } from './support/axe.ts';
import { openApp, verdictOf, type OpenedApp, type Visit } from './support/app.ts';
import { layoutFaults, resize } from './support/layout.ts';

let app: OpenedApp;
let visit: Visit;
beforeAll(async () => {
	app = await openApp();
});
afterAll(() => app.close());
afterEach(() => visit.context.close());

/** The experiment that a new one opens with, of one question per level: 4 tasks, 3 methods. */
async function startSmall(page: Page): Promise<void> {
	await page.getByRole('link', { name: 'Bench', exact: true }).click();
	await page.getByRole('button', { name: 'New experiment' }).click();
	await page.getByRole('spinbutton', { name: 'Questions per level' }).fill('1');
	await page.getByRole('status', { name: 'Estimate' }).filter({ hasText: '12 runs' }).waitFor();
	await page.getByRole('button', { name: 'Start', exact: true }).click();
	await page.getByRole('progressbar', { name: 'Runs done' }).waitFor();
}

const status = (page: Page, words: string) =>
	page.getByRole('status', { name: 'Experiment' }).filter({ hasText: words }).waitFor({ timeout: 100_000 });

/** Every way to give it away, and the file opened again as somebody else would. */
async function share(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Share', exact: true }).click();
	const drawer = page.getByRole('dialog', { name: 'Share' });
	await drawer.getByText('12 of 12 planned runs have ended.').waitFor();
	await drawer.getByText(/The link has [\d,]+ characters/).waitFor();
	expect([...(await layoutFaults(page)), ...(await axeFaults(page, { include: [['dialog']] }))]).toEqual([]);
	const copied = async (button: string) => {
		await drawer.getByRole('button', { name: button }).click();
		await drawer.getByRole('status', { name: 'Sharing' }).getByText('Copied.').waitFor();
		return page.evaluate(() => navigator.clipboard.readText());
	};
	expect(await copied('Copy link')).toMatch(/#\/open\/experiment\/z[\w-]+$/);
	expect(await copied('Copy Markdown')).toContain('**scripted demo model, not an LLM**');
	expect(await copied('Copy iframe code')).toMatch(/^<iframe src="[^"]*#\/embed\/experiment\/z/);
	const saved = async (button: string) => {
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			drawer.getByRole('button', { name: button }).click(),
		]);
		return download;
	};
	expect((await saved('Save picture')).suggestedFilename()).toMatch(/\.png$/);
	const file = await (await saved('Save file')).path();
	await drawer.getByText('No key is in it.').last().waitFor();
	await drawer.getByRole('button', { name: 'Done' }).click();
	await page.evaluate(() => (location.hash = '#/open'));
	await page.locator('input[type=file]').setInputFiles(file);
	await page.getByText('nothing was run and nothing is kept').waitFor();
	await page.getByText('The file holds 12 runs').waitFor();
	await page.getByRole('button', { name: 'Keep this experiment' }).click();
	// Kept beside the first one.
	await status(page, 'Finished as planned');
}

describe('an experiment', () => {
	it('is ready to start as it opens, runs to its end, and leads from its numbers to its runs and back', async () => {
		visit = await app.visit({ context: { permissions: ['clipboard-read', 'clipboard-write'] } });
		const { page } = visit;
		await startSmall(page);
		await status(page, 'Finished as planned');
		const table = page.getByRole('table', { name: 'Results' });
		// Results are computed beside the page, and come after the end.
		const rows = async () => (await table.getByRole('row').allInnerTexts()).slice(1);
		await expect
			.poll(async () => (await rows()).map((row) => row.split(/\s*\n/)[0]))
			.toEqual(['All text', 'All code', 'CodeSteer']);
		for (const method of ['All text', 'All code', 'CodeSteer']) {
			const cell = table.getByRole('row', { name: method }).getByRole('cell').first();
			await expect.poll(() => cell.innerText()).toMatch(/^\d+ % \d of 4 right/);
		}
		await page
			.getByText(/Intervals are of the planned size/)
			.first()
			.waitFor();
		const address = page.url();
		await table
			.getByRole('row', { name: /^CodeSteer/ })
			.getByRole('button')
			.first()
			.click();
		const drawer = page.getByRole('dialog', { name: /^Runs: CodeSteer/ });
		await expect.poll(() => drawer.getByRole('link').count()).toBe(4);
		await drawer.getByRole('link').first().click();
		// The same question by all three methods, side by side.
		for (const method of ['All text', 'All code', 'CodeSteer']) {
			expect(await verdictOf(page, method)).toMatch(/^(?:Correct|Incorrect|Not)/);
		}
		await page.goBack();
		await status(page, 'Finished as planned');
		expect(page.url()).toBe(address);
		for (const width of [1440, 390]) {
			await resize(page, width, 844);
			expect([width, ...(await layoutFaults(page)), ...(await axeFaults(page))]).toEqual([width]);
		}
		await share(page);
		await page.getByRole('link', { name: 'Runs', exact: true }).click();
		await page.getByText('24 runs of experiments').waitFor();
		expect(visit.console).toEqual([]);
	});

	it('goes on after a reload with exactly what is missing', async () => {
		// Runs that need no program end, the others wait: else all may have ended before the reload.
		const giveLibrary = app.server.hold('pyodide/python_stdlib.zip');
		onTestFinished(giveLibrary);
		visit = await app.visit();
		const { page } = visit;
		await startSmall(page);
		await page.getByText(/^[1-9] of 12 runs done/).waitFor();
		await page.reload();
		await status(page, 'Paused');
		giveLibrary();
		await page.getByRole('button', { name: 'Resume' }).click();
		await status(page, 'Finished as planned');
		await page.getByText('12 of 12 runs done').waitFor();
		// What the reload cut off was run again; nothing that had ended was.
		const finished = () =>
			page.evaluate(
				() =>
					new Promise<number>((resolve, reject) => {
						const opening = indexedDB.open('codesteer-playground');
						opening.onerror = reject;
						opening.onsuccess = () => {
							const events = opening.result.transaction('run-events').objectStore('run-events').getAll();
							events.onerror = reject;
							events.onsuccess = () => {
								const all = events.result as { type: string; outcome?: string }[];
								resolve(
									all.filter(({ type, outcome }) => type === 'run-end' && outcome === 'finished').length,
								);
							};
						};
					}),
			);
		// What is seen of a run is stored a moment later.
		await expect.poll(finished).toBe(12);
	});

	it('is opened by a link as a form that starts nothing, and by a broken link with a clear word', async () => {
		visit = await app.visit({ hash: '#/bench/new?preset=checkers' });
		const { page } = visit;
		await page.getByRole('status', { name: 'Estimate' }).filter({ hasText: '320 runs' }).waitFor();
		expect(await page.getByRole('alert').count()).toBe(0);
		const rules = { id: 'rule-coach', label: 'Rule coach', kind: 'rules' } as const;
		const models = { ...castOf(demoModel).models, coach: rules };
		const query = await formatDesignQuery(
			designOf({ casts: [{ models }], sizes: [{ instances: 8, repeats: 1 }] }),
		);
		await page.goto(`${app.server.url}#/bench/new?${query.ok ? query.value : ''}`);
		await page.getByRole('status', { name: 'Estimate' }).filter({ hasText: '8 runs' }).waitFor();
		expect(await page.getByRole('alert').count()).toBe(0);
		await page.goto(`${app.server.url}#/bench/new?d=jnonsense`);
		await page.getByText(/The link is damaged/).waitFor();
		// It takes nothing away of what stood there.
		await page.getByRole('status', { name: 'Estimate' }).filter({ hasText: '8 runs' }).waitFor();
		await page.getByRole('link', { name: '← Bench' }).click();
		await page.getByText('No experiment yet.').waitFor();
	});
});
