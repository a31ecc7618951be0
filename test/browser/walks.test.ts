import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startModelServer, type ModelServer } from '../support/model-server/server.ts';
import { openApp, runExample, verdictOf, type OpenedApp, type Visit } from './support/app.ts';

/** What three people come for, with every press counted, and nothing that matters below the fold. */

let app: OpenedApp;
let host: ModelServer;
let visit: Visit;
let clicks: number;

beforeAll(async () => {
	[app, host] = await Promise.all([openApp(), startModelServer()]);
});
afterAll(() => Promise.all([app.close(), host.close()]));
afterEach(() => visit.context.close());

async function arrive(options: Parameters<OpenedApp['visit']>[0] = {}): Promise<Page> {
	visit = await app.visit(options);
	clicks = 0;
	return visit.page;
}

async function press(place: Locator): Promise<void> {
	await place.click();
	clicks += 1;
}

async function pressExample(page: Page, name: RegExp): Promise<void> {
	await runExample(page, name);
	clicks += 1;
}

/** Every cell of the scoreboard as `method: verdict answer`, once all lanes have ended; each is in the window. */
async function standing(page: Page): Promise<string[]> {
	const board = page.getByRole('region', { name: 'Scoreboard' });
	await page.getByRole('button', { name: 'Run', exact: true }).waitFor({ timeout: 60_000 });
	const cells = await board
		.getByRole('button', { name: /: (?:Correct|Incorrect|No answer|Not checked)/ })
		.all();
	const { width, height } = page.viewportSize()!;
	return Promise.all(
		cells.map(async (cell) => {
			const box = (await cell.boundingBox())!;
			expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(
				true,
			);
			return (
				/^.*?: (?:Correct|Incorrect|No answer|Not checked)/.exec(
					((await cell.textContent()) ?? '').trim(),
				)?.[0] ?? ''
			);
		}),
	);
}

describe('a student', () => {
	it('sees the three phenomena in three presses, then five methods side by side in five more', async () => {
		const page = await arrive();
		await pressExample(page, /9\.11/);
		expect(await standing(page)).toEqual(['All text: Incorrect', 'All code: Correct', 'CodeSteer: Correct']);
		await pressExample(page, /24/);
		expect(await standing(page)).toEqual([
			'All text: Incorrect',
			'All code: Incorrect',
			'CodeSteer: Correct',
		]);
		await pressExample(page, /strawberry/);
		expect(await standing(page)).toEqual(['All text: Incorrect', 'All code: Correct', 'CodeSteer: Correct']);
		expect(clicks).toBe(3);

		await press(page.getByRole('button', { name: 'Settings of this run' }));
		const drawer = page.getByRole('dialog', { name: 'Settings of this run' });
		for (const name of ['Code interpreter', 'Self-estimate']) {
			await press(drawer.getByRole('button', { name, exact: true }));
		}
		await press(drawer.getByRole('button', { name: 'Done' }));
		await press(page.getByRole('button', { name: 'Run', exact: true }));
		expect((await standing(page)).map((cell) => cell.split(':')[0])).toEqual([
			'All text',
			'All code',
			'Code interpreter',
			'Self-estimate',
			'CodeSteer',
		]);
		expect(clicks).toBe(8);
		expect(visit.console).toEqual([]);
	});

	it('finds the page useful before any press: headline, examples, a finished run with its verdicts', async () => {
		const page = await arrive();
		await page.getByText('example, already run').waitFor();
		expect(await standing(page)).toEqual(['All text: Incorrect', 'All code: Correct', 'CodeSteer: Correct']);
		const examples = page.getByRole('group', { name: 'Examples' }).getByRole('button');
		expect(await examples.count()).toBe(3);
		// The first example is within five Tabs.
		for (let tabs = 1; tabs <= 5; tabs += 1) {
			await page.keyboard.press('Tab');
			if ((await examples.first().and(page.locator(':focus')).count()) === 1) return;
		}
		throw new Error('five Tabs do not reach the first example');
	});

	it('on a phone sees question, Run and the first verdict on one screen, and pages through the lanes', async () => {
		const page = await arrive({ context: { viewport: { width: 390, height: 844 } } });
		await pressExample(page, /9\.11/);
		expect(await verdictOf(page, 'All text')).toMatch(/^Incorrect/);
		await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
		for (const place of [
			page.getByRole('textbox', { name: 'Question' }),
			page.getByRole('button', { name: 'Run', exact: true }),
			page.getByRole('region', { name: 'All text', exact: true }).getByRole('status', { name: 'Verdict' }),
		]) {
			const box = (await place.boundingBox())!;
			expect(box.y >= 0 && box.y + box.height <= 844).toBe(true);
		}
		await press(page.getByRole('region', { name: 'Scoreboard' }).getByRole('button', { name: /^CodeSteer/ }));
		const lane = page.getByRole('region', { name: 'CodeSteer', exact: true });
		await expect.poll(async () => Math.round((await lane.boundingBox())!.x)).toBeLessThan(30);
	});
});

