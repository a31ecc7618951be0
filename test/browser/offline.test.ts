import { afterAll, beforeAll, expect, test } from 'vitest';
import { examples } from '../../src/core/examples.ts';
import { openApp, type OpenedApp, verdictOf } from './support/app.ts';

let app: OpenedApp;
beforeAll(async () => {
	app = await openApp();
});
afterAll(() => app.close());

test(
	'a page left alone for a moment does everything a talk needs without a network',
	{ timeout: 240_000 },
	async () => {
		const { page, context, console: said } = await app.visit();
		const offline = page.getByRole('status', { name: 'Offline' });
		await offline.filter({ hasText: 'ready offline' }).waitFor({ timeout: 120_000 });
		await context.setOffline(true);

		for (const { label } of examples.slice(0, 3)) {
			await page.getByRole('button', { name: label }).first().click();
			const run = page.getByRole('button', { name: 'Run', exact: true });
			if (await run.isVisible()) await run.click();
			for (const method of ['All text', 'All code', 'CodeSteer']) {
				expect([label, method, await verdictOf(page, method)]).toEqual([
					label,
					method,
					expect.stringMatching(/correct|wrong/i) as string,
				]);
			}
			await page
				.getByRole('region', { name: 'Code', exact: true })
				.locator('.monaco-editor')
				.first()
				.waitFor();
		}

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
		await page.getByRole('heading', { name: 'Settings' }).waitFor();
		await screens.getByRole('link', { name: 'Playground' }).click();
		await page.getByRole('textbox', { name: 'Question' }).waitFor();
		expect(said).toEqual([]);
		await context.close();
	},
);
