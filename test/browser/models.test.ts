import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Finding } from '../../src/core/hosts/doctor.ts';
import type { ModelPart, ModelRequest } from '../../src/core/model.ts';
import { type ModelServer, startModelServer } from '../support/model-server/server.ts';
import { tinyGguf } from '../support/tiny-gguf.ts';
import type {} from './pages/models.ts';
import { startFileHost } from './support/file-host.ts';
import type { StaticServer } from './support/server.ts';
import { openModelsPage, type OpenedTestPage } from './support/test-page.ts';

const ask: ModelRequest = { role: 'task', messages: [{ role: 'user', content: 'Which is larger?' }] };
const short: ModelRequest = { ...ask, maxTokens: 24, seed: 1 };

let opened: OpenedTestPage;
let site: StaticServer;
let host: ModelServer;
let browser: Browser;
let page: Page;
/** Every address the page asked for. */
const asked: string[] = [];

beforeAll(async () => {
	[opened, host] = await Promise.all([openModelsPage(), startModelServer()]);
	({ server: site, browser, page } = opened);
	page.on('request', (request) => asked.push(request.url()));
	// Anew, so that every request of the page is seen.
	await page.reload();
});
afterAll(() => Promise.all([opened.close(), host.close()]));
beforeEach(() => {
	host.requests.length = 0;
	host.reply(() => null);
});

function call(hostId: string, place: string, model: string): Promise<ModelPart[]> {
	const address = `${host.origin}${place}`;
	return page.evaluate(([id, baseUrl, name, request]) => window.models.call(id, baseUrl, name, request), [
		hostId,
		address,
		model,
		ask,
	] as const);
}

function textOf(parts: readonly ModelPart[]): string {
	return parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join('');
}

function endOf(parts: readonly ModelPart[]): string | undefined {
	const last = parts.at(-1);
	return last?.type === 'failed' ? last.failure.kind : last?.type;
}

describe('hosts, behind the browser’s own checks', () => {
	test.each([
		['openai dialect', 'custom', '/v1'],
		['openai dialect, preflight that refuses unusual headers', 'custom', '/strict/v1'],
		['anthropic dialect', 'anthropic', '/v1'],
	])('a reply comes through: %s', async (_what, hostId, place) => {
		const parts = await call(hostId, place, 'split-letters');
		expect([textOf(parts), endOf(parts)]).toEqual(['Größer ist 9.9 ✓', 'finish']);
		expect(host.requests.map((request) => request.method)).toEqual(['OPTIONS', 'POST']);
	});

	test('a host that admits no page is unreachable, in words that say so', async () => {
		const parts = await call('custom', '/closed/v1', 'ok');
		expect(endOf(parts)).toBe('unreachable');
		expect(JSON.stringify(parts.at(-1))).toContain('CORS');
	});

	test('a redirect is not followed', async () => {
		const parts = await call('custom', '/v1', 'redirect');
		expect(parts.at(-1)).toMatchObject({ type: 'failed', failure: { kind: 'bad-request', status: 302 } });
		expect(host.requests.filter((request) => request.path.startsWith('/elsewhere'))).toEqual([]);
	});

	test('a wait in a header is honoured only where the host lets pages read it', async () => {
		const waits = async (model: string) =>
			(await call('custom', '/v1', model)).flatMap((part) => (part.type === 'retry' ? [part.waitMs] : []));
		expect(await waits('429-body-once')).toEqual([1500]);
		expect(await waits('429-hidden-header-once')).toEqual([0]);
	});

	test.each(['cut', 'malformed', 'html', '401'])('a failure is the same as elsewhere: %s', async (model) => {
		const kinds = { cut: 'cut', malformed: 'malformed', html: 'malformed', '401': 'unauthorised' };
		const parts = await call('custom', '/v1', model);
		expect(endOf(parts)).toBe(kinds[model as keyof typeof kinds]);
		expect(JSON.stringify(parts)).not.toContain('planted');
	});
});

