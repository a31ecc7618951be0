import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import ownLock from '../../src/core/packages/own-lock.json' with { type: 'json' };
import { indexPackages } from '../../src/core/packages/package-index.ts';
import { fetchPyodides } from '../../workers/vendor/fetch.ts';
import { Vendor, vendorPackages, type VendorSources } from '../../workers/vendor/vendor.ts';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'vendor-'))));
afterEach(() => rm(folder, { recursive: true }));
afterEach(() => vi.unstubAllGlobals());

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const locked = (name: string, depends: string[], content: string) => ({
	name,
	file_name: `${name}-1.0-py3-none-any.whl`,
	sha256: hash(content),
	imports: [`import_${name}`],
	depends,
});
const index = indexPackages(
	JSON.stringify({
		packages: { outer: locked('outer', ['inner'], 'OUTER'), inner: locked('inner', [], 'INNER') },
	}),
	{
		packages: {
			six: locked('six', [], 'SIX'),
			pair: { ...locked('pair', [], 'PAIR'), one_of: ['outer', 'six'] },
		},
		absent: ownLock.absent,
	},
);

const from = (requirement: string) => ({ requirement, file_name: '', sha256: '', without: [] });
const origins = { six: from('six==1.17.0'), pair: from('pair==1.0') };

/** A world in which these files exist; what was asked for is kept. */
function world(files: Record<string, string>) {
	const asked: string[] = [];
	const get = async (name: string) => {
		asked.push(name);
		const content = files[name];
		if (content === undefined) throw new Error(`${name} cannot be had`);
		return Buffer.from(content);
	};
	const sources: VendorSources = { pyodides: get, own: ({ requirement }) => get(requirement) };
	return { asked, put: (...names: string[]) => new Vendor(index, origins, folder, sources).put(names) };
}
const both = { 'outer-1.0-py3-none-any.whl': 'OUTER', 'inner-1.0-py3-none-any.whl': 'INNER' };

describe('npm run vendor-packages', () => {
	test('puts a package, by its name or its import, with what it needs into the folder the page reads', async () => {
		const { put, asked } = world(both);
		expect(await put('import_outer')).toEqual({
			isDone: true,
			lines: [
				'inner: inner-1.0-py3-none-any.whl, 0.0 MB',
				'outer: outer-1.0-py3-none-any.whl, 0.0 MB',
				'Done. The next build has them: npm run build',
			],
		});
		expect(await readFile(join(folder, 'pyodide/outer-1.0-py3-none-any.whl'), 'utf8')).toBe('OUTER');
		expect(asked).toHaveLength(2);
	});

	test('fetches nothing that is there already', async () => {
		await world(both).put('outer');
		const again = world({});
		expect(await again.put('outer')).toMatchObject({
			isDone: true,
			lines: [
				'inner: inner-1.0-py3-none-any.whl is already there',
				'outer: outer-1.0-py3-none-any.whl is already there',
				expect.any(String),
			],
		});
		expect(again.asked).toEqual([]);
	});

	test('keeps no file whose hash is wrong, and puts the other packages all the same', async () => {
		const { put } = world({ ...both, 'inner-1.0-py3-none-any.whl': 'FORGED', 'six==1.17.0': 'SIX' });
		const { isDone, lines } = await put('outer', 'six');
		expect({ isDone, lines: lines.slice(0, 2) }).toEqual({
			isDone: false,
			lines: [
				'outer: inner-1.0-py3-none-any.whl is not the file that the lock file names (its hash differs); it was not kept',
				'six: six-1.0-py3-none-any.whl, 0.0 MB',
			],
		});
		expect(await readdir(folder)).toEqual(['packages']);
	});

	test('of packages one of which is enough, the first that can be had is put', async () => {
		const { put } = world({ 'six==1.17.0': 'SIX', 'pair==1.0': 'PAIR' });
		expect(await put('pair')).toMatchObject({
			isDone: true,
			lines: [
				'pair: pair-1.0-py3-none-any.whl, 0.0 MB',
				'six: six-1.0-py3-none-any.whl, 0.0 MB',
				expect.any(String),
			],
		});
	});

	test.each([
		['nosuch', /^nosuch: neither Pyodide's lock file nor ours has a package of this name\.$/],
		['oute', /Did you mean outer\?$/],
		['ortools', /^ortools: it does not exist for Python inside a web page; .* z3/],
	])('says what is wrong with %s', async (name, words) => {
		const { isDone, lines } = await world({}).put(name);
		expect([isDone, lines[0]]).toEqual([false, expect.stringMatching(words)]);
	});

	test('says how it is used when nothing is named', async () => {
		expect(await vendorPackages(join(import.meta.dirname, '../..'), [])).toEqual({
			isDone: false,
			lines: [expect.stringMatching(/^Usage: npm run vendor-packages -- NAME/)],
		});
	});

	test('a place that sends without end is given up', async () => {
		const piece = new Uint8Array(10 * 2 ** 20);
		let sent = 0;
		const pull = (body: ReadableStreamDefaultController) =>
			sent++ < 30 ? body.enqueue(piece) : body.close();
		const cancelled = vi.fn();
		vi.stubGlobal('fetch', async () => new Response(new ReadableStream({ pull, cancel: cancelled })));
		await expect(fetchPyodides('https://mirror.test/', 'numpy.whl')).rejects.toThrow(
			'mirror.test sends more than 200 MB for numpy.whl, which no package has: it was not kept',
		);
		expect(cancelled).toHaveBeenCalledOnce();
	});

	test('a place without the file, or without network, is named with what to do', async () => {
		await expect(fetchPyodides(folder, 'numpy.whl')).rejects.toThrow(`numpy.whl is not in ${folder}`);
		await expect(fetchPyodides('http://127.0.0.1:9/', 'numpy.whl')).rejects.toThrow(
			/^127\.0\.0\.1:9 cannot be reached, so numpy\.whl cannot be fetched: .* --from$/,
		);
	});
});
