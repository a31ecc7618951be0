import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { KeptFiles, type FileList } from '../../workers/kept-files.ts';
import type { Standing } from '../../workers/offline.protocol.ts';

const SCOPE = 'https://example.org/some/where/';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const listOf = (texts: Record<string, string>): FileList =>
	Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, digest(text)]));

/** A host, and a browser's cache before it. */
function world(host: Record<string, string>) {
	const kept = new Map<string, Response>();
	const asked: string[] = [];
	/** What the browser still has of an earlier visit. */
	const stale = new Map<string, string>();
	/** How many files the browser takes. */
	const room = { files: Infinity };
	const said: Record<string, string> = { 'content-type': 'text/some', 'X-Other': 'of the host' };
	const files = (list: FileList): KeptFiles =>
		new KeptFiles(list, SCOPE, {
			cache: () =>
				Promise.resolve({
					match: (key) => Promise.resolve(kept.get(key as string)?.clone()),
					async put(key, response) {
						if (kept.size >= room.files) throw new DOMException('full', 'QuotaExceededError');
						kept.set(key as string, response);
					},
					keys: () => Promise.resolve([...kept.keys()].map((url) => ({ url }) as Request)),
					delete: (key) => Promise.resolve(kept.delete(key as string)),
				}),
			fetch: (address, cache) => {
				const path = address.slice(SCOPE.length);
				asked.push(`${path} ${cache}`);
				const text = (cache === 'default' ? stale.get(path) : undefined) ?? host[path];
				return Promise.resolve(
					new Response(text ?? 'not found', {
						status: text === undefined ? 404 : 200,
						headers: said,
					}),
				);
			},
			digest: (bytes) => crypto.subtle.digest('SHA-256', bytes),
		});
	const read = async (of: KeptFiles, address: string): Promise<string | null> =>
		(await (await of.find(SCOPE + address))?.text()) ?? null;
	const check = async (of: KeptFiles): Promise<Standing[]> => {
		const told: Standing[] = [];
		await of.check((standing) => told.push(standing));
		return told;
	};
	return { files, asked, stale, kept, room, said, read, check };
}

const page = { '': 'the page', 'assets/a-1.js': 'a', 'pyodide/wasm': 'python' };
const list = listOf({ 'index.html': 'the page', 'assets/a-1.js': 'a', 'pyodide/wasm': 'python' });

