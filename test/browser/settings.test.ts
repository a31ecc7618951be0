import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { attackWords } from '../../src/words/attacks.ts';
import { type ModelServer, startModelServer } from '../support/model-server/server.ts';
import { tinyGguf } from '../support/tiny-gguf.ts';
import { ask, chooseMethods, laneOf, openApp, verdictOf, type OpenedApp, type Visit } from './support/app.ts';
import { type FileHost, startFileHost } from './support/file-host.ts';
import { readEverything } from './support/stores.ts';
import { resize } from './support/layout.ts';

let app: OpenedApp;
let host: ModelServer;
let files: FileHost;
let visit: Visit;
let page: Page;
let axeSource: string;

const PLANTED = 'sk-planted-0d9b4e7a21';
const model = {
	name: 'tiny.gguf',
	mimeType: 'application/octet-stream',
	buffer: Buffer.from(tinyGguf(4096)),
};

beforeAll(async () => {
	[app, host, files] = await Promise.all([openApp(), startModelServer(), startFileHost(tinyGguf(), 300)]);
	axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});
afterAll(() => Promise.all([app.close(), host.close(), files.close()]));
beforeEach(async () => {
	host.requests.length = 0;
	host.reply(() => null);
	visit = await app.visit({ hash: '#/settings' });
	page = visit.page;
	await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
});
afterEach(() => visit.context.close());

async function fill(name: string, place = '/v1', key = PLANTED): Promise<void> {
	const form = page.getByRole('form', { name: 'Add a model' });
	await form.getByRole('combobox', { name: 'Host' }).selectOption('custom');
	await form.getByRole('textbox', { name: 'Base URL' }).fill(`${host.origin}${place}`);
	await form.getByLabel(/^API key/).fill(key);
	await form.getByLabel('Model name').fill(name);
}

async function add(name: string, place?: string): Promise<void> {
	await fill(name, place);
	await page.getByRole('button', { name: 'Add model' }).click();
	await page.getByText('is added and chosen').waitFor();
}

/** Axe finds nothing, and nothing hangs out of a 400 px screen. */
async function expectSound(): Promise<void> {
	const faults = async (): Promise<string[]> => {
		const { violations } = await page.evaluate(() =>
			(window as unknown as { axe: { run(context: unknown): Promise<AxeResults> } }).axe.run({
				exclude: [['iframe']],
			}),
		);
		return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
	};
	await page.evaluate(axeSource);
	expect(await faults()).toEqual([]);
	await resize(page, 400, 800);
	const overhang = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	expect(overhang).toBeLessThanOrEqual(0);
	expect(await faults()).toEqual([]);
	await page.setViewportSize({ width: 1440, height: 900 });
}

it('tests the sandbox: every attempt is refused, and the decoys are gone afterwards', async () => {
	const section = page.getByRole('region', { name: 'Sandbox self-test' });
	await section.getByRole('button', { name: 'Test the sandbox' }).press('Enter');
	await section.getByText(/^\d+ of \d+ attempts refused, none came through\.$/).waitFor({ timeout: 200_000 });
	const results = section.getByRole('table', { name: 'Attempts to leave the sandbox' }).getByRole('row');
	const said = (await results.getByRole('cell').allTextContents()).filter((_, at) => at % 2 === 1);
	expect(said.filter((text) => !text.includes('✓ refused'))).toEqual([]);
	expect(said.length).toBe(Object.keys(attackWords).length);
	await section.getByText('A decoy key lay in 5 storages').waitFor();
	await expect.poll(() => page.evaluate(nameStorages)).not.toContain('decoy');
	expect(visit.foreign).toEqual([]);
	await expectSound();
}, 240_000);

/** Everything that has a name in this page's storages. */
async function nameStorages(): Promise<string> {
	const files = [];
	for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
	const databases = (await indexedDB.databases()).map(({ name }) => name);
	const stored = [localStorage, sessionStorage].flatMap((storage) => Object.keys(storage));
	return [...databases, ...(await caches.keys()), ...files, ...stored].join();
}

