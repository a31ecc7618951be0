import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { families } from '../../src/core/tasks/registry.ts';
import {
	allEnded,
	ask,
	chooseMethods,
	laneOf,
	openApp,
	PYTHON,
	stopClock,
	verdictOf,
	type OpenedApp,
	type Visit,
} from './support/app.ts';
import { LARGER } from './support/questions.ts';
import { expectKept, expectSaid, readEverything, readRunsWhole } from './support/stores.ts';

let app: OpenedApp;
let visit: Visit;

beforeAll(async () => {
	app = await openApp();
});
afterAll(() => app.close());
afterEach(() => visit.context.close());

const COUNT = 'How many r are in strawberry?';

/** A run that goes on until it is let go: its program waits for Python. */
async function runHeld(page: Page): Promise<() => void> {
	const release = app.server.hold(PYTHON);
	onTestFinished(release);
	await chooseMethods(page, ['CodeSteer']);
	await ask(page, LARGER, '9.9');
	await laneOf(page, 'CodeSteer').getByRole('article').first().waitFor();
	return release;
}

describe('kept runs', () => {
	it('go on when they are opened while they run, in this tab and in another', async () => {
		visit = await app.visit();
		const { page, context } = visit;
		const release = await runHeld(page);
		const second = await context.newPage();
		await second.goto(`${app.server.url}#/runs`);
		await second.getByRole('link', { name: /Running.*CodeSteer/s }).click();
		await second.getByRole('button', { name: 'Stop' }).waitFor();
		await page.getByRole('link', { name: 'Runs' }).click();
		await page.getByRole('link', { name: LARGER }).click();
		await page.getByRole('button', { name: 'Stop' }).waitFor();
		release();
		expect(await verdictOf(page, 'CodeSteer')).toMatch(/^Correct/);
		expect(await verdictOf(second, 'CodeSteer')).toMatch(/^Correct/);
		await second.getByRole('button', { name: 'Run', exact: true }).waitFor();
		expect(visit.console).toEqual([]);
	});

	it('are shown as cut off as soon as their tab is closed', async () => {
		visit = await app.visit();
		const { page, context } = visit;
		await chooseMethods(page, ['All text']);
		await ask(page, LARGER, '9.9');
		await verdictOf(page, 'All text');
		await expectKept(page, 1);
		const before = await readRunsWhole(page);
		const second = await context.newPage();
		await second.goto(app.server.url);
		await runHeld(second);
		await page.getByRole('link', { name: 'Runs' }).click();
		await page.getByRole('link', { name: /Running.*CodeSteer/s }).waitFor();
		await second.close();
		await expectSaid(page.getByText('the page was closed in the middle'));
		await expectKept(page, 2, before);
	});

	it('have an address each; one that is not kept says so', async () => {
		visit = await app.visit();
		const { page } = visit;
		await chooseMethods(page, ['All text']);
		await ask(page, LARGER, '9.9');
		const verdict = await verdictOf(page, 'All text');
		await page.getByRole('link', { name: 'Runs' }).click();
		const address = await page.getByRole('link', { name: /All text/ }).getAttribute('href');
		// Only a page that was elsewhere opens anew.
		await page.goto('about:blank');
		await page.goto(`${app.server.url}${address ?? ''}`);
		expect(await verdictOf(page, 'All text')).toBe(verdict);
		await page.goto(`${app.server.url}#/runs/nowhere`);
		await page.getByRole('alert').getByText('This browser keeps no such run').waitFor();
	});
});