describe('the kept files of a page', () => {
	test('are found by their addresses, whatever stands behind them; nothing else is', async () => {
		const { files, read } = world(page);
		const kept = files(list);
		const before = await read(kept, '');
		await kept.fill();
		const addresses = ['', '?x=1#/bench', 'index.html', 'assets/a-1.js', 'pyodide/wasm', 'pyodide/other'];
		expect({
			before,
			found: await Promise.all(addresses.map((address) => read(kept, address))),
			has: ['', 'assets/a-1.js', 'other', '../else'].map((address) => kept.has(SCOPE + address)),
			elsewhere: kept.has('https://example.com/some/where/'),
		}).toEqual({
			before: null,
			found: ['the page', 'the page', 'the page', 'a', 'python', null],
			has: [true, true, false, false],
			elsewhere: false,
		});
	});

	test('keep what the host said of them that holds without a network too, and nothing else', async () => {
		const { files, said } = world(page);
		const holds = {
			'content-security-policy': "default-src 'self'",
			'content-type': 'text/html',
			'cross-origin-embedder-policy': 'require-corp',
			'cross-origin-opener-policy': 'same-origin',
			'cross-origin-resource-policy': 'same-origin',
			'origin-agent-cluster': '?1',
			'permissions-policy': 'camera=()',
			'referrer-policy': 'no-referrer',
			'x-content-type-options': 'nosniff',
			'x-frame-options': 'SAMEORIGIN',
		};
		Object.assign(said, holds, { 'Content-Length': '8', 'Content-Encoding': 'identity', Date: 'today' });
		const kept = files(list);
		await kept.fill();
		expect(Object.fromEntries((await kept.find(SCOPE))?.headers ?? [])).toEqual(holds);
	});

	test('are not taken from an older version that the browser still has', async () => {
		const { files, stale, asked, read } = world(page);
		stale.set('', 'the page before');
		const kept = files(list);
		await kept.fill();
		expect([await read(kept, ''), asked.filter((line) => line.startsWith(' '))]).toEqual([
			'the page',
			[' default', ' reload'],
		]);
	});

	test.each([
		['is missing', {}, 'pyodide/wasm could not be fetched (404)'],
		['is of another version', { 'pyodide/wasm': 'newer' }, 'pyodide/wasm is of another version'],
	])('are not there when one %s; a later try fetches only that', async (_what, instead, reason) => {
		const host: Record<string, string> = { ...page, ...instead };
		if (!('pyodide/wasm' in instead)) delete host['pyodide/wasm'];
		const { files, asked } = world(host);
		await expect(files(list).fill()).rejects.toThrow(reason);
		asked.length = 0;
		host['pyodide/wasm'] = 'python';
		await files(list).fill();
		expect(asked).toEqual(['pyodide/wasm default']);
	});

	test('of two versions lie side by side, in common what they have in common, until the others are dropped', async () => {
		const host: Record<string, string> = { ...page };
		const { files, asked, kept, read } = world(host);
		const old = files(list);
		await old.fill();
		asked.length = 0;
		host[''] = 'the new page';
		host['assets/a-2.js'] = 'new a';
		const next = files(
			listOf({ 'index.html': 'the new page', 'assets/a-2.js': 'new a', 'pyodide/wasm': 'python' }),
		);
		await next.fill();
		const both = [await read(old, ''), await read(next, ''), await read(old, 'assets/a-1.js')];
		await next.dropOthers();
		expect({ asked, both, old: await read(old, 'assets/a-1.js'), left: kept.size }).toEqual({
			asked: [' default', 'assets/a-2.js default'],
			both: ['the page', 'the new page', 'a'],
			old: null,
			left: 3,
		});
	});

	test('are looked at: what the browser has lost is fetched again, and nothing else', async () => {
		const { files, kept, asked, check } = world(page);
		const mine = files(list);
		await mine.fill();
		asked.length = 0;
		const whole = await check(mine);
		kept.delete([...kept.keys()].find((key) => key.includes('a-1.js')) ?? '');
		const afterLoss = await check(mine);
		kept.clear();
		const afterAll = await check(mine);
		expect({ whole, afterLoss, asked: asked.length, last: afterAll.at(-1) }).toEqual({
			whole: [{ kept: 3, of: 3, end: 'whole' }],
			afterLoss: [
				{ kept: 3, of: 3, end: null },
				{ kept: 3, of: 3, end: 'whole' },
			],
			asked: 4,
			last: { kept: 3, of: 3, end: 'whole' },
		});
	});

	test('are as many as they are where some cannot be had, or the browser has no room', async () => {
		const host: Record<string, string> = { ...page };
		delete host['pyodide/wasm'];
		const away = world(host);
		const full = world(page);
		full.room.files = 1;
		expect([
			(await away.check(away.files(list))).at(-1),
			(await full.check(full.files(list))).at(-1),
		]).toEqual([
			{ kept: 2, of: 3, end: 'not-fetched' },
			{ kept: 1, of: 3, end: 'no-room' },
		]);
	});

	test('are none, and nothing is thrown, where the browser refuses its store', async () => {
		const refusing = new KeptFiles(list, SCOPE, {
			cache: () => Promise.reject(new DOMException('refused', 'SecurityError')),
			fetch: () => Promise.reject(new Error('asked')),
			digest: () => Promise.reject(new Error('asked')),
		});
		const told: Standing[] = [];
		await refusing.check((standing) => told.push(standing));
		expect(told).toEqual([{ kept: 0, of: 3, end: 'not-fetched' }]);
	});

	test('are fetched once for all who ask at the same time', async () => {
		const { files, asked, check } = world(page);
		const mine = files(list);
		const [, told] = await Promise.all([mine.fill(), check(mine)]);
		expect([asked.length, told.at(-1)]).toEqual([3, { kept: 3, of: 3, end: 'whole' }]);
	});
});
