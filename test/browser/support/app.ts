import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Clock, Locator, Page } from 'playwright-core';
import { onTestFailed } from 'vitest';
import { launchBrowser } from './browser.ts';
import { serveFolder, type StaticServer } from './server.ts';

/** The built product on the poorest static host, in a real browser. */
export interface OpenedApp {
	browser: Browser;
	server: StaticServer;
	/** A fresh profile with one page at the playground. */
	visit(options?: VisitOptions): Promise<Visit>;
	close(): Promise<void>;
}

export interface VisitOptions {
	hash?: string;
	context?: Parameters<Browser['newContext']>[0];
	/** Fetches in idle moments what is needed later, as for anybody; else the browser asks to save data, which spares the tests that work. */
	getsReady?: boolean;
	/** The browser keeps no pages for visits without a network, as one at a page over plain http. */
	keepsNoPages?: boolean;
	/** What the person has chosen before; without `demoPace` the scripted model does not wait for itself. */
	preferences?: Readonly<Record<string, unknown>>;
	/** The page's clock stands still: nothing happens in it only because time goes by. */
	isClockStopped?: boolean;
	/** What the test makes the page throw; any other error that nothing catches fails it. */
	mayThrow?: RegExp;
}

/** What the page's policy has stopped, in every page of every visit. */
const violations: string[] = [];

/** What was thrown or rejected in any page of any visit, and nothing caught. */
const uncaught: string[] = [];

/** Throws when any page of a test has tried what its policy stops, or thrown what nothing caught. */
export function expectNothingBroken(): void {
	const stopped = violations.splice(0);
	const thrown = uncaught.splice(0);
	if (stopped.length > 0) throw new Error(`The page broke its own policy: ${stopped.join('; ')}`);
	if (thrown.length > 0) throw new Error(`Nothing in the page caught: ${thrown.join('; ')}`);
}

/** What Python cannot start without; whoever holds it holds every program. */
export const PYTHON = 'pyodide/pyodide.asm.wasm';

const PREFERENCES = 'codesteer-playground:preferences';

export interface Visit {
	context: BrowserContext;
	page: Page;
	/** Everything the page wrote to its console, and uncaught errors. */
	console: string[];
	/** Addresses of other hosts that were asked. */
	foreign: string[];
}

/**
 * @param hostName of the page; any but this machine's own names makes it a page over plain http in a network
 * @param flags for the browser
 */
export async function openApp(hostName = '127.0.0.1', flags: readonly string[] = []): Promise<OpenedApp> {
	const served = await serveFolder(fileURLToPath(new URL('../../../dist', import.meta.url)));
	const server = { ...served, url: served.url.replace('127.0.0.1', hostName) };
	const browser = await launchBrowser([`--host-resolver-rules=MAP ${hostName} 127.0.0.1`, ...flags]);
	return {
		browser,
		server,
		async visit({
			hash = '',
			context: options = {},
			getsReady = false,
			keepsNoPages = false,
			preferences = {},
			isClockStopped = false,
			mayThrow,
		} = {}) {
			const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
			await context.addInitScript(keepUnlessKept, {
				key: PREFERENCES,
				// The scripted model types as slowly as a model on screen; tests do not wait for that.
				text: JSON.stringify({ demoPace: 0, ...preferences }),
			});
			// Of every page of the visit, and promises that nobody hears of among them.
			context.on('weberror', (thrown) => {
				const { message } = thrown.error();
				if (mayThrow?.test(message) !== true) uncaught.push(message);
			});
			await context.exposeBinding('tellViolation', (_source, said: string) => violations.push(said));
			await context.addInitScript(tellViolations);
			await context.addInitScript(markOldVerdicts);
			if (!getsReady) {
				await context.addInitScript(() => {
					Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
				});
			}
			if (keepsNoPages) {
				await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
			}
			if (isClockStopped) await stopClock(context.clock);
			const page = await context.newPage();
			const visit: Visit = { context, page, console: [], foreign: [] };
			page.on('console', (message) => visit.console.push(message.text()));
			page.on('pageerror', (error) => visit.console.push(`uncaught: ${error.message}`));
			page.on('request', (request) => {
				const url = request.url();
				if (/^(?:https?|wss?):/.test(url) && !url.startsWith(server.url)) visit.foreign.push(url);
			});
			await page.goto(`${server.url}${hash}`);
			return visit;
		},
		async close() {
			await browser.close();
			await server.close();
		},
	};
}

/** Runs in the page before anything of it does. */
function keepUnlessKept({ key, text }: { key: string; text: string }): void {
	// A tab begins with an empty page, which has no store.
	if (window.top !== window || location.protocol === 'about:') return;
	if (localStorage.getItem(key) === null) localStorage.setItem(key, text);
}

