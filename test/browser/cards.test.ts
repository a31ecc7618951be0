import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ask, chooseMethods, laneOf, openApp, verdictOf, type OpenedApp, type Visit } from './support/app.ts';

let app: OpenedApp;
let visit: Visit;

beforeAll(async () => {
	app = await openApp();
});
afterAll(() => app.close());
afterEach(() => visit.context.close());

const GAME_24 = 'Make 24 from 3, 7, 8 and 9, using each number once and + − × ÷.';

/** The page with the lanes of these methods at their end. */
async function played(methods: readonly string[], question: string, options = {}): Promise<void> {
	visit = await app.visit({ context: options });
	await chooseMethods(visit.page, methods);
	await ask(visit.page, question);
	for (const method of methods) await verdictOf(visit.page, method);
}

describe('a card', () => {
	it('keeps its head on one line in the narrowest lane, whatever the method', async () => {
		const methods = ['All code + CoT', 'Self-estimate', 'Code interpreter', 'CodeSteer'];
		await played(methods, GAME_24, { viewport: { width: 320, height: 800 } });
		const heights = await visit.page
			.locator('article .head')
			.evaluateAll((heads) => heads.map((head) => head.getBoundingClientRect().height));
		expect(heights.length).toBeGreaterThan(6);
		expect(heights.filter((height) => height > 30)).toEqual([]);
	});

	it('shows the beginning of what was written, and all of it on request', async () => {
		// There is no solution, so the scripted model tries and tries.
		await played(['All text'], 'Make 24 from 1, 1, 1 and 1.');
		const card = laneOf(visit.page, 'All text').getByRole('article');
		const length = async () => (await card.textContent())?.length ?? 0;
		const short = await length();
		expect(short).toBeLessThan(400);
		await card.getByRole('button', { name: 'more' }).click();
		expect(await length()).toBeGreaterThan(2 * short);
		await card.getByRole('button', { name: 'less' }).click();
		expect(await length()).toBe(short);
	});

	it('copies its program, shows it in the code view and runs it there', async () => {
		await played(['All code', 'CodeSteer'], 'Which is larger, 9.11 or 9.9?', {
			permissions: ['clipboard-read', 'clipboard-write'],
		});
		const { page } = visit;
		const lane = laneOf(page, 'All code');
		await lane.getByRole('button', { name: 'Copy this program' }).click();
		await lane.getByText('Copied').waitFor();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('print(');
		await lane.getByRole('button', { name: 'Run this program' }).click();
		await page.getByRole('region', { name: 'Code', exact: true }).getByText('All code, turn 1').waitFor();
		await page.getByRole('region', { name: 'Output' }).getByText('finished in').waitFor();
	});

	it('says what the checkers found, and what each of them saw, one press away', async () => {
		await played(['CodeSteer'], GAME_24);
		const turn = laneOf(visit.page, 'CodeSteer').getByRole('listitem', { name: 'Turn 1' });
		await turn.getByText('Only prints a guess: nothing is computed').click();
		expect(await turn.textContent()).toMatch(
			/The coach heard:\s+complexity.* 0.75 by the published rules, 0 by the syntax tree/,
		);
		await turn.getByText('Test program: wrong, 48, not 24').click();
		await turn.getByText('what the checker saw').click();
		await turn.getByText('Do not trust its answer; test it').waitFor();
		expect(await verdictOf(visit.page, 'CodeSteer')).toContain(
			'printed a guess; the coach asked for a search; ',
		);
	});
});

describe('the code view', () => {
	it('is left with Escape and Tab, and its Escape stops no run', async () => {
		visit = await app.visit();
		const { page } = visit;
		await chooseMethods(page, ['All text', 'All code']);
		await page.evaluate((pace) => {
			const key = 'codesteer-playground:preferences';
			const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, unknown>;
			localStorage.setItem(key, JSON.stringify({ ...kept, demoPace: pace }));
		}, 15);
		await page.reload();
		// There is no solution: the words go on and on long after the program.
		await ask(page, 'Make 24 from 1, 1, 1 and 1.');
		await verdictOf(page, 'All code');
		const stop = page.getByRole('button', { name: 'Stop', exact: true });
		const code = page.getByRole('region', { name: 'Code', exact: true });
		await code.locator('.monaco-editor').first().click();
		const editor = code.getByRole('textbox', { name: 'Code editor' });
		const described = await editor.getAttribute('aria-describedby');
		expect(await page.locator(`[id="${described ?? ''}"]`).textContent()).toBe(
			'Escape, then Tab, leaves the editor.',
		);
		await page.keyboard.press('Tab');
		const isInside = () => page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null);
		expect(await isInside()).toBe(true);
		await page.keyboard.press('Control+Z');
		await code.getByText('Escape, then Tab, leaves the editor').waitFor();
		await page.keyboard.press('Escape');
		await code.getByText('Tab now leaves the editor').waitFor();
		await page.keyboard.press('Tab');
		expect(await isInside()).toBe(false);
		expect(await stop.count()).toBe(1);
		await page.keyboard.press('Escape');
		expect(await verdictOf(page, 'All text')).toMatch(/^Stopped/);
	});

	it('shows a program in colour and fetches the editor at the first sign of use', async () => {
		await played(['All code'], 'Which is larger, 9.11 or 9.9?');
		const { page } = visit;
		const fetched: string[] = [];
		page.on('request', (request) => fetched.push(request.url()));
		await page.reload();
		await verdictOf(page, 'All code');
		const code = page.getByRole('region', { name: 'Code', exact: true });
		await code.locator('.keyword').first().waitFor();
		await page.waitForLoadState('networkidle');
		expect(fetched.filter((url) => url.includes('code-editor'))).toEqual([]);
		await page.keyboard.press('Shift');
		await code.locator('.monaco-editor').first().waitFor();
	});
});