describe('the connection check', () => {
	/** Gate to the word a screen reader hears. */
	async function gates(): Promise<Record<string, string>> {
		const list = page.getByRole('list', { name: 'Connection check' });
		await page.getByText('Checking, gate by gate…').waitFor({ state: 'detached' });
		const rows = await list.getByRole('listitem').all();
		const told = await Promise.all(
			rows.map(async (row) => [
				await row.locator('b').textContent(),
				(await row.locator('.visually-hidden').textContent())?.replace('.', ''),
			]),
		);
		return Object.fromEntries(told) as Record<string, string>;
	}

	it('opens every gate of a good host before it is added', async () => {
		await page.setViewportSize({ width: 1280, height: 700 });
		await fill('ok');
		await page.getByRole('button', { name: 'Check connection', exact: true }).click();
		await page.getByText(/This model can be used/).waitFor();
		expect(await gates()).toMatchObject({
			'The address': 'passed',
			'Something answers': 'passed',
			'It admits this page (CORS)': 'passed',
			'The key': 'passed',
			'The model’s name': 'passed',
			Quota: 'passed',
			Streaming: 'passed',
		});
		expect(host.requests.filter((seen) => seen.method === 'POST').length).toBe(2);
		await expectSound();
		const last = page.getByRole('list', { name: 'Connection check' }).getByRole('listitem').last();
		const place = async () => (await last.boundingBox()) ?? { y: Infinity, height: 0 };
		await expect.poll(async () => (await place()).y + (await place()).height).toBeLessThanOrEqual(700);
		await page.getByRole('button', { name: 'Close' }).click();
		expect(await page.getByRole('list', { name: 'Connection check' }).count()).toBe(0);
	});

	const shut: readonly { name: string; place?: string; gate: string; remedy: RegExp }[] = [
		{ name: '401', gate: 'The key', remedy: /key/i },
		{ name: '404', gate: 'The model’s name', remedy: /list|name/i },
		{ name: 'ok', place: '/closed/v1', gate: 'It admits this page (CORS)', remedy: /origin/i },
	];
	for (const { name, place, gate, remedy } of shut) {
		it(`names the shut gate of a configured model and the way out: ${gate}`, async () => {
			await add(name, place);
			await page.getByRole('button', { name: `Check connection of ${name}` }).click();
			await page.getByText(`The first shut gate: ${gate}.`).waitFor();
			const told = await gates();
			expect(Object.entries(told).filter(([, word]) => word === 'failed')).toEqual([[gate, 'failed']]);
			const row = page.getByRole('listitem').filter({ hasText: gate }).first();
			expect(await row.textContent()).toMatch(remedy);
			expect(await page.locator('.settings').textContent()).not.toContain(PLANTED);
			await expectSound();
		});
	}

	it('gives the very command that opens a server on this computer, to be copied', async () => {
		await visit.context.grantPermissions(['clipboard-read', 'clipboard-write']);
		const form = page.getByRole('form', { name: 'Add a model' });
		await form.getByRole('combobox', { name: 'Host' }).selectOption('ollama');
		await form.getByRole('textbox', { name: 'Base URL' }).fill(`${host.origin}/closed/v1`);
		await form.getByLabel('Model name').fill('ok');
		await page.getByRole('button', { name: 'Check connection', exact: true }).click();
		await page.getByRole('button', { name: /^Copy.*terminal/ }).click();
		await page.getByText('Copied').waitFor();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
			`OLLAMA_ORIGINS="${new URL(app.server.url).origin}" ollama serve`,
		);
		await expectSound();
	});
});

