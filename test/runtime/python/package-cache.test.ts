import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { indexPackages } from '../../../src/core/packages/package-index.ts';
import { loadImage, saveImage } from '../../../src/runtime/python/image-store.ts';
import { memoryName, saveMemory } from '../../../src/runtime/python/memory-store.ts';
import { forgetOtherVersions } from '../../../src/runtime/python/other-versions.ts';
import { loadKept, saveKept } from '../../../src/runtime/python/package-cache.ts';
import { keepWithin, measured } from '../../../src/runtime/python/package-room.ts';
import { loadSnapshot, saveSnapshot } from '../../../src/runtime/python/snapshot-store.ts';
import { type MemoryCaches, pageWithCaches } from '../../support/memory-caches.ts';

const PAGE = 'https://example.org/mine/';
const FOLDER = `${PAGE}python-packages/`;
let caches: MemoryCaches;

beforeEach(() => {
	caches = pageWithCaches(`${PAGE}index.html`);
});
afterEach(() => vi.unstubAllGlobals());

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const text = async (name: string) => new TextDecoder().decode((await loadKept(name)) ?? new ArrayBuffer(0));
const image = { files: [], libraries: [], bytes: new Uint8Array([1, 2]).buffer };

describe('what is kept of Python', () => {
	test('lies under the page’s own name: another page of the origin keeps what it has', async () => {
		saveKept('wheels/a', 'mine');
		saveSnapshot('v1', new Uint8Array([1]).buffer);
		await settled();
		vi.stubGlobal('document', { baseURI: 'https://example.org/theirs/' });
		saveSnapshot('v2', new Uint8Array([2]).buffer);
		await settled();
		const wheel = await loadKept('wheels/a');
		const all = caches.all();
		expect({ all, theirs: [wheel, await loadSnapshot('v1')] }).toEqual({
			all: {
				[`python-packages ${PAGE}`]: [`${FOLDER}wheels/a`],
				[`python-snapshot ${PAGE}`]: [`${PAGE}python-snapshot/v1`],
				'python-packages https://example.org/theirs/': [],
				'python-snapshot https://example.org/theirs/': ['https://example.org/theirs/python-snapshot/v2'],
			},
			theirs: [null, null],
		});
	});

	describe('by another version of the page', () => {
		const locked = (name: string, sha256: string) => ({
			name,
			file_name: `${name}.whl`,
			sha256,
			imports: [name],
			depends: [],
		});
		const index = indexPackages(
			JSON.stringify({ packages: { a: locked('a', 'a2'), both: locked('both', 'b') } }),
			{
				packages: { both: locked('both', 'b-own') },
				absent: {},
			},
		);
		const kept = () => caches.all()[`python-packages ${PAGE}`]?.map((url) => url.slice(FOLDER.length));

		test('goes when this one is in use: wheels that no lock file names, and images and memories of these and of other builds', async () => {
			for (const name of ['a1', 'a2', 'b', 'b-own']) {
				saveKept(`wheels/${name}`, name);
				await saveImage(name, '1', image);
				await saveImage(name, '2', image);
			}
			for (const keys of [
				['a2-2', 'b-2'],
				['a1-2', 'b-2'],
				['a2-1', 'b-1'],
			])
				await saveMemory(memoryName(keys), new ArrayBuffer(1));
			await settled();
			forgetOtherVersions(index, '2');
			await settled();
			expect({ kept: kept(), wheel: await text('wheels/a2'), image: await loadImage('a2', '2') }).toEqual({
				kept: [
					'wheels/a2',
					'images/a2-2',
					'wheels/b',
					'images/b-2',
					'wheels/b-own',
					'images/b-own-2',
					'memories/a2-2+b-2',
				],
				wheel: 'a2',
				image,
			});
		});

		test('goes quietly where the store fails', async () => {
			vi.stubGlobal('caches', { open: () => Promise.reject(new DOMException('off', 'SecurityError')) });
			forgetOtherVersions(index, '2');
			await settled();
			expect(caches.all()).toEqual({});
		});

		test('is also Python’s memory, which goes when this version looks for its own', async () => {
			saveSnapshot('v1', new Uint8Array([1]).buffer);
			await settled();
			expect(await loadSnapshot('v1')).toEqual(new Uint8Array([1]).buffer);
			expect(await loadSnapshot('v2')).toBeNull();
			await settled();
			expect(caches.in(`python-snapshot ${PAGE}`)).toEqual([]);
		});
	});

	test('a store that fails costs neither the import nor what is there', async () => {
		const broken = { ...image, bytes: Symbol('no bytes') as unknown as ArrayBuffer };
		await saveImage('a', '1', broken);
		vi.stubGlobal('isSecureContext', false);
		await saveImage('a', '1', image);
		vi.stubGlobal('isSecureContext', true);
		vi.stubGlobal('caches', { open: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) });
		await saveImage('a', '1', image);
		await settled();
		expect([caches.all(), await loadImage('a', '1')]).toEqual([{}, null]);
	});
});

describe('the room for packages', () => {
	/** What is left of these names with their lengths, the longest kept first. */
	async function left(limit: number, kept: readonly (readonly [name: string, bytes: number])[]) {
		const cache = await caches.open('some');
		for (const [name, bytes] of kept) await cache.put(FOLDER + name, measured(new Blob(['x'.repeat(bytes)])));
		await keepWithin(cache, FOLDER, limit);
		return cache.addresses().map((url) => url.slice(FOLDER.length));
	}
	const KEPT = [
		['images/a-1', 3],
		['wheels/a', 2],
		['images/b-1', 3],
		['wheels/b', 2],
	] as const;

	test.each([
		[10, ['images/a-1', 'wheels/a', 'images/b-1', 'wheels/b']],
		[9, ['images/a-1', 'images/b-1', 'wheels/b']],
		[7, ['images/a-1', 'images/b-1']],
		[5, ['images/b-1']],
		[0, []],
	])('of %i is kept: wheels go before images, the oldest first', async (limit, names) => {
		expect(await left(limit, KEPT)).toEqual(names);
	});

	test('memories go after wheels and before images, of which they are made', async () => {
		const names: [string, number][] = [
			['images/a-1', 3],
			['memories/a-1', 4],
			['wheels/a', 2],
		];
		expect([await left(7, names), await left(4, names)]).toEqual([
			['images/a-1', 'memories/a-1'],
			['images/a-1'],
		]);
	});

	test('one that is larger than the room goes itself, and nothing for its sake', async () => {
		expect(await left(10, [...KEPT, ['images/large-1', 11]])).toEqual(KEPT.map(([name]) => name));
	});

	test('counts what an earlier version kept without its length', async () => {
		const cache = await caches.open('some');
		await cache.put(`${FOLDER}wheels/old`, new Response('four'));
		await cache.put(`${FOLDER}wheels/new`, measured(new Blob(['four'])));
		await keepWithin(cache, FOLDER, 7);
		expect(cache.addresses()).toEqual([`${FOLDER}wheels/new`]);
	});
});
