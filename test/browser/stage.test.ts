import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type OpenedApp, type Visit } from './support/app.ts';
import { axeFaults } from './support/axe.ts';
import { layoutFaults, resize } from './support/layout.ts';

let app: OpenedApp;
let visit: Visit;

beforeAll(async () => {
	app = await openApp();
});
afterAll(() => app.close());
afterEach(async () => {
	app.server.overrides.clear();
	await visit.context.close();
});

const stageOf = (page: Page) => page.getByRole('region', { name: 'Stage', exact: true });
const stepOf = (page: Page) => page.getByRole('status', { name: 'Step' });

/** Until the step is this one of so many. */
async function at(page: Page, step: number, of: number): Promise<void> {
	await expect.poll(() => stepOf(page).textContent()).toBe(`${String(step)} / ${String(of)}`);
}

/** Parts of the stage that are wider than it, or lie outside of the window. */
async function hangingOut(page: Page): Promise<string[]> {
	return stageOf(page).evaluate((stage) => {
		const out: string[] = [];
		if (document.documentElement.scrollWidth > innerWidth) out.push('the page');
		for (const part of stage.querySelectorAll('h1, article, .scene, .panel, form, button, input, summary')) {
			const { left, right, top, bottom, width } = part.getBoundingClientRect();
			if (width === 0 || part.classList.contains('visually-hidden')) continue;
			if (left < 0 || right > innerWidth + 1 || top < 0 || bottom > innerHeight + 1)
				out.push(`${part.tagName} ${part.textContent.slice(0, 20)}`);
		}
		return out;
	});
}

/** What of a list of keys is narrower than 10em, wider than what it stands in, or hidden as it opens. */
function unreadableIn(keys: Locator): Promise<string[]> {
	return keys.evaluate((dialog) => {
		const box = dialog.getBoundingClientRect();
		const out = [...dialog.querySelectorAll('dd')].flatMap((does) => {
			const { width, right } = does.getBoundingClientRect();
			const em = Number.parseFloat(getComputedStyle(does).fontSize);
			return width < 10 * em || right > box.right ? [`${String(width / em)} em: ${does.textContent}`] : [];
		});
		const first = dialog.querySelector('dt')?.getBoundingClientRect();
		if (first === undefined || first.top < box.top) out.push('the beginning is out of view');
		const close = dialog.querySelector('button')?.getBoundingClientRect();
		if (close === undefined || close.bottom > box.bottom) out.push('the button is out of view');
		return out;
	});
}

