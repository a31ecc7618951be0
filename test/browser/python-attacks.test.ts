import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ExecutionResult } from '../../src/core/execution.ts';
import { openSandboxPage, type OpenedTestPage } from './support/test-page.ts';

/** Another origin that would tell everything to everybody. */
let elsewhere: Server;
let elsewhereUrl: string;
let elsewhereRequests: string[];
let opened: OpenedTestPage;

beforeAll(async () => {
	elsewhereRequests = [];
	elsewhere = createServer((request, response) => {
		elsewhereRequests.push(request.url ?? '');
		response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/javascript' });
		response.end('globalThis.fetched = true');
	});
	elsewhere.on('upgrade', (request, socket) => {
		elsewhereRequests.push(request.url ?? '');
		socket.destroy();
	});
	await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
	elsewhereUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
	opened = await openSandboxPage();
});

afterAll(async () => {
	await opened.close();
	elsewhere.close();
});

/** The page holds something worth stealing in every place a page can keep it. */
beforeEach(async () => {
	await opened.page.reload();
	await opened.page.evaluate(async () => {
		localStorage.setItem('key', 'secret');
		sessionStorage.setItem('key', 'secret');
		document.cookie = 'key=secret';
		await (await caches.open('keys')).put('/key', new Response('secret'));
		await new Promise((resolve, reject) => {
			const request = indexedDB.open('keys', 1);
			request.onupgradeneeded = () => request.result.createObjectStore('keys').put('secret', 'key');
			request.onsuccess = resolve;
			request.onerror = reject;
		});
		for (const name of ['message', 'storage']) {
			addEventListener(name, () => (document.title = `attacked by ${name}`));
		}
	});
	// So that only what an attack asks for is counted.
	await run('pass');
	opened.server.requests.length = 0;
	elsewhereRequests.length = 0;
});

function run(code: string, session?: string): Promise<ExecutionResult> {
	return opened.page.evaluate(
		([code, session]) => window.sandbox.run({ code, ...(session !== undefined && { session }) }),
		[code, session] as const,
	);
}

/**
 * Each entry is JavaScript that a program hands to `js.eval`, giving what it stole or a promise of it. "Refused" is an error, a
 * rejection, or nothing at the place where a page would have it.
 */
async function attempt(attacks: Record<string, string>): Promise<Record<string, string>> {
	const code = `
import js, json
js.results = js.eval("({})")
attempt = js.eval("""(name, source) => {
	const refuse = (error) => { results[name] = 'refused'; };
	results[name] = 'no answer';
	try {
		Promise.resolve((0, eval)(source)).then((got) => {
			results[name] = got === undefined || got === null ? 'refused' : 'GOT ' + String(got);
		}, refuse);
	} catch (error) { refuse(error); }
}""")
for name, source in json.loads(${JSON.stringify(JSON.stringify(attacks))}).items():
    attempt(name, source)
`;
	expect(await run(code, 'attack')).toMatchObject({ kind: 'finished', stderr: '' });
	await expect.poll(readResults, { timeout: 10_000, interval: 300 }).not.toContain('no answer');
	const results = JSON.parse(await readResults()) as Record<string, string>;
	await opened.page.evaluate(() => window.sandbox.python.closeSession('attack'));
	return results;
}

async function readResults(): Promise<string> {
	const result = await run('print(js.JSON.stringify(js.results))', 'attack');
	return 'stdout' in result ? result.stdout : result.reason;
}