describe('the connection doctor', () => {
	const examine = (place: string, model: string): Promise<Finding[]> =>
		page.evaluate(([baseUrl, name]) => window.models.diagnose('custom', baseUrl, name), [
			place.startsWith('http') ? place : host.origin + place,
			model,
		] as const);
	const failures = (findings: readonly Finding[]) =>
		findings.filter((one) => one.state === 'failed').map((one) => one.gate);

	test('names the shut gate in a real browser', async () => {
		expect({
			off: failures(await examine('http://127.0.0.1:9/v1', 'ok')),
			shut: failures(await examine('/closed/v1', 'ok')),
			key: failures(await examine('/v1', '401')),
			model: failures(await examine('/v1', '404')),
			quota: failures(await examine('/v1', '429-daily')),
			noProbabilities: failures(await examine('/v1', 'ok')),
		}).toEqual({
			off: ['reachable'],
			shut: ['cors'],
			key: ['key'],
			model: ['model'],
			quota: ['quota'],
			noProbabilities: ['logprobs'],
		});
	});

	test('finds servers on this computer, open and shut', async () => {
		const addresses = [`${host.origin}/v1`, `${host.origin}/closed/v1`, 'http://127.0.0.1:9/v1'];
		const found = await page.evaluate((list) => window.models.findLocal(list), addresses);
		expect(found.map(({ state, models }) => [state, models > 0])).toEqual([
			['open', true],
			['closed', false],
		]);
	});
});

describe('a model in the browser', () => {
	const file = tinyGguf();
	const load = (bytes: Uint8Array, abortAfterMs?: number) => {
		site.overrides.set('picked.gguf', bytes);
		return page.evaluate(([served, ms]) => window.models.load({ served }, ms), [
			'picked.gguf',
			abortAfterMs,
		] as const);
	};
	const speak = (request: ModelRequest, abortAfterParts?: number) =>
		page.evaluate(([what, stop]) => window.models.speak(what, stop), [request, abortAfterParts] as const);

	test('loads from a file, streams, and asks nobody else', async () => {
		asked.length = 0;
		expect(await load(file)).toBeNull();
		const parts = await speak(short);
		expect(parts.filter((part) => part.type === 'text-delta').length).toBeGreaterThan(5);
		expect(textOf(parts)).toMatch(/^[a-z]{10,}$/);
		expect(parts.at(-1)).toMatchObject({
			type: 'finish',
			reason: { unified: 'length' },
			usage: { outputTokens: 24, cost: 0 },
		});
		expect(asked.filter((url) => url.startsWith('http') && !url.startsWith(site.url))).toEqual([]);
		const { tokensPerSecond, ...loaded } = (await page.evaluate(() => window.models.loaded()))!;
		expect(loaded).toEqual({
			label: 'Tiny random llama · in this browser',
			contextLength: 512,
			usesGpu: false,
		});
		expect(tokensPerSecond).toBeGreaterThan(0);
	});

	test('runs with the build for browsers without stack switching, from our own files', async () => {
		const other = await browser.newPage();
		const foreign: string[] = [];
		const engines: string[] = [];
		other.on('request', (request) => {
			if (request.url().endsWith('.wasm')) engines.push(request.url());
			if (/^https?:/.test(request.url()) && !request.url().startsWith(site.url)) foreign.push(request.url());
		});
		await other.addInitScript(() => {
			Reflect.deleteProperty(WebAssembly, 'Suspending');
		});
		await other.goto(page.url());
		site.overrides.set('picked.gguf', file);
		expect(await other.evaluate(() => window.models.load({ served: 'picked.gguf' }))).toBeNull();
		const parts = await other.evaluate((what) => window.models.speak(what), short);
		expect(textOf(parts)).toMatch(/^[a-z]{10,}$/);
		expect(parts.at(-1)).toMatchObject({ type: 'finish', reason: { unified: 'length' } });
		expect(foreign).toEqual([]);
		expect(engines.length).toBeGreaterThan(0);
		expect(engines.filter((url) => asked.includes(url))).toEqual([]);
		await other.close();
	});

	test('says the same with the same seed and tells probabilities', async () => {
		const hot: ModelRequest = { ...short, temperature: 1.5, logprobs: true };
		const [first, second, other] = [await speak(hot), await speak(hot), await speak({ ...hot, seed: 2 })];
		expect(textOf(first)).toBe(textOf(second));
		expect(textOf(first)).not.toBe(textOf(other));
		const probabilities = first.flatMap((part) => (part.type === 'logprobs' ? part.tokens : []));
		expect(probabilities).toHaveLength(24);
		expect(probabilities.every((one) => one.logprob <= 0 && one.top?.length === 5)).toBe(true);
	});

	test('continues a message of its own where it ended', async () => {
		const whole = textOf(await speak(short));
		const open = { role: 'assistant', content: whole.slice(0, 12), isOpen: true } as const;
		const parts = await speak({ ...short, maxTokens: 12, messages: [...short.messages, open] });
		expect(textOf(parts)).toBe(whole.slice(12));
	});

	test('stops when told and speaks again', async () => {
		const stopped = await speak({ ...ask, maxTokens: 400 }, 3);
		expect([stopped.length, endOf(stopped)]).toEqual([4, 'cancelled']);
		expect(endOf(await speak(short))).toBe('finish');
	});

	test('answers two lanes one after the other', async () => {
		const both = await page.evaluate(
			(request) => Promise.all([window.models.speak(request), window.models.speak(request)]),
			short,
		);
		expect(both.map(endOf)).toEqual(['finish', 'finish']);
		expect(textOf(both[0])).toBe(textOf(both[1]));
	});

	test('says what is wrong with files that are no model', async () => {
		const damaged = file.slice();
		damaged.fill(255, 24, 40);
		expect({
			wrong: (await load(new TextEncoder().encode('PK not a model')))?.message,
			short: (await load(file.slice(0, file.length - 1000)))?.message,
			half: (await load(file.slice(0, 3000)))?.message,
			damaged: (await load(damaged))?.message,
		}).toEqual({
			wrong: 'This is not a GGUF model file: it does not begin with “GGUF”.',
			short: `This model file was cut off: ${String(file.length - 1000)} of at least ${String(file.length)} bytes are there.`,
			half: 'This model file was cut off.',
			damaged: 'The head of this model file is damaged.',
		});
	});

	test('says that the engine cannot take a model it does not know', async () => {
		const name = new TextEncoder().encode('llama');
		const at = file.findIndex((_, i) => i > 60 && name.every((byte, j) => file[i + j] === byte));
		const unknown = file.slice();
		unknown.set(new TextEncoder().encode('zlama'), at);
		expect(await load(unknown)).toMatchObject({ kind: 'unavailable' });
		expect(await load(file)).toBeNull();
	});

	test('can be given up while it loads', async () => {
		expect(await load(file, 0)).toMatchObject({ kind: 'cancelled' });
		expect(await load(file)).toBeNull();
		expect(endOf(await speak(short))).toBe('finish');
	});

	test('ends what it was saying when it is unloaded', async () => {
		const parts = await page.evaluate(async (request) => {
			const speaking = window.models.speak(request);
			await window.models.unload();
			return speaking;
		}, short);
		expect(endOf(parts)).toBe('cancelled');
	});
});