describe('the list of kept runs', () => {
	/** Two questions, the first with two methods. */
	async function twoQuestions(): Promise<void> {
		visit = await app.visit();
		const { page } = visit;
		await chooseMethods(page, ['All text', 'All code']);
		await ask(page, LARGER, '9.9');
		await verdictOf(page, 'All text');
		await verdictOf(page, 'All code');
		await chooseMethods(page, ['All text']);
		await ask(page, COUNT);
		await allEnded(page);
		await page.getByRole('link', { name: 'Runs' }).click();
		await page.getByText('3 runs', { exact: true }).waitFor();
	}

	it('shows each question once with a cell for each method, and finds it by what one of them answered', async () => {
		await twoQuestions();
		const { page } = visit;
		const entries = page.getByRole('list', { name: 'Kept runs, newest first' }).locator(':scope > li');
		expect(await entries.getByRole('heading').allTextContents()).toEqual([COUNT, LARGER]);
		expect(await entries.nth(1).getByRole('listitem').getByRole('link').allInnerTexts()).toEqual([
			expect.stringMatching(/All text.*9\.11.*m?s/s),
			expect.stringMatching(/All code.*9\.9.*m?s/s),
		]);
		await page.getByRole('searchbox', { name: 'Search runs' }).fill('incorrect 9.11');
		await page.getByText('2 runs', { exact: true }).waitFor();
		await entries.getByRole('link', { name: /Correct.*All code/s }).click();
		expect(await verdictOf(page, 'All code')).toMatch(/^Correct/);
		await page.goBack();
		// The list stays, as it was left, until one goes forward again.
		expect(await entries.getByRole('link', { name: /Correct.*All code/s }).innerText()).toMatch(/9\.9/);
		expect(new URL(page.url()).hash).toBe('#/runs');
		await page.getByText('2 runs', { exact: true }).waitFor();
		await page.goForward();
		expect(await verdictOf(page, 'All code')).toMatch(/^Correct/);
	});

	it('brings back what was deleted until the screen is left; then it is gone, in another tab too', async () => {
		await twoQuestions();
		const { page, context } = visit;
		const second = await context.newPage();
		await second.goto(`${app.server.url}#/runs`);
		await second.getByText('3 runs', { exact: true }).waitFor();
		await page.getByRole('button', { name: 'Delete all 3 found' }).click();
		await page.getByText('3 runs deleted.').waitFor();
		await page.getByText('Nothing here yet').waitFor();
		await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Undo');
		await page.keyboard.press('Enter');
		await page.getByText('3 runs', { exact: true }).waitFor();
		await page.getByRole('button', { name: `Delete run: ${LARGER}` }).click();
		await page.getByText('1 run', { exact: true }).waitFor();
		expect(await second.getByText('3 runs', { exact: true }).count()).toBe(1);
		await page.getByRole('link', { name: 'Settings' }).click();
		await second.getByText('1 run', { exact: true }).waitFor();
		await page.getByRole('link', { name: 'Runs' }).click();
		await page.getByText('1 run', { exact: true }).waitFor();
	});

	it('brings back one deletion after another by keys, and these go on from what came back', async () => {
		await twoQuestions();
		const { page } = visit;
		const focused = () => page.evaluate(() => document.activeElement?.textContent.trim());
		await page.getByRole('button', { name: `Delete run: ${COUNT}` }).press('Enter');
		await page.getByRole('button', { name: `Delete run: ${LARGER}` }).press('Enter');
		await page.getByText('2 runs deleted, 1 before.').waitFor();
		await expect.poll(focused).toBe('Undo');
		await page.keyboard.press('Enter');
		await page.getByText('1 run deleted.').waitFor();
		await expect.poll(focused).toBe('Undo');
		await page.keyboard.press('Enter');
		await page.getByText('3 runs', { exact: true }).waitFor();
		await expect.poll(focused).toBe(COUNT);
	});

	it('offers a deletion back as long as somebody is on the offer, with the pointer or the keys', async () => {
		await twoQuestions();
		const { page } = visit;
		await page.clock.install();
		await page.getByRole('button', { name: 'Delete run: How many r are in strawberry?' }).click();
		const undo = page.getByRole('button', { name: 'Undo' });
		await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Undo');
		await page.clock.runFor(60_000);
		expect(await undo.count()).toBe(1);
		await page.getByText('1 run deleted.').hover();
		await page.getByRole('searchbox', { name: 'Search runs' }).focus();
		await page.clock.runFor(60_000);
		expect(await undo.count()).toBe(1);
		await page.getByRole('searchbox', { name: 'Search runs' }).hover();
		await page.clock.runFor(10_500);
		await undo.waitFor({ state: 'detached' });
	});

	it('keeps a deletion that was not taken back when the page is reloaded', async () => {
		await twoQuestions();
		const { page } = visit;
		await page.getByRole('button', { name: 'Delete run: How many r are in strawberry?' }).click();
		await page.getByText('1 run deleted.').waitFor();
		await page.reload();
		await page.getByText('2 runs', { exact: true }).waitFor();
	});

	it('names the task of a question with its level, and draws it as it was asked', async () => {
		visit = await app.visit({ hash: '#/tasks/game-24?level=n4&seed=7' });
		const { page } = visit;
		await page.getByRole('button', { name: 'Ask in the playground' }).click();
		await chooseMethods(page, ['All text']);
		await page.getByRole('button', { name: 'Run', exact: true }).click();
		await verdictOf(page, 'All text');
		const level = families.find(({ id }) => id === 'game-24')?.levels.find(({ id }) => id === 'n4')?.label;
		await page.getByRole('link', { name: 'Runs' }).click();
		const task = page.getByRole('link', { name: `Game 24 · ${String(level)} · seed 7` });
		expect(await task.getAttribute('href')).toBe('#/tasks/game-24?level=n4&seed=7');
		await page.getByRole('button', { name: 'drawing' }).click();
		await page.getByRole('dialog', { name: 'The task, drawn' }).getByRole('figure').waitFor();
	});

	it('keeps a deletion after ten seconds', async () => {
		await twoQuestions();
		const { page } = visit;
		const stored = async () => (await readEverything(page)).records['codesteer-playground/run-events'];
		const before = await stored();
		await stopClock(page.clock);
		await page.getByRole('button', { name: `Delete run: ${COUNT}` }).click();
		await page.getByText('1 run deleted.').waitFor();
		const undo = page.getByRole('button', { name: 'Undo' });
		// The offer waits as long as the focus is on it.
		await page.getByRole('searchbox', { name: 'Search runs' }).focus();
		await page.clock.runFor(9_999);
		expect([await undo.count(), await stored()]).toEqual([1, before]);
		await page.clock.runFor(1);
		expect(await undo.count()).toBe(0);
		await expect.poll(stored).toBeLessThan(before!);
		await page.clock.resume();
		await page.reload();
		await page.getByText('2 runs', { exact: true }).waitFor();
	});
});