test('no attack from a program reaches the page, its storage or the network', async () => {
	const page = JSON.stringify(opened.server.url);
	const other = JSON.stringify(elsewhereUrl);
	const socket = JSON.stringify(elsewhereUrl.replace('http', 'ws'));
	const attacks = {
		'the document': 'globalThis.document',
		'the page as window': 'globalThis.window',
		'the parent': 'globalThis.parent',
		'the top': 'globalThis.top',
		'an opener': 'globalThis.opener',
		'local storage': 'globalThis.localStorage',
		'session storage': 'globalThis.sessionStorage',
		cookies: 'globalThis.cookieStore',
		'IndexedDB, opened': `new Promise((resolve, reject) => {
			const request = indexedDB.open('keys');
			request.onsuccess = () => resolve('database');
			request.onerror = reject;
		})`,
		'IndexedDB, listed': 'indexedDB.databases()',
		'the caches, matched': `caches.match('/key')`,
		'the caches, opened': `caches.open('keys')`,
		'the private file system': 'navigator.storage.getDirectory()',
		'locks shared with the page': `navigator.locks.request('key', () => 'lock')`,
		'a service worker': `navigator.serviceWorker.register('/sw.js')`,
		'fetch of the page': `fetch(${page})`,
		'fetch of the page without CORS': `fetch(${page}, { mode: 'no-cors' })`,
		'fetch of another origin': `fetch(${other} + 'fetch')`,
		'fetch of another origin without CORS': `fetch(${other} + 'fetch', { mode: 'no-cors', method: 'POST', body: 'x' })`,
		'fetch kept alive': `fetch(${other} + 'alive', { keepalive: true, mode: 'no-cors' })`,
		'XMLHttpRequest to the page': `(() => { const r = new XMLHttpRequest(); r.open('GET', ${page}, false); r.send(); return r.status; })()`,
		'XMLHttpRequest elsewhere': `(() => { const r = new XMLHttpRequest(); r.open('GET', ${other} + 'xhr', false); r.send(); return r.status; })()`,
		'a WebSocket': `new Promise((resolve, reject) => {
			const s = new WebSocket(${socket});
			s.onopen = resolve; s.onerror = reject; s.onclose = reject;
		})`,
		'an EventSource': `new Promise((resolve, reject) => {
			const s = new EventSource(${other} + 'events');
			s.onopen = resolve; s.onerror = reject;
		})`,
		WebTransport: `new WebTransport('https://127.0.0.1:1/').ready`,
		WebRTC: 'new RTCPeerConnection()',
		'a beacon': `navigator.sendBeacon(${other} + 'beacon', 'x')`,
		importScripts: `importScripts(${other} + 'script.js')`,
		'a module from the network': `import(${other} + 'module.js')`,
		'a module of the page': `import(${page} + 'python.html')`,
		'a module from text': `import('data:text/javascript,export default 1')`,
		'a worker from the network': `new Worker(${other} + 'worker.js')`,
		'a worker from a blob': `new Worker(URL.createObjectURL(new Blob(['1'])))`,
		'a shared worker': `new SharedWorker(URL.createObjectURL(new Blob(['1'])))`,
		'a channel to other programs': `new BroadcastChannel('x')`,
		'a message to the frame': `postMessage({ kind: 'installed' })`,
		'closing the worker': 'close()',
		'opening a window': `open(${other})`,
		'navigating away': `(() => { location.href = ${other} + 'navigate'; return location.href.startsWith('blob:') ? null : 'moved'; })()`,
		'a notification': `new Promise((resolve, reject) => {
			const n = new Notification('x');
			n.onshow = () => resolve('shown'); n.onerror = reject;
		})`,
		'a font from elsewhere': `new FontFace('x', 'url(' + ${other} + 'font)').load()`,
		'a picture from elsewhere': `new Image()`,
		'shared memory': 'globalThis.SharedArrayBuffer',
	};
	const results = await attempt(attacks);
	expect({ results, elsewhereRequests, pageRequests: opened.server.requests }).toEqual({
		results: Object.fromEntries(Object.keys(attacks).map((name) => [name, 'refused'])),
		elsewhereRequests: [],
		pageRequests: [],
	});
	expect(await opened.page.title()).toBe('Python sandbox under test');
});