describe('a talk', () => {
	it(
		'is given by keys alone after the network is gone, with bets before verdicts and Python running in the room',
		{ timeout: 240_000 },
		async () => {
			visit = await app.visit({ getsReady: true, context: { viewport: { width: 1024, height: 768 } } });
			const { page } = visit;
			await page.getByText('ready offline').first().waitFor({ timeout: 120_000 });
			await visit.context.setOffline(true);
			await page.evaluate(() => (location.hash = '#/stage/game-24'));
			await at(page, 1, 22);
			expect(await page.getByRole('banner').count()).toBe(0);
			const marks: string[] = [];
			for (let step = 2; step <= 22; step++) {
				// What a presenter's remote sends, and what lies on a keyboard.
				await page.keyboard.press(['PageDown', 'ArrowRight', 'n', ' '][step % 4] ?? '');
				await at(page, step, 22);
				const scripted = stageOf(page).getByText('Scripted demo model, not an LLM');
				expect(await scripted.isVisible()).toBe(true);
				if (await page.getByRole('form', { name: 'Who thinks it is right?' }).isVisible()) {
					await page.keyboard.type('12');
					await page.keyboard.press('ArrowDown');
					await page.keyboard.type('30');
				}
				const mark = page.getByRole('status', { name: 'Output' });
				if ((await mark.count()) > 0) {
					await expect.poll(() => mark.textContent()).toMatch(/Run just now|From the recording/);
					marks.push((await mark.textContent()) ?? '');
				}
				await expect.poll(() => hangingOut(page)).toEqual([]);
			}
			expect(marks.some((mark) => mark.includes('Run just now, in this room: the same output'))).toBe(true);
			await stageOf(page).getByText('The room: 72 of 126 bets right').waitFor();
			await page.keyboard.press('PageUp');
			await page.getByRole('status', { name: 'Verdict' }).getByText('12 of 42 hands were right').waitFor();
			await page.keyboard.press('Home');
			await at(page, 1, 22);
			const isFull = () => page.evaluate(() => document.fullscreenElement === document.documentElement);
			await page.keyboard.press('f');
			await expect.poll(isFull).toBe(true);
			await at(page, 1, 22);
			await page.keyboard.press('f');
			await expect.poll(isFull).toBe(false);
			await page.keyboard.press('b');
			await stageOf(page).getByText('The screen is black').waitFor();
			await page.keyboard.press('Escape');
			await page.getByRole('heading', { level: 1, name: 'Stage' }).waitFor();
			expect(visit.console.filter((line) => /uncaught|Content Security/.test(line))).toEqual([]);
			expect(visit.foreign).toEqual([]);
		},
	);

	it.each(['light', 'dark'] as const)(
		'has no accessibility fault and nothing that hangs out of a projector or a large screen, %s',
		async (colorScheme) => {
			visit = await app.visit({ hash: '#/stage', context: { colorScheme, reducedMotion: 'reduce' } });
			const { page } = visit;
			await page.getByRole('link', { name: 'Play: 9.11 or 9.9?' }).waitFor();
			expect([await axeFaults(page), await layoutFaults(page)]).toEqual([[], []]);
			await resize(page, 400, 800);
			expect(await layoutFaults(page)).toEqual([]);
			await page.getByRole('link', { name: 'Play: 9.11 or 9.9?' }).click();
			for (let step = 1; step <= 9; step++) {
				await at(page, step, 9);
				await resize(page, 1024, 768);
				// A scene of each kind.
				if ([1, 3, 4, 6, 9].includes(step)) expect([step, await axeFaults(page)]).toEqual([step, []]);
				await expect.poll(() => hangingOut(page), { message: String(step) }).toEqual([]);
				await resize(page, 3840, 2160);
				await expect.poll(() => hangingOut(page), { message: String(step) }).toEqual([]);
				if (step < 9) await page.keyboard.press('PageDown');
			}
			const keys = page.getByRole('dialog', { name: 'Keys' });
			for (const [width, height] of [
				[1024, 768],
				[1440, 900],
				[1920, 1080],
			] as const) {
				await resize(page, width, height);
				await page.keyboard.press('?');
				await keys.waitFor();
				expect([width, await unreadableIn(keys)]).toEqual([width, []]);
				if (width === 1920) expect(await axeFaults(page)).toEqual([]);
				await keys.getByRole('button', { name: 'Close' }).click();
				await keys.waitFor({ state: 'detached' });
			}
		},
	);

	it('has presenter’s notes in a second window, which follow it, move it, and may be shut', async () => {
		visit = await app.visit({ hash: '#/stage/decimals' });
		const { page, context } = visit;
		await at(page, 1, 9);
		const [notes] = await Promise.all([
			context.waitForEvent('page'),
			page.getByRole('button', { name: 'Notes' }).click(),
		]);
		await notes.getByText('Ask the room before anything else').waitFor();
		await notes.getByText('All text: Model answered in words').waitFor();
		await page.bringToFront();
		await page.keyboard.press('ArrowRight');
		await notes.getByText('2 / 9 · All text: Model answered in words').waitFor();
		await notes.keyboard.press('ArrowRight');
		await at(page, 3, 9);
		// There is one Next where the room bets, too.
		await page.getByRole('button', { name: 'Next', exact: true }).click();
		await at(page, 4, 9);
		for (let step = 5; step <= 7; step++) {
			await page.keyboard.press('ArrowRight');
			await at(page, step, 9);
		}
		await page.getByRole('textbox', { name: 'Hands for right' }).fill('7');
		await page.keyboard.press('Enter');
		await at(page, 8, 9);
		await page.keyboard.press('PageDown');
		await notes.getByText('Next: The r’s in strawberry').waitFor();
		// The next of the talk has the same notes.
		await page.keyboard.press('PageDown');
		await notes.getByText('1 / 10 · The question').waitFor();
		await page.reload();
		await at(page, 1, 10);
		await page.keyboard.press('PageDown');
		await notes.getByText(/^2 \/ 10 · /).waitFor();
		await notes.close();
		await page.keyboard.press('PageDown');
		await page.evaluate(() => (window.open = () => null));
		await page.getByRole('button', { name: 'Notes' }).click();
		const link = page.getByRole('alert').getByRole('link', { name: 'Presenter’s notes' });
		expect(await link.getAttribute('href')).toMatch(/^#\/stage\/notes\?of=/);
	});

	it('stands as it stood for who goes back to it, and begins anew for who chooses it again', async () => {
		visit = await app.visit({ hash: '#/stage' });
		const { page } = visit;
		const choose = () => page.evaluate(() => (location.hash = '#/stage/decimals'));
		await choose();
		await at(page, 1, 9);
		for (const step of [2, 3]) {
			await page.keyboard.press('PageDown');
			await at(page, step, 9);
		}
		await page.keyboard.type('7');
		await page.keyboard.press('Escape');
		await page.getByRole('heading', { level: 1, name: 'Stage' }).waitFor();
		await page.goBack();
		await at(page, 3, 9);
		const bets = page.getByRole('form', { name: 'Who thinks it is right?' }).getByRole('textbox');
		expect(await bets.first().inputValue()).toBe('7');
		await page.keyboard.press('Escape');
		await page.getByRole('heading', { level: 1, name: 'Stage' }).waitFor();
		await choose();
		await at(page, 1, 9);
	});

	it('is refused in words where there is nothing to play, or it cannot be fetched', async () => {
		app.server.overrides.set('capsules/letters.json', null);
		visit = await app.visit({ hash: '#/stage/no-such-runs' });
		const { page } = visit;
		await page.getByRole('alert').getByText('There is nothing to play under this address').waitFor();
		await page.evaluate(() => (location.hash = '#/stage/letters'));
		await page.getByRole('alert').getByText('could not be fetched (the server says 404)').waitFor();
		await page.getByRole('link', { name: 'To what can be played' }).click();
		await page.getByLabel('Open file').setInputFiles({
			name: 'capsule.json',
			mimeType: 'application/json',
			buffer: Buffer.from('{"format":"codesteer-capsule","version":1}'),
		});
		await page.getByRole('alert').waitFor();
	});
});
