import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { startModelServer, type ModelServer } from '../support/model-server/server.ts';
import {
	ask,
	chooseMethods,
	inSettings,
	laneOf,
	openApp,
	verdictOf,
	type OpenedApp,
	type Visit,
} from './support/app.ts';
import { addModel as addCustomModel } from './support/custom-model.ts';
import { LARGER } from './support/questions.ts';

let app: OpenedApp;
let host: ModelServer;
let visit: Visit;

beforeAll(async () => {
	[app, host] = await Promise.all([openApp(), startModelServer()]);
});
afterAll(() => Promise.all([app.close(), host.close()]));
afterEach(() => visit.context.close());

const PLANTED = 'sk-planted-7f3a9c51e0';

/** Adds a model of this host and goes back to the playground. */
async function addModel(page: Page, model: string, place = '/v1'): Promise<void> {
	await addCustomModel(page, { origin: host.origin, place, model, key: PLANTED });
	await page.getByRole('link', { name: 'Playground' }).click();
}

/** All that is drawn from now on, also what stands for a moment only. */
async function everythingSaid(page: Page): Promise<() => Promise<string>> {
	const said = await page.evaluateHandle(() => {
		const texts = new Set<string>();
		const look = () => texts.add(document.body.innerText);
		new MutationObserver(look).observe(document.body, {
			subtree: true,
			childList: true,
			characterData: true,
		});
		return texts;
	});
	return () => said.evaluate((texts) => [...texts].join('\n'));
}