describe('spending', () => {
	it('counts calls of known price, shows the sum in the playground, and stops before a call that would pass the cap', async () => {
		host.reply(() => ({ text: 'It is <<<9.9>>>', usage: { input: 1000, output: 500 } }));
		await add('ok');
		await page.getByRole('button', { name: 'Price of ok' }).click();
		await page.getByLabel('Dollars per million input tokens').fill('100');
		await page.getByLabel('Dollars per million output tokens').fill('200');
		await page.getByRole('button', { name: 'Save price' }).click();
		await page.getByText('$100 in, $200 out per million tokens (yours)').waitFor();
		await page.getByLabel('Spending cap of this tab (dollars)').fill('0.15');
		await page.getByLabel('Spending cap of this tab (dollars)').press('Enter');
		await page.getByRole('link', { name: 'Playground' }).click();
		await chooseMethods(page, ['Only question']);
		await ask(page, 'Which is larger, 9.11 or 9.9?', '9.9');
		expect(await verdictOf(page, 'Only question')).toMatch(/^Correct/);
		await page.getByRole('link', { name: 'spent $0.20' }).waitFor();
		const calls = () => host.requests.filter((seen) => seen.method === 'POST').length;
		expect(calls()).toBe(1);
		await page.getByRole('button', { name: 'Run', exact: true }).click();
		await laneOf(page, 'Only question')
			.getByText(/spending cap of \$0\.15 is reached/)
			.first()
			.waitFor();
		expect(calls()).toBe(1);
		// A reload is no way around it.
		await page.reload();
		await page.getByRole('link', { name: 'spent $0.20' }).click();
		await page.getByText(/spent in this tab of \$0\.15/).waitFor();
		await page.getByRole('button', { name: 'Count from $0 again' }).click();
		await page.getByText(/^\$0$/).waitFor();
	});

	it('is capped by what stands in the field, also where the page is reloaded before it is left', async () => {
		const cap = page.getByLabel('Spending cap of this tab (dollars)');
		await cap.fill('0.25');
		await page.reload();
		await expect.poll(() => cap.inputValue()).toBe('0.25');
	});

	it('leaves an unknown price unknown', async () => {
		await add('ok');
		expect(await page.getByRole('list', { name: 'Prices by model' }).textContent()).toContain(
			'price unknown',
		);
		await page.getByRole('link', { name: 'Playground' }).click();
		await page.getByRole('textbox', { name: 'Question' }).waitFor();
		expect(await page.getByText(/^spent/).count()).toBe(0);
	});
});

