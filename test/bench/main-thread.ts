import type { Page } from 'playwright-core';
import { allEnded, openApp, type OpenedApp, runExample } from '../browser/support/app.ts';
import { budgets } from './budgets.ts';
import { type Watched, watchTasks } from './long-tasks.ts';
import { instead, measured, type Measurement, type Section } from './section.ts';
import { serveStock } from './stock-pyodide.ts';

const ROUNDS = 3;
/** Stock Pyodide takes half a minute on a busy machine. */
const PATIENCE = 180_000;

/** Whether the page answers while it is busy: its longest task and how long it was blocked in all, from a trace. */
export const mainThread: Section = {
	title: 'Main thread: longest task and time blocked',
	async measure() {
		const app = await openApp();
		try {
			await serveStock(app.server);
			const [screen, run, start, stock]: [Watched[], Watched[], Watched[], Watched[]] = [[], [], [], []];
			for (let round = 0; round < ROUNDS; round++) {
				screen.push(await ofFirstScreen(app));
				run.push(await ofRun(app));
				start.push(await ofBenchStart(app));
				stock.push(await ofStock(app));
			}
			return [
				...linesOf('the first screen', screen),
				...linesOf('a first run of the example', run, stock),
				...linesOf('an experiment of 12 runs', start),
			];
		} finally {
			await app.close();
		}
	},
};

function linesOf(name: string, ours: readonly Watched[], theirs: readonly Watched[] = []): Measurement[] {
	const longest = ours.map(({ longestMs }) => longestMs);
	const blocking = ours.map(({ blockingMs }) => blockingMs);
	const stock = 'Pyodide loaded in the page itself';
	return [
		{
			name: `${name}: longest task`,
			...measured(longest),
			unit: 'ms',
			...(theirs.length === 0
				? {}
				: {
						instead: instead(
							stock,
							theirs.map(({ longestMs }) => longestMs),
						),
					}),
			target: { atMost: budgets.mainThread.longestMs },
		},
		{
			name: `${name}: blocked in all`,
			...measured(blocking),
			unit: 'ms',
			...(theirs.length === 0
				? {}
				: {
						instead: instead(
							stock,
							theirs.map(({ blockingMs }) => blockingMs),
						),
					}),
		},
	];
}

/** From another page of the server, so that the trace is there before the page is. */
async function ofFirstScreen(app: OpenedApp): Promise<Watched> {
	return elsewhere(app, async (page) => {
		await page.goto(`${app.server.url}#/`);
		await page.getByText('example, already run').waitFor();
		await page.waitForLoadState('networkidle');
	});
}

async function ofStock(app: OpenedApp): Promise<Watched> {
	return elsewhere(app, async (page) => {
		await page.goto(`${app.server.url}stock/page.html`);
		await page.locator('#question').waitFor();
	});
}

async function elsewhere(app: OpenedApp, work: (page: Page) => Promise<void>): Promise<Watched> {
	const context = await app.browser.newContext({ viewport: { width: 1440, height: 900 } });
	try {
		const page = await context.newPage();
		page.setDefaultTimeout(PATIENCE);
		await page.goto(`${app.server.url}icon.svg`);
		return await watchTasks(page, [], () => work(page));
	} finally {
		await context.close();
	}
}

async function ofRun(app: OpenedApp): Promise<Watched> {
	const { page, context } = await app.visit({ hash: '#/' });
	await page.getByText('example, already run').waitFor();
	const watched = await watchTasks(page, [], async () => {
		await runExample(page, '9.11 or 9.9?');
		await allEnded(page, PATIENCE);
	});
	await context.close();
	return watched;
}

async function ofBenchStart(app: OpenedApp): Promise<Watched> {
	const { page, context } = await app.visit({ hash: '#/bench/new' });
	const start = page.getByRole('button', { name: 'Start', exact: true });
	await page.getByRole('spinbutton', { name: 'Questions per level' }).fill('1');
	await page.getByRole('status', { name: 'Estimate' }).filter({ hasText: '12 runs' }).waitFor();
	const watched = await watchTasks(page, [], async () => {
		await start.click();
		const status = page.getByRole('status', { name: 'Experiment' });
		await status.filter({ hasText: 'Finished as planned' }).waitFor({ timeout: 100_000 });
	});
	await context.close();
	return watched;
}
