import { fileURLToPath } from 'node:url';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { packExperiment } from '../../src/core/bench/export/experiment-link.ts';
import { parseExperiment } from '../../src/core/bench/parse.ts';
import { planOf } from '../../src/core/bench/plan.ts';
import { statesOf } from '../../src/core/bench/state.ts';
import { type Capsule, formatCapsule } from '../../src/core/capsule/capsule.ts';
import { packCapsule } from '../../src/core/capsule/link.ts';
import { iframeCode } from '../../src/core/embed/iframe-code.ts';
import { pack } from '../../src/core/pack.ts';
import type { RunEvent } from '../../src/core/record/event.ts';
import { designOf, experimentOf, runOf } from '../support/experiments.ts';
import { exampleRuns } from '../support/random-runs.ts';
import { axeFaults } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { layoutFaults, resize } from './support/layout.ts';
import { serveFolder, type StaticServer } from './support/server.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const LINK = 'Open in CodeSteer Playground';

const capsule: Capsule = {
	title: '',
	notes: '',
	madeAt: 1_790_000_000_000,
	appVersion: '0.1.0',
	prompts: 'abcd',
	runs: exampleRuns,
};

let browser: Browser;
/** Gives no header that would let a frame of another origin have its module scripts. */
let server: StaticServer;
/** Another origin: somebody else's pages. */
let host: StaticServer;
let packed: string;
let page: Page;
/** What any frame wrote to its console, and uncaught errors. */
let troubles: string[] = [];

beforeAll(async () => {
	browser = await launchBrowser();
	server = await serveFolder(DIST);
	host = await serveFolder(DIST, '/');
	packed = await packCapsule(capsule);
});
afterAll(async () => {
	await browser.close();
	await host.close();
	await server.close();
});
afterEach(() => page.context().close());

/** Opens an address in a profile of its own; whatever a frame of ours touches of its origin is refused and written down. */
async function open(url: string): Promise<void> {
	const context = await browser.newContext({
		viewport: { width: 1200, height: 900 },
		reducedMotion: 'reduce',
	});
	await context.addInitScript(refuseStorage);
	troubles = [];
	context.on('console', (message) => troubles.push(message.text()));
	context.on('weberror', (error) => troubles.push(error.error().message));
	page = await context.newPage();
	await page.goto(url);
}

/** Runs in every frame before anything of it does. */
function refuseStorage(): void {
	const refuse = (owner: object, name: string): void => {
		Object.defineProperty(owner, name, {
			get() {
				console.error(`touched ${name}`);
				throw new Error(`touched ${name}`);
			},
			set() {
				console.error(`touched ${name}`);
			},
		});
	};
	for (const name of [
		'indexedDB',
		'localStorage',
		'sessionStorage',
		'caches',
		'BroadcastChannel',
		'SharedWorker',
		'cookieStore',
	])
		refuse(window, name);
	for (const name of ['serviceWorker', 'storage', 'locks', 'credentials']) refuse(Navigator.prototype, name);
	refuse(Document.prototype, 'cookie');
}

/** A page of somebody else with this body, whose script listens to the frames in it. */
async function openHost(head: string, body: string): Promise<void> {
	host.overrides.set(
		'page.html',
		`<!doctype html><html lang="en"><head><title>Somebody's page</title>${head}</head><body>${body}</body></html>`,
	);
	await open(`${host.url}page.html`);
}

/** Two methods, three questions: as an address has it. */
async function experimentPath(): Promise<string> {
	const methods = [
		{ id: 'all-text', options: {} },
		{ id: 'all-code', options: {} },
	] as const;
	const experiment = experimentOf(designOf({ methods }), { name: 'Letters <b>' });
	const plan = planOf(experiment.design);
	const runs = plan.cells.map((cell, at) =>
		runOf(experiment, cell, `run-${String(at)}`, { outcome: 'finished', isRight: at !== 0 }),
	);
	const states = statesOf(plan, runs, new Set());
	const shared = { madeAt: 1_790_000_000_000, appVersion: '0.1.0', prompts: null, experiment, plan, states };
	const packedExperiment = await packExperiment(shared, parseExperiment);
	if (!packedExperiment.ok) throw new Error(packedExperiment.error.kind);
	return `experiment/${packedExperiment.value}`;
}

const frame = (): FrameLocator => page.frameLocator('iframe');
const embedAt = (query = '', of = packed): string => `${server.url}embed.html#/embed/${of}${query}`;

