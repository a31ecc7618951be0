import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from './support/axe.ts';
import { ask, inSettings, laneOf, openApp, verdictOf, type OpenedApp, type Visit } from './support/app.ts';
import { resize } from './support/layout.ts';

let app: OpenedApp;
let visit: Visit;

beforeAll(async () => {
	app = await openApp();
});
afterAll(() => app.close());
afterEach(() => visit.context.close());

const GAME_24 = 'Make 24 from 3, 7, 8 and 9, using each number once and + − × ÷.';
const COACHED = { methods: ['codesteer'], coach: 'you' };

function seatIn(lane: Locator) {
	return {
		sees: lane.getByRole('region', { name: 'What the coach sees' }),
		guidance: lane.getByRole('group', { name: 'Your guidance' }),
		turn: (guidance: number) => lane.getByText(`guidance ${String(guidance)} of 5`).waitFor(),
	};
}

/** The types of all events that are kept, run by run. */
async function keptTypes(page: Page): Promise<string[][]> {
	const events = await page.evaluate(
		() =>
			new Promise<{ runId: string; type: string; covered?: boolean }[]>((resolve, reject) => {
				const opening = indexedDB.open('codesteer-playground');
				opening.onerror = () => reject(new Error('refused'));
				opening.onsuccess = () => {
					const all = opening.result.transaction('run-events').objectStore('run-events').getAll();
					all.onsuccess = () => {
						opening.result.close();
						resolve(all.result as { runId: string; type: string; covered?: boolean }[]);
					};
				};
			}),
	);
	return [...new Set(events.map(({ runId }) => runId))].map((run) =>
		events
			.filter(({ runId }) => runId === run)
			.map(({ type, covered }) => (covered === true ? `${type}, covered` : type)),
	);
}

