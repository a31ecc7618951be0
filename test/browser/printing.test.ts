import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type OpenedApp, type Visit } from './support/app.ts';
import { resize } from './support/layout.ts';

/** What comes out of a printer, and of “Save as PDF”. */

const LONG = { timeout: 60_000 };

let app: OpenedApp;
let visit: Visit;
beforeAll(async () => {
	app = await openApp();
});
afterAll(() => app.close());
afterEach(() => visit.context.close());

async function arrive(hash: string): Promise<Page> {
	visit = await app.visit({ hash, context: { colorScheme: 'dark' } });
	return visit.page;
}

/** The page as it is laid out on paper of that width, in pixels of CSS; A4 with the margins of browsers has 718 and across 1,046. */
async function onPaper(page: Page, width = 718): Promise<void> {
	await resize(page, width, 1000);
	await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
	await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
}

/** Texts of what sticks out of the paper to the right, or is cut off by a box around it. */
function cutOff(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const ranges = document.createRange();
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const cut: string[] = [];
		while (walker.nextNode()) {
			const text = walker.currentNode;
			const around = text.parentElement;
			if ((text.textContent ?? '').trim() === '' || around === null) continue;
			if (!around.checkVisibility() || around.closest('.visually-hidden, svg') !== null) continue;
			ranges.selectNodeContents(text);
			const { right, bottom, width } = ranges.getBoundingClientRect();
			let isCut = width > 0 && right > document.documentElement.clientWidth + 1;
			for (let box: Element | null = around; box !== null && box !== document.body; box = box.parentElement) {
				const { overflowX, overflowY } = getComputedStyle(box);
				const edge = box.getBoundingClientRect();
				if (overflowX !== 'visible' && right > edge.right + 1) isCut = true;
				if (overflowY !== 'visible' && bottom > edge.bottom + 1) isCut = true;
			}
			if (isCut) cut.push(text.textContent ?? '');
		}
		return cut;
	});
}

/**
 * Beginnings of lines that lie over others of the same sheet, where it is laid out in pages of any of these heights: columns, which
 * browsers break as they break pages. A formula, whose own
 * boxes lie over each other, counts as one.
 */
function laidOver(sheet: Locator, heights: readonly number[]): Promise<string[]> {
	return sheet.evaluate((sheet, heights) => {
		const over: string[] = [];
		const lines = document.createRange();
		for (const height of heights) {
			sheet.parentElement!.style.cssText = `display: block; columns: 718px; column-fill: auto; width: 718px; height: ${String(height)}px`;
			const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
			const rects: { text: string; at: DOMRect }[] = [];
			while (walker.nextNode()) {
				const text = walker.currentNode;
				if ((text.textContent ?? '').trim() === '' || text.parentElement?.closest('svg, .katex') !== null)
					continue;
				lines.selectNodeContents(text);
				for (const at of lines.getClientRects())
					rects.push({ text: (text.textContent ?? '').slice(0, 40), at });
			}
			for (const formula of sheet.querySelectorAll('.katex'))
				for (const at of formula.getClientRects()) rects.push({ text: formula.textContent, at });
			for (const [index, { text, at }] of rects.entries())
				for (const { at: other } of rects.slice(index + 1)) {
					const wide = Math.min(at.right, other.right) - Math.max(at.left, other.left);
					const high = Math.min(at.bottom, other.bottom) - Math.max(at.top, other.top);
					if (wide > 3 && high > 5) over.push(text);
				}
		}
		return over;
	}, heights);
}

const paper = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const { backgroundColor, color } = getComputedStyle(document.body);
		return [backgroundColor, color];
	});