test("Python's own ways to the network are closed too", async () => {
	const result = await run(`
import json, socket, urllib.request
import pyodide.http
results = {}
def attempt(name, steal):
    try:
        results[name] = f"GOT {steal()}"
    except BaseException:
        results[name] = "refused"
attempt("urllib", lambda: urllib.request.urlopen(${JSON.stringify(elsewhereUrl)}, timeout=1).read())
attempt("open_url", lambda: pyodide.http.open_url(${JSON.stringify(elsewhereUrl)}).read())
attempt("socket", lambda: socket.create_connection(("127.0.0.1", ${Number(new URL(elsewhereUrl).port)}), timeout=1).send(b"x"))
print(json.dumps(results))
`);
	const results: unknown = JSON.parse('stdout' in result ? result.stdout : '{}');
	expect({ results, elsewhereRequests }).toEqual({
		results: { urllib: 'refused', open_url: 'refused', socket: 'refused' },
		elsewhereRequests: [],
	});
});

/** Catches the port to the page in the moment the harness uses it, and posts whatever the program likes. */
const captured = `
import js
js.eval("""
const original = MessagePort.prototype.postMessage;
globalThis.lastRun = 0;
MessagePort.prototype.postMessage = function (message, ...rest) {
	globalThis.port = this;
	globalThis.lastRun = message.run;
	return Reflect.apply(original, this, [message, ...rest]);
};
globalThis.forge = (message) => Reflect.apply(original, port, [message]);
""")
print("caught")
`;

test('a forged result is believed about the forger alone', async () => {
	const [forger, honest] = await Promise.all([
		run(`${captured}
js.eval("""
const forged = { outcome: { kind: 'finished', value: 'forged' }, figures: [], ms: 1 };
for (let run = 0; run < 200; run++) if (run !== lastRun) {
	forge({ kind: 'ended', run, ...forged });
	forge({ kind: 'output', run, stream: 'stdout', text: 'forged', truncated: false });
}
forge({ kind: 'booted', snapshot: new ArrayBuffer(8) });
forge({ kind: 'boot-failed', reason: 'forged' });
forge({ kind: 'needs', run: lastRun, imports: ['numpy'] });
forge({ kind: 'started', run: lastRun });
""")
print("done")`),
		run('total = 0\nfor n in range(300_000):\n    total += n\nprint(total)'),
	]);
	const next = await run('print("fresh")');
	expect({ forger: outline(forger), honest: outline(honest), next: outline(next) }).toEqual({
		forger: { kind: 'finished', output: 'caught\ndone\n' },
		honest: { kind: 'finished', output: '44999850000\n' },
		next: { kind: 'finished', output: 'fresh\n' },
	});
	expect(opened.server.requests).toEqual([]);
});

test.each([
	['junk', 'forge("junk")', 'the interpreter sent something that is no reply'],
	[
		'a figure that is no picture',
		`forge({ kind: 'ended', run: lastRun, outcome: { kind: 'finished' }, figures: ['javascript:alert(1)'], ms: 1 })`,
		'the interpreter sent something that is no reply',
	],
	[
		'a flood of messages',
		`for (;;) forge({ kind: 'started', run: lastRun })`,
		'The program flooded the page with messages',
	],
	[
		'a flood of output',
		`for (;;) forge({ kind: 'output', run: lastRun, stream: 'stdout', text: 'x'.repeat(1e5), truncated: false })`,
		'The program flooded the page with output',
	],
])('%s ends the program that sent it, and nothing else', async (_title, forgery, reason) => {
	const result = await run(`${captured}\njs.eval("""${forgery}""")\nwhile True: pass`);
	expect(result).toMatchObject({ kind: 'crashed', reason });
	expect(outline(await run('print("fresh")'))).toEqual({ kind: 'finished', output: 'fresh\n' });
});

test('a program cannot reach the memory that later interpreters start from', async () => {
	await run(`${captured}
js.eval("""forge({ kind: 'booted', snapshot: new ArrayBuffer(31457280) })""")`);
	const before = await opened.page.evaluate(async () => (await caches.keys()).sort());
	await opened.page.reload();
	expect(outline(await run('print("clean")'))).toEqual({ kind: 'finished', output: 'clean\n' });
	expect(before).toEqual(['keys', 'python-snapshot']);
});

function outline(result: ExecutionResult) {
	return result.kind === 'unavailable' ? result : { kind: result.kind, output: result.output };
}
