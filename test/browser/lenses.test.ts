import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { ask, chooseMethods, laneOf, openApp, verdictOf, type OpenedApp, type Visit } from './support/app.ts';
import { axeFaults } from './support/axe.ts';
import { layoutFaults } from './support/layout.ts';

let app: OpenedApp;
let visit: Visit;

beforeAll(async () => {
	app = await openApp();
});
afterAll(() => app.close());
afterEach(() => visit.context.close());

const GAME_24 = 'Make 24 from 3, 7, 8 and 9, using each number once and + − × ÷.';

async function played(methods: readonly string[], question: string): Promise<void> {
	visit = await app.visit();
	await chooseMethods(visit.page, methods);
	await ask(visit.page, question);
	for (const method of methods) await verdictOf(visit.page, method);
}

it('the checker lens adds up line by line to both scores, and selects a line', async () => {
	await played(['CodeSteer'], GAME_24);
	const { page } = visit;
	await page.getByRole('button', { name: 'What the checker counted' }).click();
	const lens = page.getByRole('region', { name: 'Checker lens' });
	await lens.getByRole('table').waitFor();
	const sums = async () => {
		const texts = await lens.locator('tbody td.number').allTextContents();
		const points = texts.map((text) => (text === '–' ? 0 : Number(text)));
		return [0, 1].map((column) => points.filter((_, at) => at % 2 === column).reduce((a, b) => a + b, 0));
	};
	const score = async () => (await lens.locator('tfoot td').allTextContents()).map(Number);
	expect(await score()).toEqual(await sums());
	expect((await score()).every((each) => each > 5)).toBe(true);

	const line = lens.getByRole('button', { name: /^Line/ }).first();
	await line.press('Enter');
	await page.locator('.monaco-editor .selected-text').first().waitFor();
	expect(await axeFaults(page, { exclude: [['.monaco-editor']] })).toEqual([]);
	expect(await layoutFaults(page)).toEqual([]);
});

it('the checker lens reads a program anew when it is edited', async () => {
	await played(['All code'], GAME_24);
	const { page } = visit;
	await page.getByRole('button', { name: 'What the checker counted' }).click();
	const lens = page.getByRole('region', { name: 'Checker lens' });
	const score = () => lens.locator('tfoot td').allTextContents();
	await lens.getByRole('table').waitFor();
	expect(await score()).toEqual(['0.75', '0']);
	await lens.getByText('Yes: it only prints what was written into it').waitFor();
	const editor = page.getByRole('textbox', { name: 'Code editor' });
	await editor.press('Control+Home');
	await editor.pressSequentially('# for');
	await editor.press('Enter');
	await lens.getByText('Read anew').waitFor();
	await lens.getByText('letters of a keyword').waitFor();
	expect(await score()).toEqual(['1.75', '0']);
});

it('the token lens cuts question and answer, and marks where an answer parts from the one beside it', async () => {
	await played(['All text', 'Confidence gate'], 'Which is larger, 9.11 or 9.9?');
	const { page } = visit;
	await laneOf(page, 'Confidence gate').getByRole('button', { name: 'Tokens' }).click();
	const lens = page.getByRole('region', { name: 'Token lens' });
	const word = lens.getByRole('figure', { name: 'A word' });
	await word.waitFor();
	expect(await word.locator('.piece').allTextContents()).toEqual(['st', 'raw', 'berry']);
	await lens.getByText('The scripted demo model has none').waitFor();

	const unsure = lens.getByRole('region', { name: 'Answer of Confidence gate, turn 1' });
	await unsure.getByText('scripted confidence, not measured').waitFor();
	expect(await unsure.getByRole('button', { pressed: true }).locator('.piece').textContent()).toBe('11');
	await unsure.getByText('Here the two answers part.').waitFor();
	await lens.getByRole('textbox', { name: 'Try a text' }).fill('9.11');
	const own = lens.getByRole('figure', { name: 'Your text' });
	expect(await own.locator('.piece').allTextContents()).toEqual(['9', '.', '11']);
	expect(await axeFaults(page)).toEqual([]);
});

it('a token that is exchanged goes on as a fork, beside the original with both verdicts, and stands in Runs', async () => {
	visit = await app.visit({ preferences: { logprobs: true } });
	const { page } = visit;
	await chooseMethods(page, ['All text']);
	await ask(page, 'Which is larger, 9.11 or 9.9?');
	await verdictOf(page, 'All text');
	await laneOf(page, 'All text').getByRole('button', { name: 'Tokens' }).click();
	const lens = page.getByRole('region', { name: 'Token lens' });
	const original = lens.getByRole('region', { name: 'Answer of All text, turn 1', exact: true });
	await original.getByText('Incorrect').waitFor();
	await original.getByRole('button', { name: /^11/ }).click();
	const goOn = original.getByRole('button', { name: 'Go on with “9” instead of “11”' });
	await goOn.focus();
	await page.keyboard.press('Enter');
	const label = 'All text · fork: 9 instead of 11';
	await lens
		.getByRole('status')
		.filter({ hasText: `${label}: Correct` })
		.waitFor();
	const fork = lens.getByRole('region', { name: `Answer of ${label}, turn 1` });
	await fork.getByText('✓ Correct').waitFor();
	await original.getByText('Incorrect').waitFor();
	expect(await axeFaults(page)).toEqual([]);
	for (const width of [1440, 400]) {
		await page.setViewportSize({ width, height: 900 });
		expect(await layoutFaults(page)).toEqual([]);
	}
	await page.goto(`${app.server.url}#/runs`);
	await page.getByRole('link', { name: label }).click();
	await laneOf(page, label).waitFor();
	// What stood there before the exchanged token is read with the answer, and links lead there and back.
	await laneOf(page, label).getByText('The whole parts are the same').waitFor();
	await laneOf(page, label)
		.getByRole('link', { name: /^All text: / })
		.click();
	await laneOf(page, 'All text')
		.getByRole('link', { name: /^9 instead of 11: / })
		.click();
	await laneOf(page, label).waitFor();
	// What comes into view is half transparent for a moment.
	await page.waitForFunction(() => document.getAnimations().length === 0);
	expect(await axeFaults(page)).toEqual([]);
});