describe('on paper', () => {
	it(
		'stands a run with its question, every lane and every line of its programs, dark on white, without what acts',
		{ timeout: 120_000 },
		async () => {
			const page = await arrive('#/');
			await page.getByRole('button', { name: /Make 24 from 3 7 8 9/ }).click();
			await page
				.getByRole('status', { name: 'How the lanes stand' })
				.filter({ hasText: '1 of 3 right' })
				.waitFor(LONG);
			await expect.poll(() => page.getByText('more lines').count(), LONG).toBeGreaterThan(0);
			await onPaper(page);
			expect(await paper(page)).toEqual(['rgb(255, 255, 255)', 'rgb(29, 28, 26)']);
			await page.getByText('Make 24 from 3, 7, 8 and 9, using each number once').first().waitFor();
			await page.getByText('Model: Demo · bold').waitFor();
			expect(await page.getByText('more lines').count()).toBe(0);
			const lanes = page.getByRole('region').filter({ has: page.getByRole('list', { name: 'Turns' }) });
			expect(await lanes.count()).toBe(3);
			await lanes.last().locator('pre:visible', { hasText: 'from fractions import Fraction' }).waitFor();
			await lanes.last().getByText('Every number is used once and the value is exactly 24').waitFor();
			expect(await cutOff(page)).toEqual([]);
			for (const name of ['Run', 'Share', 'Tokens', 'Run code', 'more', 'Settings of this run'])
				expect(await page.getByRole('button', { name, exact: true }).count(), name).toBe(0);
			await page.evaluate(() => dispatchEvent(new Event('afterprint')));
			await page.emulateMedia({ media: 'screen' });
			expect(await page.getByText('more lines').count()).toBeGreaterThan(0);
		},
	);

	it('a run is whole before its pages are counted', { timeout: 120_000 }, async () => {
		const page = await arrive('#/');
		await page.getByRole('button', { name: /Make 24 from 3 7 8 9/ }).click();
		await page
			.getByRole('status', { name: 'How the lanes stand' })
			.filter({ hasText: '1 of 3 right' })
			.waitFor(LONG);
		await page.evaluate(() => {
			addEventListener('beforeprint', () => {
				document.title = String(document.body.textContent.includes('more lines'));
			});
		});
		await page.pdf({ format: 'A4' });
		expect(await page.title()).toBe('false');
	});

	it('stands the widest published table with all its columns, across', { timeout: 120_000 }, async () => {
		const page = await arrive('#/bench/published');
		await page.getByRole('columnheader', { name: 'CodeSteer' }).first().waitFor(LONG);
		await onPaper(page, 1046);
		expect(await cutOff(page)).toEqual([]);
		expect(
			await page
				.locator('.scroll')
				.first()
				.evaluate((it) => getComputedStyle(it).page),
		).toBe('across');
	});

	it('stands a lesson with its lanes below each other', { timeout: 120_000 }, async () => {
		const page = await arrive('#/lessons/decimals');
		await page.getByRole('group', { name: 'Your bet' }).getByRole('button').first().click(LONG);
		await page.getByRole('button', { name: 'Run', exact: true }).click();
		await page.getByRole('status', { name: 'What was seen' }).filter({ hasText: /\S/ }).waitFor(LONG);
		await onPaper(page);
		expect(await cutOff(page)).toEqual([]);
		expect(await page.getByRole('link', { name: 'All lessons' }).count()).toBe(0);
		expect(await paper(page)).toEqual(['rgb(255, 255, 255)', 'rgb(29, 28, 26)']);
	});

	it(
		'stands a worksheet whose questions go over several pages with no line over another',
		{ timeout: 120_000 },
		async () => {
			const page = await arrive('#/print/deck/1');
			const sheet = page.getByRole('article').first();
			await sheet.getByText('Your own answer').nth(9).waitFor(LONG);
			// One of them is of MATH, whose formulas are set.
			await sheet.locator('.katex').first().waitFor(LONG);
			expect(await sheet.getByText('A line through a point').innerText()).not.toContain('$');
			await sheet.getByText('Give the final answer alone between <<< and >>>, in exact form').waitFor();
			await onPaper(page);
			expect(await laidOver(sheet, [700, 760, 820, 880, 940, 1000])).toEqual([]);
		},
	);
});