describe('many kept runs', () => {
	/** Questions with the answer that is expected, each answered in words alone. */
	async function asked(...questions: readonly (readonly [string, string])[]): Promise<void> {
		visit = await app.visit();
		const { page } = visit;
		await chooseMethods(page, ['All text']);
		for (const [question, expected] of questions) {
			await ask(page, question, expected);
			await allEnded(page);
		}
		await page.getByRole('link', { name: 'Runs' }).click();
		await page.getByText('2 runs', { exact: true }).waitFor();
	}

	it('are narrowed by filters that the address keeps: over a reload, and back again', async () => {
		await asked([LARGER, '9.9'], [LARGER, '9.11']);
		const { page } = visit;
		const filters = page.getByRole('group', { name: 'Filters' });
		const options = filters.getByRole('combobox', { name: 'Verdict' }).getByRole('option');
		expect(await options.allTextContents()).toEqual(['All', 'Correct', 'Incorrect']);
		await filters.getByRole('combobox', { name: 'Verdict' }).selectOption('Correct');
		await page.getByText('1 of 2 runs, 1 filter', { exact: true }).waitFor();
		await filters.getByRole('combobox', { name: 'Date' }).selectOption('Today');
		await page.getByText('1 of 2 runs, 2 filters', { exact: true }).waitFor();
		expect(new URL(page.url()).hash).toBe('#/runs?verdict=correct&when=today');
		await page.reload();
		await page.getByText('1 of 2 runs, 2 filters', { exact: true }).waitFor();
		await page.goBack();
		await page.getByText('1 of 2 runs, 1 filter', { exact: true }).waitFor();
		await filters.getByRole('button', { name: 'Clear filters' }).click();
		await page.getByText('2 runs', { exact: true }).waitFor();
		await page.goto(`${app.server.url}#/runs?task=nonsense`);
		await page.getByRole('alert').getByText('No run of the task “nonsense” is kept here').waitFor();
		expect(await page.getByText('2 runs', { exact: true }).count()).toBe(1);
		expect(visit.console).toEqual([]);
	});

	it('are compared by keys alone, turn by turn, with what differs marked; a deleted one is named', async () => {
		await asked([LARGER, '9.9'], [COUNT, '3']);
		const { page } = visit;
		for (const question of [LARGER, COUNT]) {
			await page.getByRole('checkbox', { name: `Choose All text: ${question}` }).focus();
			await page.keyboard.press('Space');
		}
		await page.getByRole('link', { name: 'Compare' }).focus();
		await page.keyboard.press('Enter');
		const turn = page.getByRole('region', { name: 'Turn 1' });
		await turn.waitFor();
		const fields = page.getByRole('region', { name: 'Setup' }).getByRole('term');
		expect(await fields.allTextContents()).toEqual(['Question', 'Expected answer']);
		const reply = turn.getByRole('group').filter({ hasText: 'Reply of the model' });
		expect(await reply.locator('mark').allTextContents()).not.toEqual([]);
		await page.goBack();
		await page.getByRole('button', { name: 'Delete chosen' }).click();
		await page.getByText('2 runs deleted.').waitFor();
		await page.goForward();
		await page.getByRole('alert').first().getByText('Run A is not kept in this browser').waitFor();
		expect(visit.console).toEqual([]);
	});

	it('are taken along as one file, and come back from it after they were deleted', async () => {
		await asked([LARGER, '9.9'], [COUNT, '3']);
		const { page } = visit;
		const download = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Export all 2 found' }).click();
		const path = await (await download).path();
		await page.getByRole('button', { name: 'Delete all 2 found' }).click();
		await page.getByText('Nothing here yet').waitFor();
		await page.getByLabel('Open file').setInputFiles(path);
		await page.getByText('2 runs opened and kept. Nothing was executed.').waitFor();
		await page.getByText('2 runs', { exact: true }).waitFor();
		await page.getByRole('link', { name: LARGER }).click();
		expect(await verdictOf(page, 'All text')).toMatch(/^Incorrect/);
		expect(visit.console).toEqual([]);
	});

	it('come from a file that is dropped on any screen, and what is no such file leaves the page where it is', async () => {
		await asked([LARGER, '9.9'], [COUNT, '3']);
		const { page } = visit;
		const download = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Export all 2 found' }).click();
		const exported = await readFile(await (await download).path(), 'utf8');
		await page.getByRole('button', { name: 'Delete all 2 found' }).click();
		await page.getByRole('link', { name: 'Playground', exact: true }).click();
		await page.getByRole('textbox', { name: 'Question' }).waitFor();
		const drop = (text: string) =>
			page.evaluate((content) => {
				const dataTransfer = new DataTransfer();
				dataTransfer.items.add(new File([content], 'dropped.json'));
				const events = (['dragover', 'drop'] as const).map(
					(type) => new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
				);
				return events.map((event) => !document.body.dispatchEvent(event));
			}, text);
		expect(await drop('A shopping list')).toEqual([true, true]);
		expect(await drop(exported)).toEqual([true, true]);
		await page.getByText('2 runs opened and kept. Nothing was executed.').waitFor();
		expect(await page.getByText('The file is no list of runs').count()).toBe(0);
		expect([await page.evaluate(() => location.hash), visit.console]).toEqual(['#/runs', []]);
	});

	it('say what room they take, and what the browser answers when it is asked to keep it', async () => {
		visit = await app.visit({ hash: '#/runs' });
		const room = visit.page.getByRole('region', { name: 'Room in this browser' });
		await room.getByText(/this browser allows/).waitFor();
		await room.getByRole('button', { name: 'Ask the browser to keep it' }).click();
		await room
			.getByRole('status')
			.getByText(/^The browser (?:agreed|did not agree)/)
			.waitFor();
	});
});

