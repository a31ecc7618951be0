import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startModelServer } from '../support/model-server/server.ts';
import {
	allEnded,
	ask,
	chooseMethods,
	laneOf,
	openApp,
	pressRun,
	PYTHON,
	reloadWith,
	runExample,
	verdictOf,
	type OpenedApp,
	type Visit,
} from './support/app.ts';
import { withModel } from './support/custom-model.ts';
import { GAME_24, LARGER } from './support/questions.ts';
import { readEverything } from './support/stores.ts';

let app: OpenedApp;
let visit: Visit;

beforeAll(async () => {
	app = await openApp();
});
afterAll(() => app.close());
afterEach(() => visit.context.close());

describe('the playground on the demo model', () => {
	it('says 9.11 in text and 9.9 in code, each against the expected answer', async () => {
		visit = await app.visit();
		const { page } = visit;
		await chooseMethods(page, ['All text', 'All code']);
		await runExample(page, '9.11 or 9.9?');
		expect(await verdictOf(page, 'All text')).toMatch(/^Incorrect.*9\.11/s);
		expect(await verdictOf(page, 'All code')).toMatch(/^Correct.*9\.9/s);
		expect(visit.console).toEqual([]);
		expect(visit.foreign).toEqual([]);
	});

	it('solves 3 7 8 9 with CodeSteer: a disguised guess, the push for a search, a real search', async () => {
		visit = await app.visit();
		const { page } = visit;
		await chooseMethods(page, ['CodeSteer']);
		await runExample(page, 'Make 24 from 3 7 8 9');
		expect(await verdictOf(page, 'CodeSteer')).toMatch(/^Correct/);
		const lane = laneOf(page, 'CodeSteer');
		const turns = lane.getByRole('list', { name: 'Turns' }).locator(':scope > li');
		expect(await turns.count()).toBe(2);
		expect(await turns.nth(0).textContent()).toContain('Only prints a guess: nothing is computed');
		expect(await turns.nth(0).textContent()).toContain('Test program: wrong, 48, not 24');
		expect(await turns.nth(1).textContent()).toContain('Searches with');
		expect(await turns.nth(1).textContent()).toContain('searching');
		expect(await turns.nth(1).textContent()).toContain('Test program: right');
		const chain = await lane.getByRole('group', { name: 'Mode chain' }).textContent();
		expect(chain?.replace(/\s+/g, ' ').trim()).toBe('coach, code, coach better, code, coach return');
		const code = page.getByRole('region', { name: 'Code', exact: true });
		await code.getByRole('button', { name: 'Difference' }).waitFor();
		expect(await code.textContent()).toContain('CodeSteer, turn 2');
		expect(await page.getByRole('region', { name: 'Output' }).textContent()).toContain('<<<');
		expect(visit.console).toEqual([]);
	});

	it('shows the code of the lane in view right below it on a phone, however long the lane beside it is, and cuts no answer of the scoreboard', async () => {
		visit = await app.visit({ context: { viewport: { width: 400, height: 800 } } });
		const { page } = visit;
		await chooseMethods(page, ['All text', 'All code', 'Code interpreter', 'CodeSteer']);
		await runExample(page, 'Make 24 from 3 7 8 9');
		await allEnded(page);
		const below = async (label: string) => {
			const lane = await laneOf(page, label).boundingBox();
			const code = await page.getByRole('region', { name: 'Code', exact: true }).boundingBox();
			return code === null || lane === null ? NaN : Math.round(code.y - lane.y - lane.height);
		};
		const hidden = (label: string) =>
			laneOf(page, label).evaluate((lane) => lane.scrollHeight - lane.clientHeight);
		const cells = page.getByRole('region', { name: 'Scoreboard' });
		for (const label of ['All text', 'CodeSteer', 'All text']) {
			await cells.getByRole('button', { name: label }).click();
			await expect.poll(() => hidden(label), { message: label }).toBe(0);
			await expect.poll(() => below(label), { message: label }).toBeLessThan(40);
			await expect.poll(() => below(label), { message: label }).toBeGreaterThanOrEqual(0);
			const code = page.getByRole('region', { name: 'Code', exact: true });
			await expect
				.poll(async () => (await code.textContent())?.includes('CodeSteer, turn'), { message: label })
				.toBe(label === 'CodeSteer');
		}
		for (const width of [400, 1024, 1440]) {
			await page.setViewportSize({ width, height: 800 });
			const cut = await cells.getByRole('button', { name: /correct/i }).evaluateAll((all) =>
				all
					.flatMap((cell) =>
						[...cell.querySelectorAll<HTMLElement>('strong, .name')].filter((part) => {
							const [inner, outer] = [part.getBoundingClientRect(), cell.getBoundingClientRect()];
							const isOutside = inner.right > outer.right || inner.bottom > outer.bottom;
							const isClipped =
								getComputedStyle(part).overflow !== 'visible' && part.scrollHeight > part.clientHeight;
							return isOutside || isClipped || part.scrollWidth > part.clientWidth;
						}),
					)
					.map((part) => part.textContent),
			);
			expect({ width, cut }).toEqual({ width, cut: [] });
		}
	});

	it('shows the three lanes of the first screen whole beside the code view, on small laptops too', async () => {
		visit = await app.visit({ context: { viewport: { width: 1366, height: 768 } } });
		const { page } = visit;
		await page.getByText('example, already run').waitFor();
		const ends = async () => {
			const code = (await page.getByRole('region', { name: 'Code', exact: true }).boundingBox())?.x ?? 0;
			const lanes = await page.getByRole('region', { name: 'CodeSteer', exact: true }).boundingBox();
			return code - (lanes === null ? Infinity : lanes.x + lanes.width);
		};
		for (const width of [1366, 1280]) {
			await page.setViewportSize({ width, height: 768 });
			await expect.poll(ends, { message: `${String(width)} px` }).toBeGreaterThan(0);
		}
	});

	it('fetches the editor for who saves data where there is code to show, not at the first press', async () => {
		visit = await app.visit({ hash: '#/settings' });
		const { page } = visit;
		const fetched = () => app.server.requests.filter((name) => name.includes('monaco-core')).length;
		const before = fetched();
		await page.getByRole('link', { name: 'Runs' }).click();
		await page.getByRole('heading', { name: 'Runs', level: 1 }).waitFor();
		await page.waitForLoadState('networkidle');
		expect(fetched()).toBe(before);
		await page.getByRole('link', { name: 'Playground', exact: true }).click();
		await runExample(page, '9.11 or 9.9?');
		await page.locator('.monaco-editor').first().waitFor();
		expect(fetched()).toBe(before + 1);
		expect(visit.console).toEqual([]);
	});

	it('fetches Python once, at the first press, not before', async () => {
		visit = await app.visit({ getsReady: true, isClockStopped: true });
		const { page } = visit;
		await page.getByText('example, already run').waitFor();
		const fetched = () => app.server.requests.filter((name) => name === PYTHON).length;
		const before = fetched();
		await page.waitForLoadState('networkidle');
		expect(fetched()).toBe(before);
		await page.getByRole('textbox', { name: 'Question' }).click();
		await expect.poll(fetched).toBe(before + 1);
		await runExample(page, '9.11 or 9.9?');
		expect(await verdictOf(page, 'All code')).toMatch(/^Correct/);
		expect(fetched()).toBe(before + 1);
	});

	it('runs edited code by hand and shows its output', async () => {
		visit = await app.visit();
		const { page } = visit;
		await chooseMethods(page, ['All code']);
		await runExample(page, '9.11 or 9.9?');
		await verdictOf(page, 'All code');
		const code = page.getByRole('region', { name: 'Code', exact: true });
		await code.locator('.monaco-editor').first().click();
		await page.keyboard.press('Control+A');
		await page.keyboard.type('print(6 * 7)');
		await code.getByRole('button', { name: 'Run code' }).click();
		const output = page.getByRole('region', { name: 'Output' });
		await output.getByText('42').waitFor();
		expect(await output.textContent()).toMatch(/finished in .*42/s);
		await code.getByRole('button', { name: 'Undo edits' }).click();
		expect(await code.textContent()).not.toContain('edited');
	});

	it('says once that its script does not know a question, with the ways to a real model, instead of three refusals', async () => {
		visit = await app.visit();
		const { page } = visit;
		await ask(page, 'Who was the first person on the moon?');
		const notice = page.getByRole('alert').filter({ hasText: 'is a script and does not know this question' });
		await notice.waitFor();
		expect(await notice.getByRole('link').count()).toBe(3);
		// Nothing ran: the lanes are still the example's.
		await page.getByText('example, already run').waitFor();
		await ask(page, '7.8 or 7.12?');
		await page.getByText('expected: 7.8, the larger one, computed by the page').waitFor();
		expect(await verdictOf(page, 'All code')).toMatch(/^Correct/);
		expect(await verdictOf(page, 'All text')).toMatch(/^Incorrect/);
	});

	it('puts no new question over running lanes: another one is asked by “Stop and run this”', async () => {
		onTestFinished(app.server.hold(PYTHON));
		visit = await app.visit();
		const { page } = visit;
		await runExample(page, '9.11 or 9.9?');
		await page.getByRole('button', { name: 'Stop', exact: true }).waitFor();
		await runExample(page, 'strawberry');
		const board = page.getByRole('region', { name: 'Scoreboard' });
		await board.getByText('answers to').waitFor();
		expect(await board.textContent()).toContain(LARGER);
		await page.getByRole('button', { name: 'Stop and run this' }).click();
		await board.getByText('answers to').waitFor({ state: 'detached' });
		await page.getByRole('button', { name: 'Stop', exact: true }).click();
		expect(await verdictOf(page, 'CodeSteer')).toMatch(/^Stopped/);
	});

	it('puts a question into the box that is being used so that what is typed next replaces it', async () => {
		visit = await app.visit();
		const { page } = visit;
		const box = page.getByRole('textbox', { name: 'Question' });
		await box.focus();
		await page.evaluate(() => (location.hash = '#/?q=From+a+link'));
		await expect.poll(() => box.inputValue()).toBe('From a link');
		await page.keyboard.type('My own');
		expect(await box.inputValue()).toBe('My own');
	});

	it('refuses an empty question and one of 100 000 characters in words, and keeps the text', async () => {
		visit = await app.visit();
		const { page } = visit;
		await pressRun(page);
		await page.getByText('Nothing asked yet').waitFor();
		const examples = page.getByRole('group', { name: 'Examples' });
		expect(await examples.locator(':focus').count()).toBe(1);
		expect(await page.getByRole('alert').count()).toBe(0);
		await ask(page, 'x'.repeat(100_000));
		expect(await page.getByRole('alert').textContent()).toContain('100,000 characters');
		expect((await page.getByRole('textbox', { name: 'Question' }).inputValue()).length).toBe(100_000);
	});

	it('is driven by keys: Ctrl+Enter runs, arrows move between turns, Escape stops', async () => {
		visit = await app.visit();
		const { page } = visit;
		await chooseMethods(page, ['All text', 'CodeSteer']);
		await page.getByRole('textbox', { name: 'Question' }).fill(GAME_24);
		await page.keyboard.press('Control+Enter');
		await verdictOf(page, 'CodeSteer');
		const turns = laneOf(page, 'CodeSteer').getByRole('listitem', { name: /^Turn \d/ });
		await turns.first().focus();
		expect(await page.getByRole('region', { name: 'Code', exact: true }).textContent()).toContain('turn 1');
		await page.keyboard.press('ArrowDown');
		expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Turn 2');
		expect(await page.getByRole('region', { name: 'Code', exact: true }).textContent()).toContain('turn 2');
		await page.keyboard.press('ArrowLeft');
		expect(await page.evaluate(() => document.activeElement?.closest('section')?.ariaLabel)).toBe('All text');
		await reloadWith(page, { demoPace: 2 });
		await ask(page, GAME_24);
		await page.getByRole('button', { name: 'Stop', exact: true }).waitFor();
		await page.keyboard.press('Escape');
		expect(await verdictOf(page, 'All text')).toMatch(/^Stopped/);
		expect(await verdictOf(page, 'CodeSteer')).toMatch(/^Stopped/);
	});

	it('keeps finished turns over a reload in the middle and marks the run interrupted', async () => {
		const host = await startModelServer();
		onTestFinished(() => host.close());
		let calls = 0;
		// The second turn is asked for and never comes.
		host.raw(() => (++calls === 1 ? null : { parts: [], staysOpen: true }));
		host.reply(() => ({ text: '```python\nprint("<<<(9 - 7) * 3 * 8>>>")\n```' }));
		const model = withModel({ origin: host.origin, model: 'ok' });
		visit = await app.visit({ preferences: { ...model, methods: ['codesteer'], readOut: false } });
		const { page } = visit;
		await ask(page, GAME_24);
		const lane = laneOf(page, 'CodeSteer');
		await lane.getByText('Only prints a guess').first().waitFor();
		await expect.poll(() => calls).toBe(2);
		await page.reload();
		expect(await verdictOf(page, 'CodeSteer')).toMatch(/^Stopped.*closed or reloaded in the middle/s);
		expect(await lane.textContent()).toContain('(9 - 7) * 3 * 8');
		await page.getByRole('link', { name: 'Runs' }).click();
		await page.getByText('the page was closed in the middle').waitFor();
	});

	it('lists runs, finds and opens one again and deletes it for good', async () => {
		visit = await app.visit();
		const { page } = visit;
		await chooseMethods(page, ['All text', 'Only question']);
		await runExample(page, "r's in strawberry");
		const verdicts = [await verdictOf(page, 'Only question'), await verdictOf(page, 'All text')];
		await runExample(page, '9.11 or 9.9?');
		await allEnded(page);
		await page.getByRole('link', { name: 'Runs' }).click();
		await page.getByText('4 runs', { exact: true }).waitFor();
		await page.getByRole('searchbox', { name: 'Search runs' }).fill('strawberry all-text');
		await page.getByText('2 runs', { exact: true }).waitFor();
		await page.getByRole('link', { name: /How many r are/ }).click();
		const box = page.getByRole('textbox', { name: 'Question' });
		await expect.poll(() => box.inputValue()).toMatch(/^How many r are/);
		expect([await verdictOf(page, 'Only question'), await verdictOf(page, 'All text')]).toEqual(verdicts);
		await page.getByRole('link', { name: 'Runs' }).click();
		await page.getByRole('button', { name: /^Delete run: How many r are/ }).click();
		await page.getByText('2 runs deleted.').waitFor();
		const stored = async () => (await readEverything(page)).records['codesteer-playground/run-events'];
		const before = (await stored())!;
		await page.getByRole('link', { name: 'Settings' }).click();
		await expect.poll(stored).toBeLessThan(before);
		await page.goto('about:blank');
		await page.goto(`${app.server.url}#/runs`);
		await page.getByText('2 runs', { exact: true }).waitFor();
		expect(await page.getByRole('link', { name: /How many r are/ }).count()).toBe(0);
	});

	it('is found by the names that tests and other tools rely on', async () => {
		visit = await app.visit();
		const { page } = visit;
		await ask(page, LARGER, '9.9');
		await verdictOf(page, 'All text');
		const drawer = page.getByRole('dialog', { name: 'Settings of this run' });
		const seen = {
			question: await page.getByRole('textbox', { name: 'Question' }).count(),
			examples: await page.getByRole('group', { name: 'Examples' }).count(),
			scoreboard: await page.getByRole('region', { name: 'Scoreboard' }).count(),
			python: await page.getByRole('status', { name: 'Python' }).count(),
			code: await page.getByRole('region', { name: 'Code', exact: true }).count(),
		};
		expect(seen).toEqual({ question: 1, examples: 1, scoreboard: 1, python: 1, code: 1 });
		await page.getByRole('button', { name: 'Settings of this run' }).click();
		const toggles = drawer.getByRole('group', { name: 'Methods' });
		const set = {
			expected: await drawer.getByRole('textbox', { name: 'Expected answer' }).count(),
			model: await drawer.getByRole('combobox', { name: 'Model' }).count(),
			coach: await drawer.getByRole('combobox', { name: 'Coach' }).count(),
			toggles: await Promise.all(
				['Only question', 'All text', 'All code', 'All code + CoT', 'CodeSteer'].map((label) =>
					toggles.getByRole('button', { name: label, exact: true }).count(),
				),
			),
		};
		expect(set).toEqual({ expected: 1, model: 1, coach: 1, toggles: [1, 1, 1, 1, 1] });
	});
});
