import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { ask, chooseMethods, laneOf, openApp, verdictOf, type OpenedApp, type Visit } from './support/app.ts';

let app: OpenedApp;
let visit: Visit;

beforeAll(async () => {
	app = await openApp();
});
afterAll(() => app.close());
afterEach(() => visit.context.close());

/** Name and text of what has the focus. */
function focused(page: Page): Promise<string> {
	return page.evaluate(() => {
		const at = document.activeElement;
		return `${at?.tagName.toLowerCase() ?? ''} ${at === document.body ? '' : (at?.textContent ?? '')}`.trim();
	});
}

function scrolled(page: Page): Promise<number> {
	return page.evaluate(() => Math.round(scrollY));
}

/** A line of a program, which begins so, and where it is drawn. */
function lineOf(
	program: Locator,
	beginning: string,
): Promise<{ text: string; left: number; right: number; middle: number }> {
	return program.evaluate((element, start) => {
		const all = element.textContent;
		const text = all.split('\n').find((line) => line.startsWith(start)) ?? '';
		const range = document.createRange();
		const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
		const [from, to] = [all.indexOf(`\n${text}`) + 1, all.indexOf(`\n${text}`) + 1 + text.length];
		for (let at = 0; texts.nextNode();) {
			const { currentNode } = texts;
			const length = currentNode.textContent?.length ?? 0;
			if (at <= from && from < at + length) range.setStart(currentNode, from - at);
			if (at < to && to <= at + length) range.setEnd(currentNode, to - at);
			at += length;
		}
		const { left, right, top, height } = range.getBoundingClientRect();
		return { text, left, right, middle: top + height / 2 };
	}, beginning);
}

describe('going from screen to screen', () => {
	it('leaves the focus alone when the page opens, then takes it to the heading and the view to the top', async () => {
		visit = await app.visit({ hash: '#/tasks' });
		const { page } = visit;
		await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor();
		expect(await focused(page)).toBe('body');
		await page.getByRole('link', { name: /^Letters / }).click();
		await page.getByRole('heading', { level: 1, name: 'Letters' }).waitFor();
		expect([await focused(page), await scrolled(page)]).toEqual(['h1 Letters', 0]);
		expect(await page.title()).toBe('Letters · CodeSteer Playground');
		for (const name of ['Settings', 'Runs', 'Playground']) {
			await page.getByRole('link', { name, exact: true }).click();
			await page.getByRole('heading', { level: 1, name }).waitFor({ state: 'attached' });
			expect(await focused(page)).toBe(`h1 ${name}`);
			expect(await page.title()).toBe(`${name} · CodeSteer Playground`);
		}
		await page.goto(`${app.server.url}#/nowhere`);
		await page.getByRole('heading', { level: 1, name: 'Not found' }).waitFor();
		expect(await focused(page)).toBe('h1 Not found');
	});

	it('keeps the focus where it is while a slider moves the address', async () => {
		visit = await app.visit({ hash: '#/tasks/letters' });
		const { page } = visit;
		const slider = page.getByRole('slider');
		await slider.focus();
		await page.keyboard.press('ArrowRight');
		await page.waitForFunction(() => location.hash.includes('level='));
		expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('range');
	});

	it('begins a new screen at its top, also from the bottom of a long one', async () => {
		visit = await app.visit({ hash: '#/tasks' });
		const { page } = visit;
		await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor();
		const last = page.getByRole('listitem').last().getByRole('link');
		await last.scrollIntoViewIfNeeded();
		expect(await scrolled(page)).toBeGreaterThan(200);
		await last.click();
		await page.getByRole('link', { name: '← all tasks' }).waitFor();
		expect(await scrolled(page)).toBe(0);
	});

	it('goes on where a screen was left when a person goes back to it, and forth again', async () => {
		visit = await app.visit({ hash: '#/tasks' });
		const { page } = visit;
		await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor();
		const task = page.getByRole('link', { name: /^Pooling / });
		await task.scrollIntoViewIfNeeded();
		await page.evaluate(() => scrollBy(0, 60));
		const left = await scrolled(page);
		expect(left).toBeGreaterThan(200);
		await task.click();
		await page.getByRole('heading', { level: 1, name: 'Pooling' }).waitFor();
		expect(await scrolled(page)).toBe(0);
		await page.goBack();
		await expect.poll(() => scrolled(page)).toBe(left);
		expect(await focused(page)).toBe('h1 Tasks');
		await page.goForward();
		await page.getByRole('heading', { level: 1, name: 'Pooling' }).waitFor();
		expect(await scrolled(page)).toBe(0);
	});
});

