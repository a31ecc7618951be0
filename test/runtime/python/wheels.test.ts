import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Build } from '../../../src/core/packages/package-index.ts';
import { loadRuntimeFiles } from '../../../src/runtime/python/runtime-files.ts';
import { fetchWheel, type WheelSource, wheelsAt } from '../../../src/runtime/python/wheels.ts';

const CONTENT = 'the wheel';
const build: Build = {
	fileName: 'a.whl',
	sha256: createHash('sha256').update(CONTENT).digest('hex'),
	from: 'own',
};

beforeEach(() => {
	vi.stubGlobal('isSecureContext', true);
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

/** A server that sends what a test has it send, and says what became of the connection. */
function server() {
	let body!: ReadableStreamDefaultController<Uint8Array>;
	let answer!: (response: Response) => void;
	const seen: string[] = [];
	vi.stubGlobal('fetch', (address: URL, { signal }: { signal: AbortSignal }) => {
		seen.push(address.href);
		signal.addEventListener('abort', () => seen.push('given up'));
		return new Promise<Response>((resolve) => (answer = resolve));
	});
	return {
		seen,
		answers() {
			const start = (controller: typeof body) => (body = controller);
			const cancel = () => void seen.push('cancelled');
			answer(new Response(new ReadableStream({ start, cancel })));
		},
		sends: (text: string) => body.enqueue(new TextEncoder().encode(text)),
		ends: () => body.close(),
		breaks: () => body.error(new TypeError('network error')),
	};
}

const wait = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const folder = new URL('https://page.test/packages/');

describe('a wheel', () => {
	let loaded: number[];
	const begin = (sources: readonly WheelSource[] = [wheelsAt(folder, 'own')]) => {
		loaded = [];
		const fetching = fetchWheel(build, sources, (bytes) => loaded.push(bytes));
		fetching.catch(() => undefined);
		return fetching;
	};

	test('may come slowly, as long as it comes', async () => {
		const host = server();
		const fetching = begin();
		await wait(29_000);
		host.answers();
		for (const letter of CONTENT) {
			await wait(29_000);
			host.sends(letter);
		}
		await wait();
		host.ends();
		expect(new TextDecoder().decode((await fetching) ?? undefined)).toBe(CONTENT);
		expect(loaded).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
	});

	test.each([
		['answers', false, 'given up'],
		['sends more', true, 'cancelled'],
	])(
		'is given up when the server never %s, and asked for anew by who comes next',
		async (_what, hasBegun, end) => {
			const host = server();
			const fetching = begin();
			await wait();
			if (hasBegun) {
				host.answers();
				host.sends('the');
			}
			await wait(30_000);
			await expect(fetching).rejects.toThrow('a.whl stopped arriving: for 30 s not a byte came');
			expect(host.seen).toEqual(['https://page.test/packages/a.whl', end]);
			const again = begin();
			await wait();
			host.answers();
			host.sends(CONTENT);
			host.ends();
			expect((await again)?.byteLength).toBe(CONTENT.length);
		},
	);

	test('is not given up over time in which the page stood still', async () => {
		const host = server();
		const fetching = begin();
		await wait();
		vi.setSystemTime(Date.now() + 600_000);
		await wait(30_000);
		host.answers();
		host.sends(CONTENT);
		host.ends();
		expect((await fetching)?.byteLength).toBe(CONTENT.length);
	});

	test('that is cut off says so, and not that it is missing', async () => {
		const host = server();
		const fetching = begin();
		await wait();
		host.answers();
		host.sends('the');
		await wait();
		host.breaks();
		await expect(fetching).rejects.toThrow('a.whl did not arrive whole: the connection was lost');
	});

	test('that comes without end is given up, with the connection, and taken from the next place', async () => {
		const host = server();
		const fetching = begin();
		await wait();
		host.answers();
		const piece = '1'.repeat(10 * 2 ** 20);
		let sent = 0;
		for (; sent < 30 && !host.seen.includes('cancelled'); sent++) {
			host.sends(piece);
			await wait();
		}
		await expect(fetching).rejects.toThrow(
			'a.whl is longer than it should be: it was given up after 200.0 MB',
		);
		expect(sent).toBe(21);
		const endless = () => Promise.reject(new Error('a.whl is longer than it should be'));
		const next = () => Promise.resolve(new TextEncoder().encode(CONTENT).buffer);
		expect((await begin([endless, next]))?.byteLength).toBe(CONTENT.length);
	});

	test('that stalls in one place is taken from the next', async () => {
		server();
		const fetching = begin([
			wheelsAt(folder, 'own'),
			() => Promise.resolve(new TextEncoder().encode(CONTENT).buffer),
		]);
		await wait(30_000);
		expect((await fetching)?.byteLength).toBe(CONTENT.length);
	});
});

test('Python’s own files are given up as well when they stop arriving', async () => {
	const host = server();
	const { signal } = new AbortController();
	const loading = loadRuntimeFiles(new URL('https://page.test/pyodide/'), () => undefined, signal);
	const refused = expect(loading).rejects.toThrow('files.json stopped arriving: for 30 s not a byte came');
	await wait();
	host.answers();
	await wait(30_000);
	await refused;
});
