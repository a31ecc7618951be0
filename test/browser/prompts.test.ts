import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { axeFaults } from './support/axe.ts';
import {
	chooseMethods,
	inSettings,
	laneOf,
	type OpenedApp,
	openApp,
	runExample,
	verdictOf,
	type Visit,
} from './support/app.ts';

let app: OpenedApp;
let visit: Visit;

beforeAll(async () => {
	app = await openApp();
});
afterAll(() => app.close());
afterEach(() => visit.context.close());

const MINE = 'Write Python & <b>nothing</b> else.';

it('words a prompt anew, runs with it, shows it in what was sent, and sets it back', async () => {
	visit = await app.visit();
	const { page } = visit;
	await chooseMethods(page, ['All code']);
	await inSettings(page, async (drawer) => {
		await drawer.getByRole('button', { name: 'How All code works, options' }).click();
		await drawer.getByText(/^What it sends: \d prompts/).click();
		await drawer.getByText('Solve this by writing a Python program.').waitFor();
		await drawer.getByRole('button', { name: 'Edit Answer with a program' }).click();
		const text = drawer.getByRole('textbox', { name: 'Answer with a program, your wording' });
		await text.fill('x'.repeat(100_000));
		await drawer.getByRole('button', { name: 'Use my wording' }).click();
		expect(await drawer.getByRole('alert').textContent()).toBe(
			'The wording has 100,000 characters; the limit is 8,000. Your text stays here.',
		);
		expect((await text.inputValue()).length).toBe(100_000);
		await text.fill(MINE);
		expect(
			await drawer.getByRole('region', { name: 'Difference to ours' }).locator('ins').allTextContents(),
		).not.toEqual([]);
		expect(await axeFaults(page)).toEqual([]);
		await drawer.getByRole('button', { name: 'Use my wording' }).click();
		await drawer.getByText('Answer with a program: your wording is used from the next run on.').waitFor();
		await drawer.getByRole('button', { name: 'All code your wording', exact: true }).waitFor();
	});
	await runExample(page, '9.11 or 9.9?');
	const own = 'All code · your wording';
	expect(await verdictOf(page, own)).toMatch(/^Correct/);
	const lane = laneOf(page, own);
	await lane.getByText('The scripted model does not read your wording').waitFor();
	await lane.first().waitFor();
	await lane
		.locator('summary')
		.filter({ hasText: /message/ })
		.first()
		.click();
	await lane.getByText(MINE).waitFor();
	await lane.getByText('Answer with a program (your wording)').waitFor();

	await inSettings(page, async (drawer) => {
		await drawer.getByRole('button', { name: 'How All code works, options' }).click();
		await drawer.getByText(/^What it sends: \d prompts/).click();
		await drawer.getByRole('button', { name: 'Set back' }).click();
		await drawer.getByText('Answer with a program: ours is used again.').waitFor();
	});
	await runExample(page, '9.11 or 9.9?');
	await verdictOf(page, 'All code');
	expect(await laneOf(page, 'All code').getByText('does not read your wording').count()).toBe(0);
	expect(visit.console).toEqual([]);
});

it('says that a link brings wording of its own before anything is run', async () => {
	const options = { 'all-code': { wording: JSON.stringify({ 'all-code': MINE }) } };
	const query = new URLSearchParams({
		q: 'Which is larger, 9.11 or 9.9?',
		methods: 'all-code',
		choices: JSON.stringify({ methodOptions: options }),
	});
	visit = await app.visit({ hash: `#/?${query.toString()}` });
	const { page } = visit;
	await page.getByText('It brings its own wording of what is sent.').waitFor();
	await page.getByRole('button', { name: 'Read it before you run' }).click();
	await page.getByRole('button', { name: 'How All code works, options' }).click();
	await page.getByText(/^What it sends: \d prompts · 1 in your wording/).click();
	await page.getByRole('region', { name: 'Answer with a program, as it is sent' }).getByText(MINE).waitFor();
	expect(visit.console).toEqual([]);
});