describe('a real host over the network, from another port with real preflights', () => {
	it('lists models, answers in text and in code, and CodeSteer runs with the model as its own coach', async () => {
		host.reply(({ messages }) => {
			const last = String(messages.at(-1)?.content);
			const usage = { input: 100, output: 20 };
			if (last.startsWith('You coach another model')) return { text: 'Exact comparison. <<<Code>>>', usage };
			if (last.includes('Answer of the model')) return { text: 'It is checked. <<<Return Answer>>>', usage };
			if (/Correct/.test(last)) return { text: '```python\nprint("Correct")\n```', usage };
			if (/python/i.test(last))
				return { text: 'I compare.\n```python\nprint(f"<<<{max(9.11, 9.9)}>>>")\n```', usage };
			return { text: '9.11 has more digits. <<<9.11>>>', usage };
		});
		visit = await app.visit();
		const { page } = visit;
		await page.getByRole('link', { name: 'Settings' }).click();
		const form = page.getByRole('form', { name: 'Add a model' });
		await form.getByRole('combobox', { name: 'Host' }).selectOption('custom');
		await form.getByRole('textbox', { name: 'Base URL' }).fill(`${host.origin}/v1`);
		await form.getByRole('button', { name: 'Fetch model list' }).click();
		await page.getByText(/models listed/).waitFor();
		await addModel(page, 'ok');
		await inSettings(page, async (drawer) => {
			await drawer.getByRole('combobox', { name: 'Coach' }).selectOption('same');
		});
		await chooseMethods(page, ['All text', 'All code', 'CodeSteer']);
		await ask(page, LARGER, '9.9');
		expect(await verdictOf(page, 'All text')).toMatch(/^Incorrect.*9\.11/s);
		expect(await verdictOf(page, 'All code')).toMatch(/^Correct.*9\.9/s);
		expect(await verdictOf(page, 'CodeSteer')).toMatch(/^Correct.*9\.9/s);
		const lane = laneOf(page, 'CodeSteer');
		expect(await lane.textContent()).not.toContain('scripted');
		expect(await lane.textContent()).toMatch(/cost unknown/);
		expect(host.requests.some((request) => request.method === 'OPTIONS')).toBe(true);
		const chats = host.requests.filter(
			(request) => request.path.endsWith('/chat/completions') && request.method === 'POST',
		);
		expect(chats.every((chat) => chat.headers['authorization'] === `Bearer ${PLANTED}`)).toBe(true);
		expect(
			chats.some((chat) => Object.keys(chat.headers).some((name) => name.startsWith('x-stainless'))),
		).toBe(false);
		// Of its own coach's calls the task model sees nothing: its dialogue holds no report.
		const toTask = chats.filter(
			(chat) => !/You coach another model|Do not trust its answer/.test(JSON.stringify(chat.body)),
		);
		expect(JSON.stringify(toTask.map((chat) => chat.body))).not.toContain('What the program looks like');
	});

	it('leaves no trace of the key: not in the page, the address, the console, storage, stored runs or exports', async () => {
		visit = await app.visit();
		const { page } = visit;
		await addModel(page, '401-echo');
		await chooseMethods(page, ['All text']);
		await ask(page, LARGER);
		expect(await verdictOf(page, 'All text')).toMatch(/^Failed/);
		const places = await page.evaluate(async (key) => {
			const dump: Record<string, string> = {
				address: location.href,
				page: document.documentElement.outerHTML,
				local: JSON.stringify(Object.entries(localStorage)),
				tab: JSON.stringify(Object.entries(sessionStorage)),
			};
			for (const { name = '' } of await indexedDB.databases()) {
				const database = await new Promise<IDBDatabase>((resolve, reject) => {
					const request = indexedDB.open(name);
					request.onsuccess = () => resolve(request.result);
					request.onerror = () => reject(request.error ?? new Error('refused'));
				});
				for (const store of database.objectStoreNames) {
					const rows = await new Promise<unknown[]>((resolve, reject) => {
						const request = database.transaction(store).objectStore(store).getAll();
						request.onsuccess = () => resolve(request.result as unknown[]);
						request.onerror = () => reject(request.error ?? new Error('refused'));
					});
					// Ciphertext is bytes; as text they must not spell the key either.
					dump[`${name}/${store}`] = JSON.stringify(rows, (_, value: unknown) =>
						value instanceof ArrayBuffer || ArrayBuffer.isView(value)
							? new TextDecoder().decode(value)
							: value,
					);
				}
				database.close();
			}
			return Object.entries(dump).map(
				([place, text]) => [place, text.length > 0, text.includes(key)] as const,
			);
		}, PLANTED);
		expect(places.filter(([, , found]) => found)).toEqual([]);
		expect(places.map(([place]) => place)).toEqual(
			expect.arrayContaining(['codesteer-playground/keys', 'codesteer-playground/run-events']),
		);
		expect(visit.console.filter((line) => line.includes(PLANTED))).toEqual([]);
	});

	it('never sends a key typed for one address to another', async () => {
		const other = await startModelServer();
		visit = await app.visit();
		const { page } = visit;
		await addModel(page, 'ok');
		await addCustomModel(page, { origin: other.origin, model: 'ok' });
		await page.getByRole('link', { name: 'Playground' }).click();
		await chooseMethods(page, ['Only question']);
		await ask(page, 'Hello?');
		await verdictOf(page, 'Only question');
		const chats = other.requests.filter((request) => request.method === 'POST');
		expect(chats.length).toBe(1);
		expect(JSON.stringify(other.requests)).not.toContain(PLANTED);
		await other.close();
	});

	it('deletes a key so that the next call has none', async () => {
		visit = await app.visit();
		const { page } = visit;
		await addModel(page, 'ok');
		await page.getByRole('link', { name: 'Settings' }).click();
		await page.getByRole('combobox', { name: 'Host' }).selectOption('custom');
		await page.getByRole('textbox', { name: 'Base URL' }).fill(`${host.origin}/v1`);
		await page.getByRole('button', { name: 'Delete key' }).click();
		await page.getByRole('button', { name: 'Delete key' }).waitFor({ state: 'detached' });
		await page.getByRole('link', { name: 'Playground' }).click();
		host.requests.length = 0;
		await chooseMethods(page, ['Only question']);
		await ask(page, 'Hello?');
		await verdictOf(page, 'Only question');
		const chats = host.requests.filter((request) => request.method === 'POST');
		expect(chats.length).toBe(1);
		expect(JSON.stringify(chats)).not.toContain(PLANTED);
	});

	const failures: readonly { model: string; place?: string; says: RegExp }[] = [
		{ model: '401', says: /key/i },
		{ model: '404', says: /model/i },
		{ model: '429-quota', says: /credit|quota/i },
		{ model: 'cut', says: /cut|broke off|before it was complete/i },
		{ model: 'malformed', says: /not valid JSON.*Try again/i },
		{ model: 'html', says: /web page|page/i },
	];
	for (const { model, place, says } of failures) {
		it(`ends with a word a person can act on when the host misbehaves: ${model}`, async () => {
			visit = await app.visit();
			await addModel(visit.page, model, place);
			await chooseMethods(visit.page, ['All text']);
			await ask(visit.page, LARGER);
			const verdict = await verdictOf(visit.page, 'All text', 100_000);
			expect(verdict).toMatch(/^Failed/);
			expect(verdict).toMatch(says);
		});
	}

	it('waits as long as the host asks and then goes on', async () => {
		host.reply(() => ({ text: '<<<9.9>>>', usage: null }));
		visit = await app.visit();
		await addModel(visit.page, '429-body-once');
		await chooseMethods(visit.page, ['All text']);
		const said = await everythingSaid(visit.page);
		await ask(visit.page, LARGER, '9.9');
		expect(await verdictOf(visit.page, 'All text')).toMatch(/^Correct/);
		expect(await said()).toMatch(/again in 1\.\d s/);
	});

	it('tells a host that admits no page from a good one', async () => {
		visit = await app.visit();
		await addModel(visit.page, 'ok', '/closed/v1');
		await chooseMethods(visit.page, ['All text']);
		await ask(visit.page, LARGER);
		const verdict = await verdictOf(visit.page, 'All text', 120_000);
		expect(verdict).toMatch(/^Failed/);
		expect(verdict).toMatch(/CORS|let this page|admit|web page/i);
	});
});
