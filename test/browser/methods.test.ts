import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { METHOD_IDS } from '../../src/core/method-id.ts';
import { methods } from '../../src/core/methods/registry.ts';
import {
	chooseMethods,
	inSettings,
	laneOf,
	runExample,
	openApp,
	verdictOf,
	type OpenedApp,
	type Visit,
} from './support/app.ts';

let app: OpenedApp;
let visit: Visit;

beforeAll(async () => {
	app = await openApp();
});
afterAll(() => app.close());
afterEach(() => visit.context.close());

describe('every steering method in the page, on the demo model', () => {
	it('comes to a verdict on 9.11 or 9.9, all of them at once', { timeout: 240_000 }, async () => {
		visit = await app.visit();
		const { page } = visit;
		const labels = methods.map((method) => method.label);
		await chooseMethods(page, labels);
		await runExample(page, '9.11 or 9.9?');
		const ends: Record<string, string> = {};
		for (const label of labels) {
			const verdict = await verdictOf(page, label, 200_000);
			ends[label] = /^(?:Correct|Incorrect|No answer)/.exec(verdict)?.[0] ?? verdict;
		}
		expect(Object.values(ends).filter((end) => !['Correct', 'Incorrect', 'No answer'].includes(end))).toEqual(
			[],
		);
		expect(ends).toMatchObject({ 'All text': 'Incorrect', 'All code': 'Correct', CodeSteer: 'Correct' });
		await laneOf(page, 'Code + text + sum.').getByText('the summary followed the code').waitFor();
		expect(visit.console).toEqual([]);
	});

	it('shows who sees what, how many calls to expect, and options that keep within their bounds', async () => {
		visit = await app.visit();
		const { page } = visit;
		await chooseMethods(page, ['CodeSteer']);
		await inSettings(page, async (drawer) => {
			await drawer.getByRole('button', { name: 'How CodeSteer works, options' }).click();
			await drawer.getByText(/task model ← guidance only/).waitFor();
			const toggle = page.getByRole('button', { name: 'CodeSteer', exact: true });
			const line = drawer.locator('.line').filter({ has: toggle });
			const turns = drawer.getByRole('spinbutton', { name: /Guidances/ });
			await turns.fill('1');
			await turns.blur();
			await line.getByText('1 call', { exact: true }).waitFor();
			await turns.fill('99');
			await turns.blur();
			await drawer.getByText('options: changed').waitFor();
			expect(await drawer.getByRole('alert').textContent()).toContain('Guidances must be between 1 and 10');
		});
		await runExample(page, 'Make 24 from 3 7 8 9');
		expect(await verdictOf(page, 'CodeSteer')).toMatch(/^Incorrect/);
		expect(await laneOf(page, 'CodeSteer').textContent()).toContain('The coach may speak once and has');
	});

	it('sets all options of a method at once, and says which setting they are', async () => {
		visit = await app.visit();
		const { page } = visit;
		await chooseMethods(page, ['CodeSteer']);
		await inSettings(page, async (drawer) => {
			await drawer.getByRole('button', { name: 'How CodeSteer works, options' }).click();
			await drawer.getByText('options: our defaults').waitFor();
			await drawer.getByText(/fine-tuned 8B/).waitFor();
			const seconds = drawer.getByRole('spinbutton', { name: 'Seconds for a program' });
			for (const [preset, limit] of [
				['as in the paper', '30'],
				['as released', '10'],
				['our defaults', '0'],
			] as const) {
				await drawer.getByRole('button', { name: preset }).click();
				await drawer.getByText(`options: ${preset}`).waitFor();
				expect(await seconds.inputValue()).toBe(limit);
			}
		});
		expect(visit.console).toEqual([]);
	});

	it('lists chosen methods first, lets no line move while it is open, and finds one by its words', async () => {
		visit = await app.visit();
		const { page } = visit;
		await page.getByRole('button', { name: 'Settings of this run' }).click();
		const group = page.getByRole('group', { name: 'Methods' });
		const toggles = group.locator('[aria-pressed]');
		await toggles.first().waitFor();
		expect((await toggles.allTextContents()).slice(0, 3)).toEqual(['All text', 'All code', 'CodeSteer']);
		const before = await toggles.allTextContents();
		await group.getByRole('button', { name: 'All text', exact: true }).click();
		await group.getByRole('button', { name: 'Few-shot', exact: true }).click();
		expect(await toggles.allTextContents()).toEqual(before);
		await page.getByRole('searchbox', { name: 'Find a method' }).fill('five worked examples');
		await page.getByText(`1 of ${String(METHOD_IDS.length)} methods, 3 chosen`).waitFor();
		expect(await toggles.allTextContents()).toEqual(['Few-shot']);
		expect(visit.console).toEqual([]);
	});

	it('explains a word beside it, in a window of 320 pixels, and Escape closes that alone', async () => {
		visit = await app.visit({ context: { viewport: { width: 320, height: 640 } } });
		const { page } = visit;
		await page.getByRole('button', { name: 'Settings of this run' }).click();
		const term = page.getByRole('button', { name: 'normalised score' });
		await term.focus();
		await page.keyboard.press('Enter');
		const explanation = page.getByRole('note').filter({ hasText: 'averaged over all tasks' });
		const box = (await explanation.boundingBox())!;
		expect(box.x).toBeGreaterThanOrEqual(0);
		expect(box.x + box.width).toBeLessThanOrEqual(320);
		await page.keyboard.press('Escape');
		await explanation.waitFor({ state: 'hidden' });
		expect(await term.evaluate((element) => element === document.activeElement)).toBe(true);
		expect(visit.console).toEqual([]);
	});

	it('shows a method on an example: a press in its details runs it and gives the page free to look at', async () => {
		visit = await app.visit();
		const { page } = visit;
		await page.getByRole('button', { name: 'Settings of this run' }).click();
		await page.getByRole('button', { name: 'How Two views works, options' }).click();
		const examples = page.getByRole('group', { name: 'Examples of Two views' });
		await examples.getByText('two calls are enough').waitFor();
		await examples.getByRole('button', { name: 'A story problem' }).click();
		await page.getByRole('dialog').waitFor({ state: 'hidden' });
		expect(await verdictOf(page, 'Two views')).toMatch(/^Correct.*82033097/s);
		// Of its three counts the earlier two are a line each.
		expect(
			await laneOf(page, 'Two views')
				.getByText(/^Votes after \d replies/)
				.allTextContents(),
		).toEqual([
			'Votes after 2 replies: 83383929.5 first of 2 answers',
			'Votes after 3 replies: 82033097 first of 2 answers',
		]);
		await laneOf(page, 'All code').waitFor();
		expect(visit.console).toEqual([]);
	});

	it('stops a run at its budget, keeps what exists, and says which limit it was', async () => {
		visit = await app.visit({ hash: '#/settings' });
		const { page } = visit;
		await page.getByRole('spinbutton', { name: 'Model calls' }).fill('1');
		await page.getByRole('spinbutton', { name: 'Model calls' }).blur();
		await page.getByRole('link', { name: 'Playground' }).click();
		await chooseMethods(page, ['CodeSteer']);
		await runExample(page, 'Make 24 from 3 7 8 9');
		expect(await verdictOf(page, 'CodeSteer')).toMatch(/^Failed.*may make 1 model call/s);
		expect(await laneOf(page, 'CodeSteer').textContent()).toContain('(9 - 7) * 3 * 8');
	});
});
