import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, chooseMethods, openApp, verdictOf, type OpenedApp } from './support/app.ts';

let app: OpenedApp;

beforeAll(async () => {
	app = await openApp('playground.test');
});
afterAll(() => app.close());

test('over plain http in a network a question runs, Python included, and the run is kept', async () => {
	const { page, context, console } = await app.visit();
	expect(await page.evaluate(() => [isSecureContext, 'randomUUID' in crypto])).toEqual([false, false]);
	await chooseMethods(page, ['All code']);
	await ask(page, 'Which is larger: 9.11 or 9.9?', '9.9');
	expect(await verdictOf(page, 'All code')).toMatch(/^Correct.*9\.9/s);
	await page.goto(`${app.server.url}#/runs`);
	await page.getByRole('main').getByText('Which is larger: 9.11 or 9.9?').first().waitFor();
	expect(console.filter((line) => line.startsWith('uncaught'))).toEqual([]);
	await context.close();
});

test('over plain http Settings says what cannot be kept there and why, and keeps the rest', async () => {
	const { page, context, console } = await app.visit({ hash: '#/settings' });
	const form = page.getByRole('form', { name: 'Add a model' });
	await form.getByText('This page is not served by https').waitFor();
	const keep = form.getByRole('combobox', { name: 'Keep the key' });
	expect(await keep.inputValue()).toBe('tab');
	await form.getByRole('textbox', { name: /API key/ }).fill('sk-planted-0123456789');
	await form.getByRole('button', { name: 'Add model' }).click();
	await page.getByRole('list', { name: 'Keys held' }).getByText('until this tab is closed').waitFor();

	const section = page.getByRole('region', { name: 'In the browser' });
	await section.getByRole('textbox', { name: 'Or the address of one' }).fill('https://files.example/m.gguf');
	await section.getByRole('button', { name: 'Download', exact: true }).first().click();
	await section.getByText('the browser keeps no model files for it').waitFor();
	expect(await section.getByRole('button', { name: 'Download', exact: true }).first().isEnabled()).toBe(true);

	await page.getByRole('button', { name: /Forget everything/ }).click();
	await page.getByRole('button', { name: /^Yes, delete/ }).click();
	await page.getByText('Everything this page kept is gone').waitFor();
	await page.getByText('No key is held').waitFor();
	expect(console.filter((line) => line.startsWith('uncaught'))).toEqual([]);
	await context.close();
});