/** What came from the frame, newest last, of this type. */
async function listen(): Promise<(type: string) => Promise<Record<string, unknown> | undefined>> {
	await page.evaluate(() => {
		const heard: unknown[] = [];
		Object.assign(window, { heard });
		addEventListener('message', ({ data }) => heard.push(data));
	});
	return (type) =>
		page.evaluate(
			(wanted) =>
				(window as unknown as { heard: Record<string, unknown>[] }).heard.findLast(
					(news) => news['type'] === wanted,
				),
			`codesteer:${type}`,
		);
}

function post(data: unknown): Promise<void> {
	return page.evaluate((posted) => {
		document.querySelector('iframe')?.contentWindow?.postMessage(posted, '*');
	}, data);
}

describe('inside a page with a strict policy of its own, in a sandbox', () => {
	it('shows question, lanes, verdicts and who is scripted, asks only its own server, and touches no storage', async () => {
		const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; frame-src ${new URL(server.url).origin}">`;
		const tight = 'sandbox="allow-scripts allow-popups"';
		await openHost(
			policy,
			`<iframe ${tight} title="run" width="1000" height="700" src="${server.url}#/embed/${packed}"></iframe>`,
		);
		const asked: string[] = [];
		page.on('request', (request) => asked.push(request.url()));
		for (const label of ['All text', 'All code', 'CodeSteer']) {
			const lane = frame().getByRole('region', { name: label, exact: true });
			await lane.getByRole('status', { name: 'Verdict' }).filter({ hasText: /\S/ }).waitFor();
		}
		await frame().getByRole('heading', { level: 1, name: /9\.11/ }).waitFor();
		await frame()
			.getByText(/scripted demo model, not an LLM/)
			.waitFor();
		await frame().locator('.prose:not(.plain)').first().waitFor();
		const link = frame().getByRole('link', { name: LINK });
		expect(await link.getAttribute('rel')).toBe('noopener');
		expect(await link.evaluate((a: HTMLAnchorElement) => a.href)).toBe(`${server.url}#/open/${packed}`);
		expect(await link.evaluate(() => origin)).toBe('null');
		expect(await frame().getByRole('textbox').count()).toBe(0);
		expect(asked.filter((url) => !url.startsWith(server.url))).toEqual([]);
		expect(troubles).toEqual([]);
	});

	it('comes from a button in the playground, and opens what it shows in a page that is in no sandbox', async () => {
		const app = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
		const playground = await app.newPage();
		await playground.goto(server.url);
		await playground.getByRole('button', { name: 'Share', exact: true }).click();
		await playground.getByRole('checkbox', { name: 'Step by step' }).check();
		await playground.getByRole('button', { name: 'Copy iframe code' }).click();
		await playground.getByRole('status', { name: 'Sharing' }).filter({ hasText: 'Copied' }).waitFor();
		const code = await playground.evaluate(() => navigator.clipboard.readText());
		await app.close();

		await openHost('', code);
		await frame().getByRole('button', { name: 'Next' }).waitFor();
		const [opened] = await Promise.all([
			page.waitForEvent('popup'),
			frame().getByRole('link', { name: LINK }).click(),
		]);
		const place = await opened.evaluate(() => ({ own: origin, isAlone: opener === null }));
		expect(place).toEqual({ own: new URL(server.url).origin, isAlone: true });
		// Which keeps things, and so shows that it would be seen.
		await expect.poll(() => troubles).toContain('touched localStorage');
	});
});

describe('a picture of an experiment', () => {
	it('stands in a sandbox, touches no storage, and leads to a record that runs and keeps nothing', async () => {
		const path = await experimentPath();
		await openHost(
			'',
			`<iframe sandbox="allow-scripts allow-popups" title="plot" width="900" height="700"></iframe>`,
		);
		await page
			.locator('iframe')
			.evaluate(
				(element: HTMLIFrameElement, src) => (element.src = src),
				embedAt('?figure=cost&theme=dark', path),
			);
		await frame()
			.getByRole('img', { name: /tokens/i })
			.waitFor();
		await frame().getByRole('heading', { level: 1, name: 'Letters <b>' }).waitFor();
		await frame().getByText('scripted, not an LLM').first().waitFor();
		expect(await frame().locator('html').getAttribute('data-theme')).toBe('dark');
		// Choices would choose nothing here.
		expect(await frame().getByRole('button').or(frame().getByRole('combobox')).count()).toBe(0);
		expect(troubles).toEqual([]);

		const opened = await (await browser.newContext()).newPage();
		await opened.goto(`${server.url}#/open/${path}`);
		await opened.getByText('nothing was run, and this browser keeps nothing of it').waitFor();
		await opened.getByRole('table', { name: 'Results' }).getByText('67 %').waitFor();
		await opened.getByRole('button', { name: 'Ask it here' }).click();
		await opened.getByRole('button', { name: 'Start' }).waitFor();
		await opened.goto(`${server.url}#/bench`);
		await opened.getByText('No experiment yet').waitFor();
		await opened.context().close();
	});
});

