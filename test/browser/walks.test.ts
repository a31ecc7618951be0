import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { game24 } from '../../src/core/tasks/game-24/family.ts';
import { startModelServer, type ModelServer } from '../support/model-server/server.ts';
import {
	allEnded,
	openApp,
	PYTHON,
	runExample,
	verdictOf,
	type OpenedApp,
	type Visit,
} from './support/app.ts';
import { addModel } from './support/custom-model.ts';

const CAP = 'Spending cap of this tab (dollars)';

/** What three people come for, with every press counted, and nothing that matters below the fold. */

let app: OpenedApp;
let host: ModelServer;
let visit: Visit;

beforeAll(async () => {
	[app, host] = await Promise.all([openApp(), startModelServer()]);
});
afterAll(() => Promise.all([app.close(), host.close()]));
afterEach(() => visit.context.close());

declare global {
	interface Window {
		presses: number;
	}
}

async function arrive(options: Parameters<OpenedApp['visit']>[0] = {}): Promise<Page> {
	visit = await app.visit(options);
	const { page } = visit;
	await page.evaluate(() => {
		window.presses = 0;
		addEventListener('click', ({ isTrusted }) => isTrusted && (window.presses += 1), true);
	});
	return page;
}

/** How often the mouse was pressed since the arrival. */
function presses(page: Page): Promise<number> {
	return page.evaluate(() => window.presses);
}

/** Every cell of the scoreboard as `method: verdict answer`, once all lanes have ended; each is in the window. */
async function standing(page: Page): Promise<string[]> {
	const board = page.getByRole('region', { name: 'Scoreboard' });
	await allEnded(page);
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
		await runExample(page, /9\.11/);
		expect(await standing(page)).toEqual(['All text: Incorrect', 'All code: Correct', 'CodeSteer: Correct']);
		await runExample(page, /24/);
		expect(await standing(page)).toEqual([
			'All text: Incorrect',
			'All code: Incorrect',
			'CodeSteer: Correct',
		]);
		await runExample(page, /strawberry/);
		expect(await standing(page)).toEqual(['All text: Incorrect', 'All code: Correct', 'CodeSteer: Correct']);
		expect(await presses(page)).toBe(3);

		await page.getByRole('button', { name: 'Settings of this run' }).click();
		const drawer = page.getByRole('dialog', { name: 'Settings of this run' });
		for (const name of ['Code interpreter', 'Self-estimate']) {
			await drawer.getByRole('button', { name, exact: true }).click();
		}
		await drawer.getByRole('button', { name: 'Done' }).click();
		await page.getByRole('button', { name: 'Run', exact: true }).click();
		expect((await standing(page)).map((cell) => cell.split(':')[0])).toEqual([
			'All text',
			'All code',
			'Code interpreter',
			'Self-estimate',
			'CodeSteer',
		]);
		expect(await presses(page)).toBe(8);
		expect(visit.console).toEqual([]);
	});

	it('finds the page useful before any press: headline, examples, a finished run with its verdicts', async () => {
		const page = await arrive();
		await page.getByText('example, already run').waitFor();
		expect(await standing(page)).toEqual(['All text: Incorrect', 'All code: Correct', 'CodeSteer: Correct']);
		const examples = page.getByRole('group', { name: 'Examples' }).getByRole('button');
		expect(await examples.count()).toBe(3);
		// The first example is within five presses, past however many screens the header names.
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		for (let presses = 3; presses <= 5; presses += 1) {
			await page.keyboard.press('Tab');
			if ((await examples.first().and(page.locator(':focus')).count()) === 1) return;
		}
		throw new Error('five presses do not reach the first example');
	});

	it('on a phone sees question, Run and the first verdict on one screen, and pages through the lanes', async () => {
		const page = await arrive({ context: { viewport: { width: 390, height: 844 } } });
		await runExample(page, /9\.11/);
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
		await page
			.getByRole('region', { name: 'Scoreboard' })
			.getByRole('button', { name: /^CodeSteer/ })
			.click();
		const lane = page.getByRole('region', { name: 'CodeSteer', exact: true });
		await expect.poll(async () => Math.round((await lane.boundingBox())!.x)).toBeLessThan(30);
	});
});

describe('a speaker', () => {
	it('has all but 120 px of a projector for the lanes while they run', async () => {
		onTestFinished(app.server.hold(PYTHON));
		const page = await arrive({ context: { viewport: { width: 1024, height: 768 } } });
		await runExample(page, /9\.11/);
		await page.getByRole('button', { name: 'Stop', exact: true }).waitFor();
		const lane = page.getByRole('region', { name: 'All text', exact: true });
		await expect.poll(async () => (await lane.boundingBox())!.y).toBeLessThanOrEqual(120);
	});

	it(
		'shows three phenomena on a projector after the network is gone, then every other screen',
		{ timeout: 180_000 },
		async () => {
			const page = await arrive({
				...{ getsReady: true, keepsNoPages: true },
				context: { viewport: { width: 1024, height: 768 } },
			});
			await page.getByText('ready offline').first().waitFor({ timeout: 60_000 });
			await visit.context.setOffline(true);
			for (const [name, right] of [
				[/9\.11/, 'All text: Incorrect'],
				[/24/, 'All code: Incorrect'],
				[/strawberry/, 'All text: Incorrect'],
			] as const) {
				await runExample(page, name);
				const cells = await standing(page);
				expect(cells).toContain(right);
				expect(cells).toContain('CodeSteer: Correct');
			}
			expect(await presses(page)).toBe(3);
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
		await runExample(page, /9\.11/);
		await standing(page);
		await addModel(page, { origin: host.origin, model: 'ok' });
		await page.getByRole('spinbutton', { name: CAP }).fill('2');
		await page.getByRole('link', { name: 'Tasks' }).click();
		await page.getByRole('link', { name: /Game 24/ }).click();
		const slider = page.getByRole('slider', { name: /Level/ });
		const first = Number(await slider.inputValue());
		await slider.press('ArrowRight');
		await page.getByRole('button', { name: 'Ask in the playground' }).click();
		await page.getByRole('button', { name: 'Run', exact: true }).click();
		await standing(page);
		const board = page.getByRole('region', { name: 'Scoreboard' });
		expect(await board.textContent()).toContain(`Game 24 · ${game24.levels[first + 1]!.label} · seed`);
		expect(await board.textContent()).not.toContain('scripted');
		await page.getByRole('link', { name: 'Runs' }).click();
		await page
			.getByRole('link', { name: /9\.11 or 9\.9/ })
			.first()
			.click();
		const box = page.getByRole('textbox', { name: 'Question' });
		await expect.poll(() => box.inputValue()).toContain('9.11 or 9.9');
		expect(await standing(page)).toEqual(['All text: Incorrect', 'All code: Correct', 'CodeSteer: Correct']);
		// What was opened runs with what made it, not with the server added since.
		await page.getByRole('button', { name: /^Demo · bold/ }).waitFor();
		expect(await presses(page)).toBe(9);
		await page.getByRole('link', { name: 'Settings' }).click();
		expect(await page.getByRole('spinbutton', { name: CAP }).inputValue()).toBe('2');
		// A server is asked for its state under addresses that not every one has; the browser notes each that is not there.
		expect(visit.console.filter((line) => !/404 \(Not Found\)/.test(line))).toEqual([]);
	});
});