describe('a speaker', () => {
	it(
		'shows three phenomena on a projector after the network is gone, lanes taking all but 120 px',
		{ timeout: 180_000 },
		async () => {
			const page = await arrive({ getsReady: true, context: { viewport: { width: 1024, height: 768 } } });
			await page.getByText('ready offline').first().waitFor({ timeout: 60_000 });
			await visit.context.setOffline(true);
			for (const [name, right] of [
				[/9\.11/, 'All text: Incorrect'],
				[/24/, 'All code: Incorrect'],
				[/strawberry/, 'All text: Incorrect'],
			] as const) {
				await pressExample(page, name);
				const cells = await standing(page);
				expect(cells).toContain(right);
				expect(cells).toContain('CodeSteer: Correct');
				const lane = (await page.getByRole('region', { name: 'CodeSteer', exact: true }).boundingBox())!;
				expect(lane.y).toBeLessThanOrEqual(130);
			}
			expect(clicks).toBe(3);
			await page
				.getByRole('region', { name: 'Code', exact: true })
				.locator('.monaco-editor')
				.first()
				.waitFor();
			// Every other screen, and what hides in a drawer, has come along.
			await page.getByRole('button', { name: 'Settings of this run' }).click();
			await page.getByRole('button', { name: 'How CodeSteer works, options' }).click();
			await page.getByRole('region', { name: 'How CodeSteer works' }).waitFor();
			await page.getByRole('button', { name: 'Done' }).click();
			const screens = page.getByRole('navigation', { name: 'Screens' });
			await screens.getByRole('link', { name: 'Tasks' }).click();
			await page
				.getByRole('link', { name: /Game 24/ })
				.first()
				.click();
			await page.getByRole('heading', { name: 'Game 24' }).waitFor();
			await screens.getByRole('link', { name: 'Runs' }).click();
			await page.getByRole('main').getByText('Which is larger, 9.11 or 9.9?').first().waitFor();
			await screens.getByRole('link', { name: 'Settings' }).click();
			await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
			expect(visit.console).toEqual([]);
		},
	);
});

describe('a lecturer', () => {
	it('adds a server, sets a cap, opens a task at a level, and goes back to an earlier run', async () => {
		host.reply(() => ({ text: '9.9 is larger. <<<9.9>>>', usage: { input: 100, output: 20 } }));
		const page = await arrive();
		await pressExample(page, /9\.11/);
		await standing(page);
		await press(page.getByRole('link', { name: 'Settings' }));
		const form = page.getByRole('form', { name: 'Add a model' });
		await form.getByRole('combobox', { name: 'Host' }).selectOption('custom');
		await form.getByRole('textbox', { name: 'Base URL' }).fill(`${host.origin}/v1`);
		await form.getByLabel('Model name').fill('ok');
		await press(form.getByRole('button', { name: 'Add model' }));
		await page.getByText('is added and chosen').waitFor();
		await page.getByRole('spinbutton', { name: /cap/i }).first().fill('2');
		await press(page.getByRole('link', { name: 'Tasks' }));
		await press(page.getByRole('link', { name: /Game 24/ }));
		await page.getByRole('slider', { name: /Level/ }).press('ArrowRight');
		await press(page.getByRole('button', { name: 'Ask in the playground' }));
		await press(page.getByRole('button', { name: 'Run', exact: true }));
		await standing(page);
		const board = page.getByRole('region', { name: 'Scoreboard' });
		expect(await board.textContent()).toMatch(/Game 24 · .* · seed/);
		expect(await board.textContent()).not.toContain('scripted');
		await press(page.getByRole('link', { name: 'Runs' }));
		await press(page.getByRole('link', { name: /9\.11 or 9\.9/ }).first());
		expect(await standing(page)).toEqual(['All text: Incorrect', 'All code: Correct', 'CodeSteer: Correct']);
		expect(await page.getByRole('textbox', { name: 'Question' }).inputValue()).toContain('9.11 or 9.9');
		// What was opened runs with what made it, not with the server added since.
		await page.getByRole('button', { name: /^Demo · bold/ }).waitFor();
		expect(clicks).toBe(9);
		// A server is asked for its state under addresses that not every one has; the browser notes each that is not there.
		expect(visit.console.filter((line) => !/404 \(Not Found\)/.test(line))).toEqual([]);
	});
});