describe('inside a deck', () => {
	it('is loaded with its slide, goes step by step when told, follows the theme and says how high it is', async () => {
		// As Reveal makes it: sections that are scaled, frames that get their address when their slide is shown.
		await openHost(
			'<style>.slides{width:1100px;height:700px;transform:scale(.8);transform-origin:0 0}section[hidden]{display:none}</style>',
			`<div class="reveal"><div class="slides"><section>One</section><section hidden><iframe title="run" width="1000" height="300" data-src="${embedAt('?steps&theme=light')}"></iframe></section></div></div>`,
		);
		const newest = await listen();
		await page.evaluate(() => {
			document.querySelector('section[hidden]')?.removeAttribute('hidden');
			const lazy = document.querySelector('iframe');
			lazy?.setAttribute('src', lazy.dataset['src'] ?? '');
		});
		const steps = frame().getByRole('group', { name: 'Steps' }).getByRole('status');
		await steps.filter({ hasText: 'The question' }).waitFor();
		// Reveal says so to every frame of a slide.
		await post('slide:start');
		await post({ type: 'codesteer:theme', theme: 'dark' });
		await expect.poll(() => frame().locator('html').getAttribute('data-theme')).toBe('dark');
		await post({ type: 'codesteer:next' });
		await steps.filter({ hasText: 'Step 1' }).waitFor();
		await frame().getByRole('button', { name: 'Next' }).press('ArrowRight');
		await steps.filter({ hasText: 'Step 2' }).waitFor();
		await expect.poll(() => newest('step')).toMatchObject({ step: 2 });
		const { of } = (await newest('step')) as { of: number };
		for (let step = 2; step < of; step++) await frame().getByRole('button', { name: 'Next' }).click();
		expect(await frame().getByRole('status', { name: 'Verdict' }).filter({ hasText: /\S/ }).count()).toBe(
			exampleRuns.length,
		);
		// Grown to what it says, the frame has nothing to scroll.
		await expect
			.poll(async () => {
				const { height = 0 } = ((await newest('height')) ?? {}) as { height?: number };
				await page
					.locator('iframe')
					.evaluate((element, to) => (element.style.height = `${String(to)}px`), height + 4);
				return frame()
					.locator('html')
					.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
			})
			.toBe(0);
		await post({ type: 'codesteer:reset' });
		await steps.filter({ hasText: 'The question' }).waitFor();
		expect(troubles).toEqual([]);
	});
});

describe('inside a notebook', () => {
	it('stands in an output that is isolated in a frame of its own, and in one that is not', async () => {
		const code = iframeCode({ src: embedAt('?theme=dark'), title: 'run', height: 500 });
		const isolated = code.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
		await openHost(
			'',
			`<div class="jp-OutputArea-output jp-RenderedHTMLCommon">${code}</div><div class="jp-OutputArea-output"><iframe sandbox="allow-scripts" width="100%" height="520" srcdoc="${isolated}"></iframe></div>`,
		);
		const plain = page.frameLocator('iframe[src]');
		const nested = page.frameLocator('iframe[srcdoc]').frameLocator('iframe');
		for (const shown of [plain, nested]) {
			await shown.getByRole('region', { name: 'CodeSteer', exact: true }).scrollIntoViewIfNeeded();
			expect(await shown.locator('html').getAttribute('data-theme')).toBe('dark');
		}
		expect(troubles).toEqual([]);
	});
});

