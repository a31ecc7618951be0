import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { axeFaults } from './support/axe.ts';
import { layoutFaults, resize } from './support/layout.ts';
import { openApp, runExample, verdictOf, type OpenedApp, type Visit } from './support/app.ts';

let app: OpenedApp;
let visit: Visit;

beforeAll(async () => {
	app = await openApp();
});
afterAll(() => app.close());
afterEach(() => visit.context.close());

/** Monaco's inner widgets are its makers' concern. */
const OURS = { exclude: [['.monaco-editor'], ['iframe']] };

const WIDTHS = [1440, 1024, 390, 320] as const;

/** Faults at every width, with the width in front, and then in the dark, where only colours are other ones. */
async function faultsAtAll(page: Page): Promise<string[]> {
	const found: string[] = [];
	for (const width of WIDTHS) {
		// What stands there and how it is named changes with the phone's layout alone.
		const isLayout = width === 1440 || width === 390;
		await resize(page, width, width < 500 ? 844 : 800);
		const all = [...(await layoutFaults(page)), ...(isLayout ? await axeFaults(page, OURS) : [])];
		found.push(...all.map((line) => `${String(width)}: ${line}`));
		if (!isLayout) continue;
		await page.emulateMedia({ colorScheme: 'dark' });
		const dark = await axeFaults(page, OURS, ['color-contrast']);
		found.push(...dark.map((line) => `${String(width)} dark: ${line}`));
		await page.emulateMedia({ colorScheme: 'light' });
	}
	return found;
}

const screens: readonly { hash: string; ready: string }[] = [
	{ hash: '#/', ready: 'Playground' },
	{ hash: '#/tasks', ready: 'Tasks' },
	{ hash: '#/tasks/letters', ready: 'Letters' },
	{ hash: '#/tasks/game-24?level=n4&seed=7', ready: 'Game 24' },
	{ hash: '#/bench', ready: 'Bench' },
	{ hash: '#/bench/new', ready: 'New experiment' },
	{ hash: '#/bench/find', ready: 'Find a breaking point' },
	{ hash: '#/bench/published', ready: 'Published results' },
	{ hash: '#/runs', ready: 'Runs' },
	{ hash: '#/runs/compare?a=gone&b=lost', ready: 'Compare two runs' },
	{ hash: '#/coach', ready: 'You are the coach' },
	{ hash: '#/coach?deck=7&model=demo%3Abold', ready: 'You are the coach' },
	{ hash: '#/print/lesson/letters', ready: 'Worksheet' },
	{ hash: '#/settings', ready: 'Settings' },
];

describe('every screen, light and dark', () => {
	for (const { hash, ready } of screens) {
		it(`${hash} has no fault of access or layout at any width`, async () => {
			visit = await app.visit({ hash, context: { colorScheme: 'light', reducedMotion: 'reduce' } });
			const { page } = visit;
			await page.getByRole('heading', { level: 1, name: ready }).waitFor({ state: 'attached' });
			// The finished example comes a moment later.
			if (hash === '#/') await page.getByRole('region', { name: 'Scoreboard' }).waitFor();
			expect(await faultsAtAll(page)).toEqual([]);
			expect(visit.console).toEqual([]);
		});
	}

	it('the playground after a run, with the settings open, and its runs', async () => {
		visit = await app.visit({ context: { colorScheme: 'light', reducedMotion: 'reduce' } });
		const { page } = visit;
		await runExample(page, /24/);
		await verdictOf(page, 'CodeSteer');
		expect(await faultsAtAll(page)).toEqual([]);
		await page.getByRole('button', { name: 'Settings of this run' }).click();
		await page.getByRole('group', { name: 'Methods' }).waitFor();
		expect(await faultsAtAll(page)).toEqual([]);
		await page.getByRole('button', { name: 'Done' }).click();
		await page.goto(`${app.server.url}#/runs`);
		await page.getByText('3 runs').waitFor();
		await page.getByRole('combobox', { name: 'Date' }).selectOption('From … to …');
		for (const at of [0, 2]) await page.getByRole('checkbox').nth(at).check();
		expect(await faultsAtAll(page)).toEqual([]);
		await page.getByRole('link', { name: 'Compare' }).click();
		await page.getByRole('heading', { name: 'Turn by turn' }).waitFor();
		expect(await faultsAtAll(page)).toEqual([]);
		expect(visit.console).toEqual([]);
	});
});

describe('the playground', () => {
	it('holds a long question that has no blanks', async () => {
		visit = await app.visit();
		const { page } = visit;
		await page.getByRole('textbox', { name: 'Question' }).fill('a'.repeat(3000));
		for (const width of WIDTHS) {
			await resize(page, width, 800);
			expect(await layoutFaults(page)).toEqual([]);
		}
	});
});

describe('addresses', () => {
	it('says that there is no such screen, task or level, and leads on', async () => {
		visit = await app.visit({ hash: '#/nowhere' });
		const { page } = visit;
		await page.getByText('There is no screen at #/nowhere').waitFor();
		await page.goto(`${app.server.url}#/tasks/sorting`);
		await page.getByText('There is no task called “sorting”').waitFor();
		await page.goto(`${app.server.url}#/tasks/letters?level=huge`);
		await page.getByText(/Letters has no level “huge”/).waitFor();
		await page.goto(`${app.server.url}#/tasks/letters?seed=${'9'.repeat(60)}`);
		await page.getByText(/A seed is any text of 1 to 40 characters/).waitFor();
		await page.goto(`${app.server.url}#/tasks/%E0%A4%A`);
		await page.getByText(/There is no task called/).waitFor();
		expect(visit.console).toEqual([]);
	});
});

describe('the tasks screen', () => {
	it('takes a task from the list over a typed answer to the playground, where its rules judge the answer', async () => {
		visit = await app.visit({ hash: '#/tasks' });
		const { page } = visit;
		await page.getByRole('searchbox', { name: 'Search tasks' }).fill('multiply');
		await page.getByRole('link', { name: /Number Multiply/ }).click();
		await page.getByRole('textbox', { name: 'Your answer' }).fill('12');
		const verdict = page.getByRole('status', { name: 'Verdict on your answer' });
		expect(await verdict.textContent()).toMatch(/Incorrect/);
		await page.getByRole('button', { name: /Show the reference answer/ }).click();
		const reference = (await page.locator('.reference pre').first().textContent()) ?? '';
		await page.getByRole('textbox', { name: 'Your answer' }).fill(reference);
		expect(await verdict.textContent()).toMatch(/Correct/);
		await page.getByRole('button', { name: 'Ask in the playground' }).click();
		await page.getByRole('button', { name: 'Run', exact: true }).click();
		expect(await verdictOf(page, 'All code')).toMatch(/^Correct/);
	});
});
