import { openApp, type OpenedApp } from '../browser/support/app.ts';
import { program as words } from '../../src/words/timeline.ts';
import { budgets } from './budgets.ts';
import { featureLoad } from './feature-loads.ts';
import { instead, measured, type Section } from './section.ts';
import { serveStock } from './stock-pyodide.ts';

const ROUNDS = 3;
const LOOKED_MS = 5000;

/** Somebody comes for the first time, looks for five seconds and presses the example. */
export const firstVisit: Section = {
	title: 'First visit',
	async measure() {
		const app = await openApp();
		try {
			await serveStock(app.server);
			const [ours, theirs]: [number[], number[]] = [[], []];
			for (let round = 0; round < ROUNDS; round++) {
				ours.push(await outputOfExample(app));
				theirs.push(await outputOfStock(app));
			}
			const { booted, alive } = (await featureLoad(app, 'first run')).interpreters;
			return [
				{
					name: 'example pressed five seconds after the page came, to its first output',
					...measured(ours),
					unit: 'ms',
					instead: instead('stock Pyodide fetched and booted at the press', theirs),
					detail: 'the scripted model does not wait for itself; server on this machine',
				},
				{
					name: 'interpreters booted by a visit that runs the example',
					value: booted,
					unit: '',
					target: { atMost: budgets.interpreters.booted },
					detail: 'its programs, the checker’s own and the spares',
				},
				{
					name: 'interpreters left when it has ended',
					value: alive,
					unit: '',
					target: { atMost: budgets.interpreters.alive },
				},
			];
		} finally {
			await app.close();
		}
	},
};

async function outputOfExample(app: OpenedApp): Promise<number> {
	const { page, context } = await app.visit({ hash: '#/', getsReady: true });
	try {
		await page.getByText('example, already run').waitFor();
		await page.waitForTimeout(LOOKED_MS);
		return await page.evaluate(
			(printed) =>
				new Promise<number>((resolve) => {
					const begun = performance.now();
					const button = [...document.querySelectorAll('[aria-label=Examples] button')].find(
						({ textContent }) => textContent.includes('9.11 or 9.9?'),
					);
					const look = () => {
						const lanes = [...document.querySelectorAll('section[aria-label="All code"]')];
						const isNew = lanes.every((lane) => lane.querySelector('[data-old]') === null);
						if (isNew && lanes.some(({ textContent }) => textContent.includes(printed)))
							resolve(performance.now() - begun);
						else requestAnimationFrame(look);
					};
					(button as HTMLElement).click();
					look();
				}),
			words.printed,
		);
	} finally {
		await context.close();
	}
}

async function outputOfStock(app: OpenedApp): Promise<number> {
	const context = await app.browser.newContext();
	try {
		const page = await context.newPage();
		await page.goto(`${app.server.url}stock/press.html`);
		await page.waitForTimeout(LOOKED_MS);
		return await page.evaluate(
			() =>
				new Promise<number>((resolve) => {
					const begun = performance.now();
					const look = () => {
						if (document.querySelector('output')?.textContent === '') requestAnimationFrame(look);
						else resolve(performance.now() - begun);
					};
					document.querySelector('button')?.click();
					look();
				}),
		);
	} finally {
		await context.close();
	}
}
