import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { loadFirstMemory, loadRuntimeFiles } from '../../../src/runtime/python/runtime-files.ts';

const FOLDER = new URL('https://page.test/pyodide/');
const NAMES = ['pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip', 'pyodide-lock.json'];
const LIST = { version: '1', files: Object.fromEntries(NAMES.map((name) => [name, 4])) };

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

const wait = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

/** A host that answers for each file as a test says, else as the test has it send, and what became of these. */
function host(answers: Readonly<Record<string, string | Response | null>> = {}) {
	const ends: Record<string, string> = {};
	const bodies: Record<string, ReadableStreamDefaultController<Uint8Array>> = {};
	vi.stubGlobal('fetch', async (address: URL, { signal }: { signal: AbortSignal }) => {
		const name = address.pathname.slice(FOLDER.pathname.length);
		const answer = name in answers || name !== 'files.json' ? answers[name] : JSON.stringify(LIST);
		if (answer !== undefined && answer !== null)
			return typeof answer === 'string' ? new Response(answer) : answer;
		const start = (body: ReadableStreamDefaultController<Uint8Array>) => {
			bodies[name] = body;
			signal.addEventListener('abort', () => {
				ends[name] = 'aborted';
				body.error(signal.reason);
			});
		};
		return new Response(new ReadableStream({ start, cancel: () => void (ends[name] ??= 'cancelled') }));
	});
	return {
		ends,
		sends: (name: string, text: string) => bodies[name]?.enqueue(new TextEncoder().encode(text)),
		breaks: (name: string) => bodies[name]?.error(new TypeError('network error')),
		closes: (name: string) => bodies[name]?.close(),
	};
}

function load(signal = new AbortController().signal) {
	const told: number[] = [];
	const loading = loadRuntimeFiles(FOLDER, (bytes) => told.push(bytes), signal);
	loading.catch(() => undefined);
	return { told, loading };
}

test('Python’s files come with their sizes counted', async () => {
	const { sends, closes } = host();
	const { loading, told } = load();
	await wait();
	for (const name of NAMES) {
		sends(name, '{}12');
		await wait();
		closes(name);
	}
	const { files, version } = await loading;
	expect({ told, version, lock: files.lock, wasm: files.wasm.byteLength }).toEqual({
		told: [0, 4, 8, 12, 16],
		version: '1',
		lock: '{}12',
		wasm: 4,
	});
});

describe('when one of Python’s files fails, the others', () => {
	test.each([
		['breaks off', (name: string, { breaks }: ReturnType<typeof host>) => breaks(name)],
		['is longer than listed', (name: string, { sends }: ReturnType<typeof host>) => sends(name, '12345')],
		['is shorter than listed', (name: string, { closes }: ReturnType<typeof host>) => closes(name)],
	])('are given up, and nothing more is told of them: one that %s', async (_how, fail) => {
		const server = host();
		const { loading, told } = load();
		await wait();
		server.sends('pyodide.asm.mjs', '12');
		await wait();
		fail('pyodide.asm.wasm', server);
		await expect(loading).rejects.toThrow(/^pyodide\.asm\.wasm /);
		await wait();
		expect(server.ends).toMatchObject({
			'pyodide.asm.mjs': 'aborted',
			'python_stdlib.zip': 'aborted',
			'pyodide-lock.json': 'aborted',
		});
		expect(told).toEqual([0, 2]);
	});

	test('are given up where one is not there', async () => {
		const server = host({ 'python_stdlib.zip': new Response('', { status: 404 }) });
		const { loading } = load();
		await expect(loading).rejects.toThrow('python_stdlib.zip: 404');
		await wait();
		expect(Object.values(server.ends)).toEqual(['aborted', 'aborted', 'aborted']);
	});
});

test('files that nobody waits for any more are given up', async () => {
	const server = host();
	const end = new AbortController();
	const { loading } = load(end.signal);
	await wait();
	end.abort();
	await expect(loading).rejects.toThrow();
	expect(Object.values(server.ends)).toEqual(['aborted', 'aborted', 'aborted', 'aborted']);
});

describe('what comes instead of Python’s files', () => {
	const page = '<!DOCTYPE html><title>Sign in</title>';
	const asPage = () => new Response(page, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
	const SIGN_IN =
		'a web page came. A network does that where one has to sign in first: sign in there and try again. Otherwise this page’s host lacks the file';
	const BROKEN =
		'Python’s list of files (files.json) came cut or changed: try again, and if that does not help, reload the page';

	test.each<[string, Record<string, string | Response>, string]>([
		['a page for the list', { 'files.json': asPage() }, `Instead of files.json ${SIGN_IN}`],
		['a page that is not called one', { 'files.json': `\n ${page}` }, `Instead of files.json ${SIGN_IN}`],
		['a page for a file', { 'pyodide.asm.wasm': asPage() }, `Instead of pyodide.asm.wasm ${SIGN_IN}`],
		['a list that was cut', { 'files.json': JSON.stringify(LIST).slice(0, -3) }, BROKEN],
		['nothing', { 'files.json': '' }, BROKEN],
		['another list', { 'files.json': '[]' }, BROKEN],
		['no list', { 'files.json': 'null' }, BROKEN],
		['a list of no numbers', { 'files.json': JSON.stringify({ ...LIST, files: { a: '4' } }) }, BROKEN],
		[
			'sizes beyond any',
			{ 'files.json': JSON.stringify({ ...LIST, files: { ...LIST.files, 'pyodide.asm.wasm': 1e15 } }) },
			BROKEN,
		],
		['no version', { 'files.json': JSON.stringify({ files: LIST.files }) }, BROKEN],
		['no memory', { 'files.json': JSON.stringify({ ...LIST, firstMemory: { file: 5 } }) }, BROKEN],
	])('is told in words that say what to do: %s', async (_what, answers, words) => {
		host(answers);
		await expect(load().loading).rejects.toThrow(new Error(words));
	});
});

describe('what comes without end', () => {
	const MB = '1'.repeat(2 ** 20);
	/** Sends until it is told to stop, or the test has enough of it. */
	const flood = async (server: ReturnType<typeof host>, name: string, most: number) => {
		let sent = 0;
		for (; sent < most && server.ends[name] === undefined; sent++) {
			server.sends(name, MB);
			await wait();
		}
		return sent;
	};

	test('for the list of files is given up', async () => {
		const server = host({ 'files.json': null });
		const { loading } = load();
		await wait();
		expect(await flood(server, 'files.json', 5)).toBe(1);
		await expect(loading).rejects.toThrow(
			'files.json is longer than it should be: it was given up after 64 KB',
		);
	});

	test('for the first memory is given up: the page does without', async () => {
		const server = host();
		const loading = loadFirstMemory(FOLDER, { build: 'b', file: 'memory.bin' }, new AbortController().signal);
		await wait();
		expect(await flood(server, 'memory.bin', 80)).toBe(65);
		expect(await loading).toBeNull();
	});

	test('is taken whole where it ends in time', async () => {
		const server = host();
		const loading = loadFirstMemory(FOLDER, { build: 'b', file: 'memory.bin' }, new AbortController().signal);
		await wait();
		server.sends('memory.bin', '12');
		server.sends('memory.bin', '345');
		server.closes('memory.bin');
		expect(new TextDecoder().decode((await loading) ?? undefined)).toBe('12345');
	});
});
