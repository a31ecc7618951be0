import type { Frame, Page } from 'playwright-core';
import { launchBrowser } from '../browser/support/browser.ts';
import type { Engine, EnginePage } from './engine.ts';

/** The Chromium (or Chrome, or Edge) that every other browser test uses; there always is one. */
export async function launchChromium(): Promise<Engine> {
	const browser = await launchBrowser();
	const context = await browser.newContext();
	return {
		name: 'Chromium',
		version: browser.version(),
		async open(url) {
			const page = await context.newPage();
			await page.goto(url);
			return createPage(page);
		},
		close: () => browser.close(),
	};
}

/** The port over a page of playwright, whatever engine it drives. */
export function createPage(page: Page): EnginePage {
	return {
		evaluate: (source, ...args) => call(page.mainFrame(), source, args),
		evaluateInFrame(file, source, ...args) {
			const frame = page.frames().find((frame) => new URL(frame.url()).pathname.endsWith(`/${file}`));
			if (frame === undefined) throw new Error(`the page has no frame ${file}`);
			return call(frame, source, args);
		},
		async goto(url) {
			await page.goto(url);
		},
		async reload() {
			await page.reload();
		},
		close: () => page.close(),
	};
}

/** As an expression: it is evaluated past the page's policy, which forbids `eval`. */
async function call<T>(frame: Frame, source: string, args: readonly unknown[]): Promise<T> {
	const result: unknown = await frame.evaluate(`(${source})(...${JSON.stringify(args)})`);
	return (result ?? null) as T;
}