describe('servers on this computer', () => {
	it('are looked for on a click only; where none answers, what to start and the commands for this page', async () => {
		const local = () => visit.foreign.filter((url) => /:(?:11434|1234|8080|9931|8000)\//.test(url));
		expect(local()).toEqual([]);
		// A server that admits this page, one that does not, and two that are off.
		await page.route(/:11434\/v1\/models/, (route) =>
			route.fulfill({
				json: { data: [{ id: 'small:1b' }, { id: 'small:3b' }] },
				headers: { 'access-control-allow-origin': '*' },
			}),
		);
		await page.getByRole('button', { name: 'Look for servers on this machine' }).click();
		await page.getByRole('button', { name: 'Add small:3b' }).click();
		await page.getByText('small:3b is added and chosen').waitFor();
		expect(await page.getByRole('list', { name: 'Your models' }).textContent()).toContain('Ollama');
		await expectSound();
		await page.unroute(/:11434\/v1\/models/);
		await page.getByRole('button', { name: 'Look for servers on this machine' }).click();
		await page.getByText('Nothing answered. Start one of these').waitFor();
		await page.getByText(/^Ollama http/).click();
		const origin = new URL(app.server.url).origin;
		await page.getByText(`OLLAMA_ORIGINS="${origin}" ollama serve`).waitFor();
		await expectSound();
	});
});

describe('what people paste, and what hosts refuse', () => {
	it('says of a model that is added that it is, and no longer what the host lists', async () => {
		host.models('{"object":"list","data":[{"id":"one"},{"id":"two"}]}');
		await fill('one');
		await page.getByRole('button', { name: 'Fetch model list' }).click();
		await page.getByText('2 models listed').waitFor();
		await page.getByRole('button', { name: 'Add model' }).click();
		await page.getByText('one is added and chosen').waitFor();
		host.models(null);
		expect(await page.getByText('2 models listed').count()).toBe(0);
	});

	it('takes an address as a server prints it, and says that an empty list wants a model pulled', async () => {
		host.models('{"object":"list","data":null}');
		const { port } = new URL(host.origin);
		await fill('some');
		await page
			.getByRole('textbox', { name: 'Base URL' })
			.fill(`http://0.0.0.0:${port}/v1/ (Press CTRL+C to quit)`);
		await page.getByText(`Will be called at http://127.0.0.1:${port}/v1`).waitFor();
		await page.getByRole('button', { name: 'Fetch model list' }).click();
		await page.getByText(/has no models yet: pull or load one/).waitFor();
		host.models(null);
		await expectSound();
	});

	it('refuses a key with a character no request carries, names it, and sends nothing', async () => {
		await fill('ok', '/v1', `sk-abc\u200b0123456789`);
		for (const name of ['Fetch model list', 'Check connection', 'Add model']) {
			await page.getByRole('button', { name, exact: true }).click();
			await page
				.getByText(/a zero-width space \(U\+200B\) as character 7 of 17/)
				.first()
				.waitFor();
		}
		expect(host.requests).toEqual([]);
		expect(visit.console.filter((line) => line.startsWith('uncaught'))).toEqual([]);
		await expectSound();
	});

	it('remembers what a host refused of a model over a reload, says so, and forgets it on demand', async () => {
		await add('no-temperature');
		await page.getByRole('link', { name: 'Playground' }).click();
		await chooseMethods(page, ['Only question']);
		await ask(page, 'Which is larger, 9.11 or 9.9?', '9.9');
		await verdictOf(page, 'Only question');
		await page.reload();
		await ask(page, 'Which is larger, 9.11 or 9.9?', '9.9');
		await verdictOf(page, 'Only question');
		const sent = () =>
			host.requests.filter(({ method }) => method === 'POST').map(({ body }) => body?.['temperature']);
		expect(sent()).toEqual([0, undefined, undefined]);
		await page.getByRole('link', { name: 'Settings' }).click();
		await page
			.getByText(/refused some of what this page asks, so the model’s own temperature is used/)
			.waitFor();
		await expectSound();
		await page.getByRole('button', { name: 'Ask everything again of no-temperature' }).click();
		expect(await page.getByText(/refused some of what/).count()).toBe(0);
	});
});

describe('the login at OpenRouter', () => {
	async function leave(answer: (callback: URL) => void): Promise<void> {
		await visit.context.route('https://openrouter.ai/auth?**', async (route) => {
			const callback = new URL(new URL(route.request().url()).searchParams.get('callback_url') ?? '');
			answer(callback);
			await route.fulfill({ status: 302, headers: { location: callback.href } });
		});
		await page.getByRole('combobox', { name: 'Host' }).selectOption('openrouter');
		await page.getByRole('combobox', { name: 'Keep the key' }).selectOption('tab');
		await page.getByRole('button', { name: 'Sign in with OpenRouter' }).click();
	}

	it('comes back with a key that is kept as chosen and in no address', async () => {
		await visit.context.route('https://openrouter.ai/api/v1/auth/keys', (route) =>
			route.fulfill({ json: { key: PLANTED }, headers: { 'access-control-allow-origin': '*' } }),
		);
		await leave((callback) => callback.searchParams.set('code', 'one-time-code'));
		await page.getByText(/You are signed in to OpenRouter.*until this tab is closed/).waitFor();
		expect(page.url()).toBe(`${app.server.url}#/settings`);
		expect(await page.getByRole('combobox', { name: 'Host' }).inputValue()).toBe('openrouter');
		const held = page.getByRole('list', { name: 'Keys held' });
		expect(await held.textContent()).toMatch(/OpenRouter\s*until this tab is closed/);
		expect(await page.content()).not.toContain(PLANTED);
		await page.getByRole('button', { name: 'Delete the key for OpenRouter' }).click();
		await page.getByText('No key is held').waitFor();
		expect(await page.getByText('You are signed in to OpenRouter').count()).toBe(0);
		expect(await page.evaluate(() => JSON.stringify(Object.entries(sessionStorage)))).not.toContain(PLANTED);
		// The way back is in no history: it would sign in again.
		await page.goBack();
		await page.getByRole('textbox', { name: 'Question' }).waitFor();
		expect(page.url()).toBe(app.server.url);
	});

	it('says when access was not granted', async () => {
		await leave((callback) => callback.searchParams.set('error', 'access_denied'));
		await page.getByText('OpenRouter did not grant access: access_denied').waitFor();
		expect(page.url()).toBe(`${app.server.url}#/settings`);
		await expectSound();
	});
});

describe('keys', () => {
	it('go under a passphrase, are locked after a reload, and open with the right one only', async () => {
		await add('ok');
		await page.getByText('Protect stored keys by a passphrase').click();
		const form = page.getByRole('form', { name: 'Protect stored keys' });
		await form.getByLabel('Passphrase').fill('seven green chairs');
		await form.getByLabel('The same again').fill('seven green chair');
		await form.getByRole('button', { name: 'Protect' }).click();
		await page.getByText('The two passphrases differ.').waitFor();
		await form.getByLabel('The same again').fill('seven green chairs');
		await form.getByRole('button', { name: 'Protect' }).click();
		await page.getByRole('button', { name: 'Lock now' }).waitFor();
		await expectSound();
		await page.reload();
		await page.getByText('Stored keys are locked').waitFor();
		expect(await page.getByRole('list', { name: 'Keys held' }).textContent()).toContain(
			'locked by your passphrase',
		);
		await expectSound();
		const unlock = page.getByRole('form', { name: 'Unlock stored keys' });
		await unlock.getByLabel('Passphrase').fill('seven green tables');
		await unlock.getByRole('button', { name: 'Unlock' }).click();
		await page.getByText('This is not the passphrase.').waitFor();
		await unlock.getByLabel('Passphrase').fill('seven green chairs');
		await unlock.getByRole('button', { name: 'Unlock' }).click();
		await page.getByRole('button', { name: 'Lock now' }).waitFor();
		await page.getByRole('button', { name: 'Check connection of ok' }).click();
		await page.getByText(/This model can be used/).waitFor();
		const sent = host.requests.filter((seen) => seen.method === 'POST');
		expect(sent.every((seen) => seen.headers['authorization'] === `Bearer ${PLANTED}`)).toBe(true);
		await page.getByRole('button', { name: 'Lock now' }).click();
		await page.getByText('Stored keys are locked').waitFor();
		await unlock.getByLabel('Passphrase').fill('seven green chairs');
		await unlock.getByRole('button', { name: 'Unlock' }).click();
		await page.getByRole('button', { name: 'Remove the passphrase' }).click();
		await page.getByText('The passphrase is gone').waitFor();
		await page.reload();
		await page.getByText('Protect stored keys by a passphrase').waitFor();
	});
});

describe('a model in the browser', () => {
	const picker = () => page.getByLabel('A GGUF file from your disk');

	it('is picked from disk, answers in the playground, tells its speed, and stops', async () => {
		await picker().setInputFiles(model);
		await page.getByText('Tiny random llama · in this browser').waitFor();
		await page.getByText(/on one processor thread; 4,?096 tokens/).waitFor();
		await expectSound();
		await page.getByRole('link', { name: 'Playground' }).click();
		await page.getByRole('button', { name: 'Tiny random llama · in this browser' }).waitFor();
		await chooseMethods(page, ['Only question']);
		// It never ends by itself, so stopping is the only way out before the window is full.
		await ask(page, 'Hi');
		const lane = laneOf(page, 'Only question');
		await lane
			.getByText(/^\s*[a-z]{20,}/)
			.first()
			.waitFor();
		await page.getByRole('button', { name: /^Stop/ }).first().click();
		expect(await verdictOf(page, 'Only question')).toMatch(/Stopped|stopped/);
		expect(visit.foreign).toEqual([]);
		await page.getByText(/on one processor thread, [\d.]+ tokens a second/).waitFor();
	});

	it('says what is wrong with a file that is no model', async () => {
		await picker().setInputFiles({ ...model, buffer: Buffer.from('PK not a model at all') });
		await page.getByRole('alert').filter({ hasText: 'This is not a GGUF model file' }).waitFor();
		await picker().setInputFiles({ ...model, buffer: model.buffer.subarray(0, 300_000) });
		await page.getByRole('alert').filter({ hasText: 'was cut off' }).waitFor();
		await expectSound();
	});

	it('is downloaded from an address, goes on after a stop, stays over a reload, and is deleted', async () => {
		const form = page.getByRole('form', { name: 'Model by address' });
		await form.getByLabel('Or the address of one').fill('not an address');
		await form.getByRole('button', { name: 'Download' }).click();
		await page.getByText('Type the address of a .gguf file').waitFor();
		await form.getByLabel('Or the address of one').fill(files.url);
		await form.getByRole('button', { name: 'Download' }).click();
		await page.getByRole('progressbar', { name: 'Download' }).waitFor();
		await page.getByText(/ KB of \d+ KB/).waitFor();
		await page.getByRole('button', { name: 'Cancel' }).click();
		await page.getByRole('alert').filter({ hasText: 'The download was stopped.' }).waitFor();
		const stored = page.getByRole('list', { name: 'Stored models' });
		expect(await stored.textContent()).toContain('not all of it');
		await expectSound();
		await page.getByRole('button', { name: 'Go on with tiny.gguf' }).click();
		await page.getByText('Tiny random llama · in this browser').waitFor();
		expect(files.asked.at(-1)).toMatch(/^bytes=\d+-$/);
		await page.reload();
		await page.getByRole('button', { name: 'Load tiny.gguf' }).click();
		await page.getByText('Tiny random llama · in this browser').waitFor();
		await expectSound();
		await page.getByRole('button', { name: 'Delete tiny.gguf' }).click();
		await stored.waitFor({ state: 'detached' });
		expect((await readEverything(page)).files).toEqual([]);
	});

	it('is kept from disk on request', async () => {
		await picker().setInputFiles(model);
		await page.getByRole('button', { name: 'Keep in this browser' }).click();
		await page.getByRole('button', { name: 'Loaded tiny.gguf' }).waitFor();
		await page.reload();
		await page.getByRole('button', { name: 'Load tiny.gguf' }).click();
		await page.getByText('Tiny random llama · in this browser').waitFor();
	});
});

describe('forget everything', () => {
	it('empties every store: keys, runs, preferences, models, packages, this tab', async () => {
		await add('ok');
		await page.getByLabel('A GGUF file from your disk').setInputFiles(model);
		await page.getByRole('button', { name: 'Keep in this browser' }).click();
		await page.getByRole('list', { name: 'Stored models' }).waitFor();
		await page.getByRole('button', { name: 'Use ok' }).click();
		await page.getByRole('link', { name: 'Playground' }).click();
		await chooseMethods(page, ['Only question']);
		await ask(page, 'Which is larger, 9.11 or 9.9?');
		await verdictOf(page, 'Only question');
		// As the coach's seat and a deletion that was left leave behind.
		await page.evaluate(() => {
			localStorage.setItem('codesteer-playground:blind', 'yes');
			localStorage.setItem('codesteer-playground:left-deletion', 'run-1');
		});
		// As a program that imports a package leaves behind.
		await page.evaluate(async () => {
			const cache = await caches.open(`python-packages ${new URL('.', document.baseURI).href}`);
			await cache.put('python-packages/wheels/some', new Response('a wheel'));
		});
		const before = await readEverything(page);
		expect(before.caches).toHaveLength(1);
		expect(before.files.length).toBeGreaterThan(0);
		expect(Object.entries(before.records).filter(([, count]) => count > 0).length).toBeGreaterThan(2);
		expect(before.local.length).toBeGreaterThan(0);
		await page.getByRole('link', { name: 'Settings' }).click();
		await page.getByRole('button', { name: 'Forget everything' }).click();
		await expectSound();
		await page.getByRole('button', { name: /^Yes, delete keys/ }).click();
		await page.getByText('Everything this page kept is gone').waitFor();
		const { records, ...rest } = await readEverything(page);
		expect(rest).toEqual({ local: [], tab: [], files: [], caches: [] });
		expect(Object.entries(records).filter(([, count]) => count > 0)).toEqual([]);
		await page.getByText('No key is held').waitFor();
		expect(await page.getByRole('list', { name: 'Your models' }).count()).toBe(0);
		expect(await page.getByRole('list', { name: 'Stored models' }).count()).toBe(0);
		await expectSound();
	});
});
