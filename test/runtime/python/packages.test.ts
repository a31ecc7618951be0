import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { PackageWork } from '../../../src/core/execution.ts';
import { indexPackages } from '../../../src/core/packages/package-index.ts';
import { ImageMaker } from '../../../src/runtime/python/image-maker.ts';
import type { Interpreter } from '../../../src/runtime/python/interpreter.ts';
import { PackageStore } from '../../../src/runtime/python/packages.ts';
import type { WheelSource } from '../../../src/runtime/python/wheels.ts';
import type { PythonRequest } from '../../../workers/python.protocol.ts';

// A browser's constant; Node has none.
beforeAll(() => vi.stubGlobal('isSecureContext', true));
afterAll(() => vi.unstubAllGlobals());

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const locked = (name: string, depends: string[] = [], content = name) => ({
	name,
	file_name: `${name}.whl`,
	sha256: hash(content),
	imports: [name],
	depends,
});
const index = indexPackages(
	JSON.stringify({
		packages: { outer: locked('outer', ['inner']), inner: locked('inner'), both: locked('both') },
	}),
	{
		packages: {
			both: locked('both', [], 'our both'),
			ours: locked('ours'),
			linear: { ...locked('linear'), one_of: ['inner', 'ours'] },
		},
		absent: { ortools: 'it does not exist' },
	},
);
const CONTENTS = ['outer', 'inner', 'both', 'our both', 'ours', 'linear'];

/** A store in a page that has these files, by lock file and name, with an interpreter that only says what it was given. */
function page(files: Record<string, string>, isElsewhereAllowed = false) {
	const did: string[] = [];
	const work: PackageWork[] = [];
	const source: WheelSource = async ({ fileName, from }, onBytes) => {
		did.push(`ask ${from} ${fileName}`);
		const content = files[`${from} ${fileName}`];
		if (content === undefined) return null;
		onBytes(content.length);
		return new TextEncoder().encode(content).buffer;
	};
	const take = async () => {
		did.push('start');
		const interpreter = {
			onreply: null as Interpreter['onreply'],
			ondeath: null,
			give: ({ keys }: { keys: readonly string[] }) => did.push(`give ${keys.length}`),
			send(request: PythonRequest) {
				if (request.kind !== 'make-image') return;
				did.push(`make ${request.wheel.fileName}`);
				const image = { files: [], libraries: [], bytes: new ArrayBuffer(1) };
				queueMicrotask(() => interpreter.onreply?.({ kind: 'image', run: request.run, image }));
			},
			stop: () => did.push('stop'),
		};
		return interpreter as unknown as Interpreter;
	};
	const keeper = {
		build: 'b',
		keepPackage: async (key: string) => {
			did.push(`keep ${CONTENTS.find((content) => key.startsWith(hash(content)))!}`);
			return undefined;
		},
	};
	const sources = () => ({ list: [source], isElsewhereAllowed });
	const store = new PackageStore(index, sources, keeper, new ImageMaker(take));
	return {
		did,
		work,
		files,
		provide: (...imports: string[]) => store.provide(imports, (one) => work.push(one)),
	};
}

test('a package comes with what it needs, made in one interpreter, and is only given the next time', async () => {
	const { provide, did, work } = page({ 'pyodide outer.whl': 'outer', 'pyodide inner.whl': 'inner' });
	const keys = [`${hash('inner')}-b`, `${hash('outer')}-b`];
	expect(await provide('outer')).toEqual({ keys, missing: {} });
	expect(did.toSorted()).toEqual([
		'ask pyodide inner.whl',
		'ask pyodide outer.whl',
		'keep inner',
		'keep outer',
		'make inner.whl',
		'make outer.whl',
		'start',
		'stop',
	]);
	expect(work).toContainEqual({ kind: 'fetching', name: 'outer', loadedBytes: 5 });
	expect(work).toContainEqual({ kind: 'preparing', name: 'outer' });
	did.length = 0;
	expect(await provide('outer')).toEqual({ keys, missing: {} });
	expect(did).toEqual([]);
});

test('what cannot be had is missing with its reason, and is asked for again at the next need', async () => {
	const { provide, files } = page({ 'pyodide inner.whl': 'forged' });
	expect((await provide('inner', 'ours', 'both', 'ortools', 'unknown')).missing).toEqual({
		inner: 'inner.whl is not the file that the lock file names (its hash differs)',
		ours: "ours.whl is not among this page's files; whoever hosts the page can add it: npm run vendor-packages -- ours",
		both: "both.whl is not among this page's files, and fetching packages from elsewhere is off in the settings",
		ortools: 'it does not exist',
	});
	files['pyodide inner.whl'] = 'inner';
	expect(await provide('inner')).toEqual({ keys: [`${hash('inner')}-b`], missing: {} });
});

test('without network, a page that may fetch from elsewhere says so', async () => {
	expect((await page({}, true).provide('inner')).missing['inner']).toMatch(/is there no network\?/);
});

test('where Pyodide’s build cannot be had ours is taken, and then at once', async () => {
	const { provide, did } = page({ 'own both.whl': 'our both' });
	expect((await provide('both')).keys).toEqual([`${hash('our both')}-b`]);
	did.length = 0;
	expect((await provide('both')).keys).toEqual([`${hash('our both')}-b`]);
	expect(did).toEqual([]);
});

test('of packages one of which is enough, the first that can be had comes along; none is no reason to go without the package', async () => {
	const some = page({ 'own linear.whl': 'linear', 'own ours.whl': 'ours' });
	expect((await some.provide('linear')).keys).toEqual([`${hash('linear')}-b`, `${hash('ours')}-b`]);
	expect(await page({ 'own linear.whl': 'linear' }).provide('linear')).toEqual({
		keys: [`${hash('linear')}-b`],
		missing: {},
	});
});
