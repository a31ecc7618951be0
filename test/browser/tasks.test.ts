import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { FAMILY_LABELS } from '../../src/core/tasks/family-id.ts';
import { families } from '../../src/core/tasks/registry.ts';
import { openApp, type OpenedApp, type Visit } from './support/app.ts';

let app: OpenedApp;
let visit: Visit;
let axeSource: string;

beforeAll(async () => {
	app = await openApp();
	axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});
afterAll(() => app.close());
afterEach(() => visit.context.close());

async function faults(page: Page): Promise<string[]> {
	const { violations } = await page.evaluate(() =>
		(window as unknown as { axe: { run(context: unknown): Promise<AxeResults> } }).axe.run({
			include: [['main']],
		}),
	);
	return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

async function overflow(page: Page): Promise<number> {
	return page.evaluate(() =>
		Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
	);
}

describe('every task at its hardest level', () => {
	for (const colorScheme of ['light', 'dark'] as const) {
		it(
			`is drawn without accessibility faults and fits 400 px, ${colorScheme}`,
			{ timeout: 240_000 },
			async () => {
				visit = await app.visit({
					hash: '#/tasks',
					context: { colorScheme, viewport: { width: 400, height: 800 } },
				});
				const { page } = visit;
				await page.evaluate(axeSource);
				const found: Record<string, unknown> = {};
				for (const family of families) {
					const level = family.levels.at(-1)!;
					const query = new URLSearchParams({ level: level.id, seed: '3' }).toString();
					await page.goto(`${app.server.url}#/tasks/${family.id}?${query}`);
					await page
						.getByRole('heading', { level: 1, name: FAMILY_LABELS[family.id], exact: true })
						.waitFor();
					await page.getByRole('figure').first().waitFor();
					// What is too wide is told a frame later.
					await page.evaluate(
						() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
					);
					const [wrong, tooWide] = [await faults(page), await overflow(page)];
					if (wrong.length > 0 || tooWide > 0) found[family.id] = { wrong, tooWide };
				}
				expect(found).toEqual({});
				expect(visit.console).toEqual([]);
			},
		);
	}
});

describe('pictures', () => {
	it('say in words what the map shows', async () => {
		visit = await app.visit({ hash: '#/tasks/path-plan?seed=3' });
		const figure = visit.page.getByRole('figure').first();
		await figure.waitFor();
		const lines = await figure.getByRole('listitem').allTextContents();
		expect(lines[0]).toBe('Room: x from -1.4 to 1.4, y from -1.4 to 1.4');
		expect(lines.some((line) => /^start: \(-?[\d.]+, -?[\d.]+\)$/.test(line))).toBe(true);
		expect(lines.some((line) => line.includes(', to be entered: x from '))).toBe(true);
	});

	it('show black discs black and white ones white in both themes', async () => {
		for (const colorScheme of ['light', 'dark'] as const) {
			visit = await app.visit({ hash: '#/tasks/reversi?seed=3', context: { colorScheme } });
			const brightness = (name: string) =>
				visit.page
					.getByRole('cell', { name })
					.first()
					.locator('.entry')
					.evaluate((disc) => Number(/\d+/.exec(getComputedStyle(disc).backgroundColor)?.[0]));
			await visit.page.getByRole('figure').first().waitFor();
			expect(await brightness('0 black')).toBeLessThan(60);
			expect(await brightness('1 white')).toBeGreaterThan(200);
			if (colorScheme === 'light') await visit.context.close();
		}
	});

	it('typeset the formulas of word problems', async () => {
		visit = await app.visit({ hash: '#/tasks/math-counting-and-probability' });
		await visit.page.getByRole('figure').first().waitFor();
		const level = families.find(({ id }) => id === 'math-counting-and-probability')!.levels.at(-1)!.id;
		await visit.page.goto(`${app.server.url}#/tasks/math-counting-and-probability?level=${level}&seed=3`);
		await visit.page.locator('figure .katex').first().waitFor();
		expect(await visit.page.getByRole('figure').first().textContent()).not.toContain('$');
	});
});

describe('going back', () => {
	it('from the playground leads to the task that was taken there, as it was left', async () => {
		visit = await app.visit({ hash: '#/tasks' });
		const { page } = visit;
		await page.getByRole('link', { name: /^Game 24/ }).click();
		await page.getByRole('slider', { name: /Level/ }).press('ArrowRight');
		await page.getByRole('button', { name: 'Another one' }).click();
		const left = new URL(page.url()).hash;
		expect(left).toMatch(/^#\/tasks\/game-24\?level=.*&seed=2$/);
		await page.getByRole('button', { name: 'Ask in the playground' }).click();
		await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
		await page.goBack();
		await page.getByRole('heading', { level: 1, name: 'Game 24' }).waitFor();
		expect(new URL(page.url()).hash).toBe(left);
		// However often the level was moved: all tasks are one step away.
		await page.goBack();
		await page.getByRole('heading', { level: 1, name: 'Tasks', exact: true }).waitFor();
	});

	it('from a task looked at in Runs leads to the runs', async () => {
		visit = await app.visit({ hash: '#/tasks/letters?seed=3' });
		const { page } = visit;
		await page.getByRole('button', { name: 'Ask in the playground' }).click();
		await page.getByRole('button', { name: 'Run', exact: true }).click();
		await page.getByRole('link', { name: 'Runs' }).click();
		await page.getByRole('link', { name: /^Letters · / }).click();
		await page.getByRole('heading', { level: 1, name: 'Letters' }).waitFor();
		await page.goBack();
		await page.getByRole('heading', { level: 1, name: 'Runs' }).waitFor();
	});
});