describe('a setup’s link', () => {
	it('fills the box and lays its choices over the person’s own; nothing runs, nothing stored changes', async () => {
		visit = await app.visit();
		const { page } = visit;
		await chooseMethods(page, ['All text']);
		const stored = () => page.evaluate(() => JSON.stringify(localStorage));
		const before = await stored();
		await page.goto(`${app.server.url}#/?q=What+is+2386+%C3%97+7419%3F&expected=17701734&methods=codesteer`);
		await page.getByRole('button', { name: '1 method: CodeSteer' }).waitFor();
		expect(await page.getByRole('textbox', { name: 'Question' }).inputValue()).toBe('What is 2386 × 7419?');
		await page.getByRole('region', { name: 'Scoreboard' }).getByText('example, already run').waitFor();
		expect(await stored()).toEqual(before);
		await page.getByRole('button', { name: 'Back to mine' }).click();
		await page.getByRole('button', { name: '1 method: All text' }).waitFor();
		await page.goto(`${app.server.url}#/?q=Hello&methods=magic`);
		await page.getByRole('alert').getByText('There is no method "magic"').waitFor();
	});

	it('is opened once: coming back to its address leaves alone what was typed since', async () => {
		visit = await app.visit();
		const { page } = visit;
		const box = page.getByRole('textbox', { name: 'Question' });
		await page.goto(`${app.server.url}#/?q=From+a+link`);
		await expect.poll(() => box.inputValue()).toBe('From a link');
		await box.fill('My own');
		await page.getByRole('link', { name: 'Settings' }).click();
		await page.getByRole('heading', { name: 'Settings' }).waitFor();
		await page.goBack();
		expect(await box.inputValue()).toBe('My own');
		await page.goto(`${app.server.url}#/?q=Another+link`);
		await expect.poll(() => box.inputValue()).toBe('Another link');
		await page.reload();
		await expect.poll(() => box.inputValue()).toBe('Another link');
	});
});