describe('a person as the coach', () => {
	it('is chosen like any other, and brings 3 7 8 9 to a right answer knowing only what a coach sees', async () => {
		visit = await app.visit({ preferences: { methods: ['codesteer'] } });
		const { page } = visit;
		await inSettings(page, async (drawer) => {
			await drawer.getByRole('combobox', { name: 'Coach' }).selectOption('You');
		});
		await ask(page, GAME_24);
		const lane = laneOf(page, 'CodeSteer');
		const { sees, guidance, turn } = seatIn(lane);
		const said: string[] = [];
		for (let number = 1; said.at(-1) !== 'Return the answer'; number++) {
			await turn(number);
			const seen = await sees.innerText();
			const choice = /A test program says\s+Correct\b/.test(seen)
				? 'Return the answer'
				: !seen.includes('Answer of the model')
					? 'Use code'
					: /only prints a finished answer|too simple/.test(seen)
						? 'Really search'
						: 'Check it';
			said.push(choice);
			await guidance.getByRole('button', { name: choice, exact: true }).click();
		}
		expect(said).toEqual(['Use code', 'Really search', 'Return the answer']);
		expect(await verdictOf(page, 'CodeSteer')).toContain('Correct');
		await lane.getByRole('button', { name: 'Run it beside' }).click();
		const table = lane.getByRole('table');
		await expect.poll(() => table.innerText()).toMatch(/No coach[^\n]*\n?.*(?:Correct|Incorrect)/);
		await expect.poll(() => table.innerText()).not.toContain('Running');
		const first = (await table.getByRole('row').all()).map((row) =>
			row.getByRole('rowheader').allInnerTexts(),
		);
		expect((await Promise.all(first)).flat()).toEqual([
			'You',
			'Rule coach',
			'Demo · bold',
			'No coach (All text)',
		]);
		expect(await axeFaults(page, { include: [['[data-seat]']] })).toEqual([]);
		expect(visit.console).toEqual([]);
	});

	it('goes on after a reload in the middle of their turn, in the same run', async () => {
		visit = await app.visit({ preferences: COACHED });
		const { page } = visit;
		await ask(page, GAME_24);
		const lane = laneOf(page, 'CodeSteer');
		const { sees, guidance, turn } = seatIn(lane);
		await turn(1);
		await guidance.getByRole('button', { name: 'Use code' }).click();
		await turn(2);
		const before = await sees.innerText();
		await page.reload();
		await lane.getByRole('button', { name: 'Go on coaching' }).click();
		await turn(2);
		expect(await sees.innerText()).toBe(before);
		await guidance
			.getByRole('textbox', { name: 'Your words' })
			.fill('Search through all orders with itertools.');
		await guidance.getByRole('button', { name: 'Send guidance' }).click();
		await turn(3);
		// Looking elsewhere changes nothing.
		await page.getByRole('link', { name: 'Runs', exact: true }).click();
		await page.getByRole('heading', { name: 'Runs' }).waitFor();
		await page.getByRole('link', { name: 'Playground', exact: true }).click();
		await turn(3);
		await guidance.getByRole('button', { name: 'Return the answer' }).click();
		expect(await verdictOf(page, 'CodeSteer')).toContain('Correct');
		// What is seen of a run is stored a moment later.
		await expect.poll(async () => (await keptTypes(page)).flat()).toContain('run-end');
		const [types = [], ...others] = await keptTypes(page);
		expect(others).toEqual([]);
		expect(types.filter((type) => type === 'run-start' || type === 'run-end')).toEqual([
			'run-start',
			'run-end',
		]);
		expect(types.filter((type) => type === 'decision')).toHaveLength(3);
	});

	it('does it all by keyboard, and is called only when nobody types elsewhere', async () => {
		visit = await app.visit({ preferences: COACHED });
		const { page } = visit;
		await page.getByRole('textbox', { name: 'Question' }).focus();
		await page.keyboard.type('Which is larger, 9.11 or 9.9?');
		await page.keyboard.press('Control+Enter');
		const lane = laneOf(page, 'CodeSteer');
		const { turn } = seatIn(lane);
		const focused = () => page.evaluate(() => document.activeElement?.textContent.trim() ?? '');
		const goTo = async (name: string) => {
			for (let tabs = 0; (await focused()) !== name; tabs++) {
				if (tabs > 30) throw new Error(`${name} is not reached`);
				await page.keyboard.press('Tab');
			}
		};
		await turn(1);
		await expect.poll(focused).toContain('Your turn: guidance 1 of 5');
		await goTo('Use text');
		await page.keyboard.press('Enter');
		await turn(2);
		await expect.poll(focused).toContain('Your turn: guidance 2 of 5');
		await goTo('Use code');
		await page.keyboard.press('Enter');
		// Somebody begins to type their next question meanwhile.
		await page.getByRole('textbox', { name: 'Question' }).focus();
		await page.keyboard.type(' And');
		await turn(3);
		expect(await page.evaluate(() => document.activeElement?.id)).toBe('question');
		await lane.getByRole('switch', { name: 'Hide the verdicts' }).focus();
		await goTo('Return the answer');
		await page.keyboard.press('Enter');
		expect(await verdictOf(page, 'CodeSteer')).toMatch(/Correct|Incorrect/);
	});

	it('has a seat of their own in each of two runs, and may have the verdicts covered', async () => {
		visit = await app.visit({ preferences: { methods: ['codesteer', 'symbolic-agent'], coach: 'you' } });
		const { page } = visit;
		await ask(page, GAME_24);
		const [one, two] = [laneOf(page, 'CodeSteer'), laneOf(page, 'Symbolic agent')];
		await Promise.all([seatIn(one).turn(1), seatIn(two).turn(1)]);
		await one.getByRole('switch', { name: 'Hide the verdicts' }).check();
		await seatIn(two).guidance.getByRole('textbox', { name: 'Your words' }).fill('not sent yet');
		await seatIn(one).guidance.getByRole('button', { name: 'Use code' }).click();
		await seatIn(one).turn(2);
		expect(await seatIn(one).sees.innerText()).not.toMatch(/Incorrect|Complexity|finished answer/);
		await expect.poll(() => one.innerText()).not.toMatch(/Test program: wrong|Only prints a guess/);
		expect(await two.getByText('guidance 1 of 5').isVisible()).toBe(true);
		expect(await seatIn(two).guidance.getByRole('textbox', { name: 'Your words' }).inputValue()).toBe(
			'not sent yet',
		);
		await seatIn(one).guidance.getByRole('button', { name: 'Give up' }).click();
		await verdictOf(page, 'CodeSteer');
		await expect
			.poll(async () =>
				(await keptTypes(page))
					.map((types) => types.filter((type) => type === 'call-end, covered').length)
					.toSorted(),
			)
			.toEqual([0, 1]);
		await page.getByRole('button', { name: 'Stop', exact: true }).click();
		await verdictOf(page, 'Symbolic agent');
	});
});

describe('a deck', () => {
	it.each(['light', 'dark'])(
		'is dealt by a link, played, left, gone on with and scored (%s)',
		async (theme) => {
			visit = await app.visit({ hash: '#/coach?deck=7&model=demo%3Abold', preferences: { theme } });
			const { page } = visit;
			const list = page.getByRole('list', { name: 'The ten questions' });
			const score = page.getByRole('region', { name: 'Score' });
			await page.getByRole('button', { name: 'Coach this one' }).waitFor();
			const dealt = await list.innerText();
			expect(await list.getByRole('listitem').count()).toBe(10);
			await page.getByRole('button', { name: 'Coach this one' }).click();
			const { guidance, turn } = seatIn(laneOf(page, 'CodeSteer'));
			await turn(1);
			await page.reload();
			expect(await list.innerText()).toBe(dealt);
			await page.getByRole('button', { name: 'Go on coaching' }).click();
			await guidance.getByRole('button', { name: 'Use code' }).click();
			await turn(2);
			for (const width of [1440, 400]) {
				await resize(page, width, 860);
				expect(await axeFaults(page, { exclude: [['iframe']] })).toEqual([]);
				expect(
					await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
				).toBeLessThanOrEqual(0);
			}
			await guidance.getByRole('button', { name: 'Return the answer' }).click();
			await expect.poll(() => score.innerText()).toMatch(/you [01], rule coach [01]: too close to call/);
			await page.getByRole('button', { name: 'Next question' }).click();
			await page.getByRole('heading', { name: 'Question 2 of 10' }).waitFor();
			expect(visit.console).toEqual([]);
		},
	);
});
