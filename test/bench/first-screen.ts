import type { Browser } from 'playwright-core';
import { openApp } from '../browser/support/app.ts';
import { budgets } from './budgets.ts';
import { type Built, embedLanesScripts, embedScripts, firstScripts, firstStyles } from './built-files.ts';
import { instead, measured, type Measurement, type Section } from './section.ts';
import { serveStock, stockGzipBytes } from './stock-pyodide.ts';

const ROUNDS = 3;
/** Stock Pyodide takes half a minute on a busy machine. */
const PATIENCE = 180_000;

/** What must come before a person can type a question, and how long that takes with an empty cache. */
export const firstScreen: Section = {
	title: 'First screen',
	async measure() {
		return [
			{
				...size('JavaScript before the first screen (gzip)', await firstScripts()),
				instead: {
					what: 'stock Pyodide before it can be used',
					value: (await stockGzipBytes()) / 1024,
				},
				target: { atMost: budgets.firstScreen.javaScriptKb },
			},
			size('CSS before the first screen (gzip)', await firstStyles()),
			{
				...size('JavaScript before the first paint of an embed (gzip)', await embedScripts()),
				target: { atMost: budgets.embed.javaScriptKb },
			},
			size('JavaScript until the lanes of an embed stand (gzip)', await embedLanesScripts()),
			await timeToUse(),
		];
	},
};

function size(name: string, { names, gzipBytes }: Built): Measurement {
	return { name, value: gzipBytes / 1024, unit: 'KB', detail: `${String(names.size)} files` };
}

async function timeToUse(): Promise<Measurement> {
	const app = await openApp();
	const { browser, server } = app;
	try {
		await serveStock(server);
		const [ours, theirs]: [number[], number[]] = [[], []];
		for (let round = 0; round < ROUNDS; round++) {
			ours.push(await usableAfter(browser, server.url));
			theirs.push(await usableAfter(browser, `${server.url}stock/page.html`));
		}
		return {
			name: 'empty cache, from the address to a box that takes a question',
			...measured(ours),
			unit: 'ms',
			instead: instead('a page that can be used when Pyodide has loaded', theirs),
			target: { atMost: budgets.firstScreen.ms },
			detail: 'server on this machine',
		};
	} finally {
		await app.close();
	}
}

/** Milliseconds from the navigation to the first picture with the box in it. */
async function usableAfter(browser: Browser, url: string): Promise<number> {
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	try {
		const page = await context.newPage();
		page.setDefaultTimeout(PATIENCE);
		await page.addInitScript(() => {
			const look = () => {
				if (document.querySelector('#question') === null) requestAnimationFrame(look);
				else requestAnimationFrame(() => performance.mark('usable'));
			};
			look();
		});
		await page.goto(url);
		await page.waitForFunction(() => performance.getEntriesByName('usable').length > 0);
		return await page.evaluate(() => performance.getEntriesByName('usable')[0]?.startTime ?? 0);
	} finally {
		await context.close();
	}
}
