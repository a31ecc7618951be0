import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { ask, chooseMethods, laneOf, openApp, verdictOf, type OpenedApp, type Visit } from './support/app.ts';
import { LARGER } from './support/questions.ts';

let app: OpenedApp;
let visit: Visit;

beforeAll(async () => {
	app = await openApp();
});
afterAll(() => app.close());
afterEach(() => visit.context.close());

declare global {
	interface Window {
		/** While true, what `breaking` names throws in the page. */
		isBroken: boolean;
		/** How often it has. */
		timesBroken: number;
	}
}

const KEY = 'sk-proj-A1b2C3d4E5f6G7h8I9j0';

/** What one component needs of the browser throws in it, as a bug in that component would. */
async function breaking(page: Page, how: 'one card' | 'the Runs screen' | 'deleting'): Promise<void> {
	await page.evaluate(
		([what, key]) => {
			window.isBroken = true;
			window.timesBroken = 0;
			const fail = () => {
				if (!window.isBroken) return;
				window.timesBroken += 1;
				throw new TypeError(`broken on purpose near ${key}`);
			};
			if (what === 'one card') {
				const property = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML')!;
				Object.defineProperty(Element.prototype, 'innerHTML', {
					...property,
					set(this: Element, html: string) {
						if (this.matches('[aria-label="All text"] article div')) fail();
						property.set!.call(this, html);
					},
				});
			} else if (what === 'the Runs screen') {
				const { DateTimeFormat } = Intl;
				Object.defineProperty(Intl, 'DateTimeFormat', {
					value: function (...how: ConstructorParameters<typeof DateTimeFormat>) {
						fail();
						return new DateTimeFormat(...how);
					},
				});
			} else {
				IDBObjectStore.prototype.delete = () => {
					fail();
					throw new Error('not to be reached');
				};
			}
		},
		[how, KEY] as const,
	);
}

/** The editor keeps empty ones of its own. */
function alertsOf(page: Page) {
	return page.getByRole('alert').filter({ hasText: /\S/ });
}

async function runComparison(page: Page): Promise<void> {
	await chooseMethods(page, ['All text', 'All code']);
	await ask(page, LARGER, '9.9');
	await verdictOf(page, 'All text');
	await verdictOf(page, 'All code');
}

describe('a fault in drawing', () => {
	it('of one card leaves the other cards, the other lane and the page, and says how to go on', async () => {
		visit = await app.visit();
		const { page } = visit;
		await breaking(page, 'one card');
		await runComparison(page);
		const alert = laneOf(page, 'All text').getByRole('alert');
		await alert.waitFor();
		expect(await alert.textContent()).toMatch(
			/^This card cannot be shown\. This is a bug in the page, .*TypeError: broken on purpose.*Nothing is lost/s,
		);
		expect(await verdictOf(page, 'All text')).toMatch(/^Incorrect/);
		expect(await verdictOf(page, 'All code')).toMatch(/^Correct/);
		expect(await laneOf(page, 'All code').getByRole('article').count()).toBe(1);
		expect(await alertsOf(page).count()).toBe(1);
		await page.evaluate(() => (window.isBroken = false));
		await alert.getByRole('button', { name: 'Try again' }).click();
		await laneOf(page, 'All text').getByRole('article').waitFor();
		expect(await alertsOf(page).count()).toBe(0);
	});

	it('is reported in a few lines without a key', async () => {
		visit = await app.visit();
		const { page } = visit;
		await breaking(page, 'one card');
		await runComparison(page);
		await page.getByText('Report it').click();
		const report = (await page.locator('code', { hasText: 'CodeSteer Playground' }).textContent()) ?? '';
		const [name, message, place, browser] = report.split('\n');
		expect(name).toMatch(/^CodeSteer Playground \d+\.\d+\.\d+$/);
		expect(message).toBe('TypeError: broken on purpose near [key]');
		expect(place).toMatch(/:\d+:\d+/);
		expect(browser).toContain('Chrome');
		expect(report).not.toContain(KEY.slice(0, 12));
	});

	it('of one screen leaves the way to the others', async () => {
		visit = await app.visit();
		const { page } = visit;
		await runComparison(page);
		await breaking(page, 'the Runs screen');
		await page.getByRole('link', { name: 'Runs', exact: true }).click();
		const alert = alertsOf(page);
		expect(await alert.textContent()).toMatch(/^This screen cannot be shown/);
		expect(await page.getByText('2 runs').count()).toBe(0);
		await page.getByRole('link', { name: 'Tasks', exact: true }).click();
		await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor();
		expect(await alertsOf(page).count()).toBe(0);
		await page.evaluate(() => (window.isBroken = false));
		await page.getByRole('link', { name: 'Runs', exact: true }).click();
		await page.getByText('2 runs', { exact: true }).waitFor();
	});
});

describe('a fault of a button', () => {
	it('is said in one place, once, and can be put away', async () => {
		visit = await app.visit({ mayThrow: /broken on purpose/ });
		const { page } = visit;
		await runComparison(page);
		await page.getByRole('link', { name: 'Runs', exact: true }).click();
		await breaking(page, 'deleting');
		const faults = page.getByRole('region', { name: 'Faults of the page' });
		for (const times of [1, 2]) {
			// What could not be deleted is in the list again.
			await page.getByText('2 runs', { exact: true }).waitFor();
			await page.getByRole('button', { name: /^Delete run/ }).click();
			await page.getByText('Nothing here yet').waitFor();
			// What was deleted leaves the store with the screen.
			await page.getByRole('link', { name: 'Settings', exact: true }).click();
			await expect.poll(() => page.evaluate(() => window.timesBroken)).toBe(times);
			await faults.waitFor();
			expect(await faults.getByRole('alert').allTextContents()).toEqual([
				expect.stringMatching(/^Something did not work\. This is a bug/),
			]);
			await page.getByRole('link', { name: 'Runs', exact: true }).click();
		}
		await faults.getByRole('button', { name: 'Dismiss' }).click();
		await faults.waitFor({ state: 'detached' });
	});

	it('is not said of what was cancelled, of a browser’s notes, and of extensions', async () => {
		visit = await app.visit();
		const { page } = visit;
		const shown = page.getByRole('region', { name: 'Faults of the page' }).getByRole('alert');
		await page.evaluate(() => {
			const foreign = new Error('of an extension');
			foreign.stack = 'Error: of an extension\n    at run (chrome-extension://abc/content.js:1:1)';
			for (const error of [new DOMException('stopped', 'AbortError'), null, foreign])
				dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop', error }));
			dispatchEvent(new ErrorEvent('error', { error: new Error('of ours') }));
		});
		await shown.first().waitFor();
		expect(await shown.allTextContents()).toEqual([expect.stringContaining('Error: of ours')]);
	});
});