/** Runs in the page before anything of it does. The frames in it have policies of their own. */
function tellViolations(): void {
	if (window.top !== window) return;
	addEventListener(
		'securitypolicyviolation',
		({ effectiveDirective, blockedURI, sample, sourceFile, lineNumber }) => {
			const tell = (window as unknown as { tellViolation: (said: string) => void }).tellViolation;
			tell(`${effectiveDirective} ${blockedURI} ${sample} (${sourceFile}:${String(lineNumber)})`);
		},
	);
}

/**
 * Runs in the page before anything of it does: marks the verdicts that stand when a person asks for a run, before the page hears of
 * it. New lanes are new elements, so what is marked answers something else.
 */
function markOldVerdicts(): void {
	const mark = (): void => {
		for (const verdict of document.querySelectorAll('[role=status][aria-label=Verdict]')) {
			verdict.setAttribute('data-old', '');
		}
	};
	const isIn = (target: EventTarget | null, place: string): boolean =>
		target instanceof Element && target.closest(place) !== null;
	addEventListener('submit', ({ target }) => isIn(target, 'form:has(#question)') && mark(), true);
	addEventListener('click', ({ target }) => isIn(target, '[aria-label=Examples] button') && mark(), true);
	addEventListener('keydown', (event) => event.key === 'Enter' && event.ctrlKey && mark(), true);
}

/** From now on time goes by in the page only where a test lets it. */
export async function stopClock(clock: Clock): Promise<void> {
	await clock.install();
	// Ahead of what the page's clock says when it hears of this.
	await clock.pauseAt(Date.now() + 60_000);
}

/** Changes what the person has chosen and opens the page anew with it. */
export async function reloadWith(page: Page, preferences: Readonly<Record<string, unknown>>): Promise<void> {
	await page.evaluate(
		({ key, changed }) => {
			const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as object;
			localStorage.setItem(key, JSON.stringify({ ...kept, ...changed }));
		},
		{ key: PREFERENCES, changed: preferences },
	);
	await page.reload();
}

/** One visit for all tests that only ask it something; made anew after a failure, which may have left it anyhow. */
export function keepVisit(make: () => Promise<Visit>): () => Promise<Visit> {
	let kept: Promise<Visit> | null = null;
	return () => {
		const used = (kept ??= make());
		onTestFailed(async () => {
			kept = null;
			await used.then(({ context }) => context.close()).catch(() => undefined);
		});
		return used;
	};
}

/** Does something in the drawer with the settings of the run. */
export async function inSettings(page: Page, work: (drawer: Locator) => Promise<void>): Promise<void> {
	await page.getByRole('button', { name: 'Settings of this run' }).click();
	const drawer = page.getByRole('dialog', { name: 'Settings of this run' });
	await work(drawer);
	await drawer.getByRole('button', { name: 'Done' }).click();
	await drawer.waitFor({ state: 'detached' });
}

/** Switches on exactly these methods. */
export async function chooseMethods(page: Page, labels: readonly string[]): Promise<void> {
	await inSettings(page, async (drawer) => {
		const group = drawer.getByRole('group', { name: 'Methods' });
		await group.getByRole('button').first().waitFor();
		for (const label of await group.getByRole('button', { pressed: true }).allTextContents()) {
			if (!labels.includes(label)) await group.getByRole('button', { name: label, exact: true }).click();
		}
		for (const label of labels) {
			const toggle = group.getByRole('button', { name: label, exact: true });
			if ((await toggle.getAttribute('aria-pressed')) !== 'true') await toggle.click();
		}
	});
}

/** Presses one of the examples, which runs it. */
export async function runExample(page: Page, name: string | RegExp): Promise<void> {
	await page.getByRole('group', { name: 'Examples' }).getByRole('button', { name }).click();
}

export function laneOf(page: Page, label: string): Locator {
	return page.getByRole('region', { name: label, exact: true });
}

/** Text of the lane's verdict once there is one, on what was asked last. */
export async function verdictOf(page: Page, label: string, timeout = 60_000): Promise<string> {
	const verdict = laneOf(page, label)
		.getByRole('status', { name: 'Verdict' })
		.and(page.locator(':not([data-old])'))
		.filter({ hasText: /\S/ });
	await verdict.waitFor({ timeout });
	return (await verdict.textContent()) ?? '';
}

/** Until every lane of what was asked last has ended. */
export async function allEnded(page: Page, timeout = 60_000): Promise<void> {
	await page.locator('[data-old]').first().waitFor({ state: 'detached', timeout });
	await page.getByRole('button', { name: 'Run', exact: true }).waitFor({ timeout });
}

export async function ask(page: Page, question: string, expected?: string): Promise<void> {
	await page.getByRole('textbox', { name: 'Question' }).fill(question);
	if (expected !== undefined) {
		await inSettings(page, (drawer) =>
			drawer.getByRole('textbox', { name: 'Expected answer' }).fill(expected),
		);
	}
	await pressRun(page);
}

export async function pressRun(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Run', exact: true }).click();
}