describe('stored model files', () => {
	const download = (url: string, abortAfterBytes?: number) =>
		page.evaluate(([from, stop]) => window.models.download(from, stop), [url, abortAfterBytes] as const);
	const list = () => page.evaluate(() => window.models.files.list());

	test('are downloaded with progress, listed, loaded and deleted', async () => {
		const file = tinyGguf();
		site.overrides.set('tiny.gguf', file);
		const url = `${site.url}tiny.gguf`;
		const { failure, progress } = await download(url);
		expect([failure, progress.at(-1)]).toEqual([null, file.length]);
		expect(await list()).toEqual([{ url, bytes: file.length, isWhole: true }]);
		expect(await page.evaluate((stored) => window.models.load({ stored }), url)).toBeNull();
		await page.evaluate((from) => window.models.files.delete(from), url);
		expect(await list()).toEqual([]);
	});

	test('leave nothing behind when refused or unreachable', async () => {
		const kinds = [
			(await download(`${site.url}missing.gguf`)).failure?.kind,
			(await download('http://127.0.0.1:9/model.gguf')).failure?.kind,
		];
		expect(kinds).toEqual(['unknown-model', 'unreachable']);
		expect(await list()).toEqual([]);
	});

	test('go on after a stop, without asking again for what is here', async () => {
		const file = tinyGguf();
		const host = await startFileHost(file);
		const first = await download(host.url, 1);
		const [held] = await list();
		expect([first.failure?.kind, held?.isWhole]).toEqual(['cancelled', false]);
		expect(held?.bytes).toBeLessThan(file.length);
		expect(await page.evaluate((url) => window.models.load({ stored: url }).catch(String), host.url)).toMatch(
			/not stored/,
		);
		const second = await download(host.url);
		expect([second.failure, second.progress.at(-1)]).toEqual([null, file.length]);
		expect(host.asked).toEqual([null, `bytes=${String(held?.bytes)}-`]);
		expect(await page.evaluate((url) => window.models.load({ stored: url }), host.url)).toBeNull();
		await host.close();
		await page.evaluate(() => window.models.files.clear());
	});

	test('begin anew when the file has changed meanwhile', async () => {
		const file = tinyGguf();
		const host = await startFileHost(file);
		await download(host.url, 1);
		host.version = '"second"';
		expect((await download(host.url)).failure).toBeNull();
		expect(host.asked.map((range) => range?.startsWith('bytes=') ?? null)).toEqual([null, true, null]);
		expect(await page.evaluate((url) => window.models.load({ stored: url }), host.url)).toBeNull();
		await host.close();
		await page.evaluate(() => window.models.files.clear());
	});
});