describe('results on screen', () => {
	it('say which question they answer once the box holds another', async () => {
		visit = await app.visit();
		const { page } = visit;
		await chooseMethods(page, ['All text']);
		await ask(page, 'Which is larger, 9.11 or 9.9?');
		await verdictOf(page, 'All text');
		const said = page.getByRole('region', { name: 'Scoreboard' }).getByText('answers to');
		expect(await said.count()).toBe(0);
		await page.getByRole('textbox', { name: 'Question' }).fill('How many r are in strawberry?');
		expect(await said.locator('..').textContent()).toContain('Which is larger, 9.11 or 9.9?');
		await page.getByRole('textbox', { name: 'Question' }).fill('Which is larger, 9.11 or 9.9?');
		expect(await said.count()).toBe(0);
	});

	it('let a line of a program be selected by dragging over it, and move nothing; the button opens it', async () => {
		visit = await app.visit();
		const { page } = visit;
		await chooseMethods(page, ['All code', 'CodeSteer']);
		await ask(page, 'Which is larger, 9.11 or 9.9?');
		await verdictOf(page, 'All code');
		await verdictOf(page, 'CodeSteer');
		const code = page.getByRole('region', { name: 'Code', exact: true });
		await laneOf(page, 'CodeSteer').getByRole('button', { name: 'Open this program' }).first().click();
		await code.getByText('CodeSteer, turn 1').waitFor();
		const program = laneOf(page, 'All code').getByRole('article').locator('pre').first();
		const state = async () => ({
			shown: (await code.locator('b').first().textContent())?.trim(),
			scrolled: await scrolled(page),
			place: await program.boundingBox(),
			current: await page.getByRole('listitem').and(page.locator('[aria-current]')).count(),
		});
		const before = await state();
		const line = await lineOf(program, 'print(');
		await page.mouse.move(line.left + 1, line.middle);
		await page.mouse.down();
		await page.mouse.move(line.right + 20, line.middle, { steps: 8 });
		await page.mouse.up();
		expect(await page.evaluate(() => getSelection()?.toString())).toBe(line.text);
		expect(await state()).toEqual(before);
		await program.click();
		expect(await state()).toEqual(before);
		await laneOf(page, 'All code').getByRole('button', { name: 'Open this program' }).focus();
		await page.keyboard.press('Enter');
		await code.getByText('All code, turn 1').waitFor();
	});
});

describe('an edit of a program', () => {
	it('outlasts a look at another turn and a lane that streams', async () => {
		visit = await app.visit();
		const { page } = visit;
		await chooseMethods(page, ['All code']);
		await ask(page, 'Which is larger, 9.11 or 9.9?');
		await verdictOf(page, 'All code');
		await page
			.getByRole('textbox', { name: 'Question' })
			.fill('Make 24 from 3, 7, 8 and 9, using each number once and + − × ÷.');
		await chooseMethods(page, ['CodeSteer']);
		await page.getByRole('button', { name: 'Run', exact: true }).click();
		const lane = laneOf(page, 'CodeSteer');
		await verdictOf(page, 'CodeSteer');
		const turns = lane.getByRole('listitem', { name: /^Turn \d/ });
		await turns.first().focus();
		const code = page.getByRole('region', { name: 'Code', exact: true });
		await code.getByText('CodeSteer, turn 1').waitFor();
		await code.locator('.monaco-editor').first().click();
		await page.keyboard.press('Control+A');
		await page.keyboard.type('print(6 * 7)');
		await code.getByText('CodeSteer, turn 1 · edited').waitFor();
		await turns.nth(1).focus();
		await code.getByText('CodeSteer, turn 2', { exact: true }).waitFor();
		await turns.first().focus();
		await code.getByText('CodeSteer, turn 1 · edited').waitFor();
		await code.getByRole('button', { name: 'Run code' }).click();
		await page.getByRole('region', { name: 'Output' }).getByText('42').waitFor();
		await code.getByRole('button', { name: 'Undo edits' }).click();
		expect(await code.textContent()).not.toContain('edited');
	});
});

describe('a question the page waits for', () => {
	it('keeps everything on Escape and gives the focus back; deletes on yes', async () => {
		visit = await app.visit();
		const { page } = visit;
		await chooseMethods(page, ['All text']);
		await ask(page, 'Which is larger, 9.11 or 9.9?');
		await verdictOf(page, 'All text');
		await page.getByRole('link', { name: 'Settings' }).click();
		const opener = page.getByRole('button', { name: 'Forget everything' });
		await opener.click();
		const dialog = page.getByRole('dialog', { name: 'Forget everything?' });
		await dialog.waitFor();
		expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);
		await page.keyboard.press('Escape');
		await dialog.waitFor({ state: 'detached' });
		expect(await focused(page)).toBe('button Forget everything');
		await opener.click();
		await dialog.getByRole('button', { name: /^Yes, delete/ }).click();
		await page.getByText('Everything this page kept is gone').waitFor();
		await page.getByRole('link', { name: 'Runs' }).click();
		await page.getByText('Nothing here yet').waitFor();
	});
});
