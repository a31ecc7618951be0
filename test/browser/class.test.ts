import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from './support/axe.ts';
import { openApp, type OpenedApp, type Visit } from './support/app.ts';
import { layoutFaults, resize } from './support/layout.ts';

let app: OpenedApp;
const visits: Visit[] = [];
beforeAll(async () => {
	app = await openApp();
});
afterAll(() => app.close());
afterEach(async () => {
	for (const { context } of visits.splice(0)) await context.close();
});

async function visit(hash: string): Promise<Visit> {
	const opened = await app.visit({ hash });
	visits.push(opened);
	return opened;
}

async function faultsOf(page: Page): Promise<string[]> {
	const faults: string[] = [];
	for (const [colorScheme, width] of [
		['light', 1440],
		['dark', 400],
	] as const) {
		await page.emulateMedia({ colorScheme });
		await resize(page, width, 900);
		faults.push(...(await layoutFaults(page)), ...(await axeFaults(page)));
	}
	return faults;
}

describe('a class', () => {
	it('keeps the number of students that stands in its field when the page is reloaded', async () => {
		const { page } = await visit('#/bench/new');
		await page.getByRole('spinbutton', { name: 'Questions per level' }).fill('1');
		await page.getByRole('status', { name: 'Estimate' }).filter({ hasText: '12 runs' }).waitFor();
		await page.getByRole('button', { name: 'Make a class' }).click();
		const expected = page.getByRole('spinbutton', { name: 'Students expected (optional)' });
		await expected.fill('12');
		await page.reload();
		await expect.poll(() => expected.inputValue()).toBe('12');
	});

	it('goes from the bench by a link to a student and back as a line of text, which counts once', async () => {
		const lecturer = await visit('#/bench/new');
		const { page } = lecturer;
		await page.getByRole('spinbutton', { name: 'Questions per level' }).fill('1');
		await page.getByRole('status', { name: 'Estimate' }).filter({ hasText: '12 runs' }).waitFor();
		await page.getByRole('button', { name: 'Make a class' }).click();
		const link = (await page.getByLabel('The link for students', { exact: true }).textContent()) ?? '';
		expect(link).toContain('#/class/join?d=');
		await page.getByRole('img', { name: 'QR code of the link for students' }).waitFor();

		const student = await visit(link.slice(link.indexOf('#')));
		await student.page.getByText('4 questions that are drawn for you alone').waitFor();
		await student.page.getByText('Scripted, not an LLM').waitFor();
		await student.page.getByRole('textbox', { name: 'Nickname (optional)' }).fill('<b>Ann</b>');
		expect(await student.page.getByRole('progressbar').count()).toBe(0);
		await student.page.getByRole('button', { name: 'Start my part' }).click();
		const focused = (of: Page) => of.evaluate(() => document.activeElement?.textContent);
		await student.page.getByRole('heading', { name: 'Your part' }).waitFor();
		await expect.poll(() => focused(student.page)).toBe('Your part');
		const result = student.page.getByLabel('Your result', { exact: true });
		await result.waitFor({ timeout: 100_000 });
		const line = (await result.textContent()) ?? '';
		expect(line).toMatch(/^CSP1\.[\w-]+$/);
		await student.page.getByRole('img', { name: 'QR code of your result' }).waitFor();
		expect(await faultsOf(student.page)).toEqual([]);

		const box = page.getByRole('textbox', { name: 'Collected results' });
		const status = (words: string) =>
			page.getByRole('status', { name: 'Collecting' }).filter({ hasText: words }).waitFor();
		await box.fill(`On Monday Ann wrote:\n> ${line}\n`);
		await status('1 result taken in.');
		await box.fill(`${line} ${line.slice(0, 60)}`);
		await status('0 results taken in, 1 known already, 1 refused.');
		await page.getByRole('list', { name: 'Not taken in' }).getByText('cut off or changed').waitFor();
		const students = page.getByRole('table', { name: 'Students' });
		await students.getByRole('row', { name: '<b>Ann</b> Demo · bold' }).waitFor();
		await page.getByRole('heading', { name: 'Results of the scripted demo model' }).waitFor();
		await page.getByRole('img', { name: /^Joint evidence after each of 1 student/ }).waitFor();
		const expected = page.getByRole('spinbutton', { name: 'Students expected (optional)' });
		await expected.fill('2');
		await expected.press('Tab');
		await page.getByText('1 of 2 students are in.').waitFor();
		await students.getByRole('button', { name: 'Remove <b>Ann</b>' }).click();
		await page.getByText('The result of <b>Ann</b> was removed.').waitFor();
		await expect.poll(() => focused(page)).toBe('Undo');
		await page.keyboard.press('Enter');
		await students.getByRole('row', { name: '<b>Ann</b> Demo · bold' }).waitFor();
		await page.getByRole('button', { name: 'Clear results' }).click();
		await page.getByRole('button', { name: 'Clear', exact: true }).click();
		await page.getByText('No result has been collected yet.').waitFor();
		await page.waitForFunction(() => document.activeElement?.textContent === 'Collected results');
		await box.fill(`${line} ${line.slice(0, 60)}`);
		await status('1 result taken in, 1 refused.');
		await page.getByRole('button', { name: 'Use the camera' }).click();
		await page
			.getByRole('alert')
			.filter({ hasText: /camera/i })
			.waitFor();
		await page.getByRole('button', { name: 'Turn the camera off' }).click();
		expect(await faultsOf(page)).toEqual([]);

		await page.reload();
		await students.getByRole('row', { name: '<b>Ann</b>' }).waitFor();
		await student.page.reload();
		await result.filter({ hasText: line }).waitFor();
		expect([lecturer.console, lecturer.foreign, student.console, student.foreign]).toEqual([[], [], [], []]);
	});
});