describe('an address that holds no runs', () => {
	it.each([
		['cut off', async () => packed.slice(0, 200)],
		['no packed text', async () => '<img src=x onerror=alert(1)>'],
		['another format', async () => pack('{"format":"codesteer-experiment"}')],
		['unfolds to far more than it is', async () => pack(`[${'"aaaaaaaaaaaaaaaaaaaa",'.repeat(400_000)}1]`)],
		['a later version', async () => pack(formatCapsule(capsule).replace('"version":1', '"version":9'))],
		[
			'an experiment that is none',
			async () => `experiment/${await pack('{"format":"codesteer-experiment"}')}`,
		],
		['a damaged run', async () => pack(formatCapsule(capsule).replaceAll('"call-start"', '"call-begin"'))],
		['far too long', async () => `z${'A'.repeat(200_000)}`],
	])('%s: is refused in words inside the frame', async (_, make) => {
		await openHost('', `<iframe sandbox="allow-scripts" title="run" width="600" height="300"></iframe>`);
		await page
			.locator('iframe')
			.evaluate((element: HTMLIFrameElement, src) => (element.src = src), embedAt('', await make()));
		expect(await frame().getByRole('alert').textContent()).toMatch(/^This cannot be shown\. /);
		expect(troubles).toEqual([]);
	});

	it('shows markup in every text of a run as text', async () => {
		const attack =
			'<img src=x onerror="console.error(1)"><script>console.error(2)</script>[x](javascript:alert(1))';
		const texts = JSON.stringify(exampleRuns).replaceAll(/9\.11/g, JSON.stringify(attack).slice(1, -1));
		const hostile = { ...capsule, title: attack, runs: JSON.parse(texts) as Capsule['runs'] };
		await open(embedAt('', await packCapsule(hostile)));
		await page.locator('.prose:not(.plain)').first().waitFor();
		expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(attack);
		expect(await page.locator('main img, main script, a[href^="javascript"]').count()).toBe(0);
		expect(troubles).toEqual([]);
	});
});

describe('an embed', () => {
	it('leaves the keys that scroll to a long text that has the focus, and takes the others', async () => {
		const long = exampleRuns.map((events) =>
			events.map((event): RunEvent => {
				if (event.type !== 'run-start') return event;
				const question = { text: 'word '.repeat(2000), source: { kind: 'typed' } } as const;
				return { ...event, spec: { ...event.spec, question } };
			}),
		);
		await open(embedAt('?steps', await packCapsule({ ...capsule, runs: long })));
		const steps = page.getByRole('group', { name: 'Steps' }).getByRole('status');
		const question = page.getByRole('heading', { level: 1 });
		await question.press('PageDown');
		await expect.poll(() => question.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
		expect(await steps.textContent()).toBe('The question');
		await question.press('n');
		await steps.filter({ hasText: 'Step 1' }).waitFor();
		expect(troubles).toEqual([]);
	});

	it('has no fault that axe or a look at the drawn page finds, in both themes, from 320 to 1200 px, runs and figure', async () => {
		await open(embedAt('?theme=light&steps'));
		for (const what of [packed, 'figure/with-o1', await experimentPath()]) {
			for (const theme of ['light', 'dark']) {
				await page.goto(embedAt(`?theme=${theme}`, what));
				await page.getByRole('link', { name: LINK }).waitFor();
				for (const width of [320, 1200]) {
					await resize(page, width, 800);
					expect({
						what,
						theme,
						width,
						faults: [...(await layoutFaults(page)), ...(await axeFaults(page))],
					}).toMatchObject({ faults: [] });
				}
			}
		}
		expect(troubles).toEqual([]);
	});

	it('has the theme of the browser where none is named', async () => {
		await open(embedAt());
		for (const colorScheme of ['dark', 'light'] as const) {
			await page.emulateMedia({ colorScheme });
			await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe(colorScheme);
		}
	});

	it('shows one lane at a time where there is no room, and the one that is asked for', async () => {
		await open(embedAt());
		await page.getByRole('region').nth(2).waitFor();
		await resize(page, 400, 800);
		await expect.poll(() => page.getByRole('region').count()).toBe(1);
		await page
			.getByRole('group', { name: 'Lanes' })
			.getByRole('button', { name: /CodeSteer/ })
			.click();
		await page.getByRole('region', { name: 'CodeSteer', exact: true }).waitFor();
		expect(await page.getByRole('region').count()).toBe(1);
	});

	it('asks again for lanes that could not be fetched', async () => {
		const lanes = [...server.requests].find((name) => /EmbedLanes/.test(name)) ?? '';
		server.overrides.set(lanes, null);
		await open(embedAt());
		await page.getByRole('heading', { level: 1 }).waitFor();
		const again = page.getByRole('button', { name: 'Try again' });
		await again.waitFor();
		server.overrides.delete(lanes);
		await again.click();
		await page.getByRole('region', { name: 'CodeSteer', exact: true }).waitFor();
	});
});
