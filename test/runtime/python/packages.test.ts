import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PackageWork } from '../../../src/core/execution.ts';
import { indexPackages } from '../../../src/core/packages/package-index.ts';
import { ImageMaker } from '../../../src/runtime/python/image-maker.ts';
import type { Interpreter } from '../../../src/runtime/python/interpreter.ts';
import { PackageStore } from '../../../src/runtime/python/packages.ts';
import type { WheelSource } from '../../../src/runtime/python/wheels.ts';
import type { PythonReply, PythonRequest } from '../../../workers/python.protocol.ts';
import { type MemoryCaches, pageWithCaches } from '../../support/memory-caches.ts';

let kept: MemoryCaches;
beforeEach(() => {
	kept = pageWithCaches();
});
afterEach(() => vi.unstubAllGlobals());

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

interface Faults {
	/** Contents of wheels of which something cannot be imported. */
	broken?: readonly string[];
	/** What the frame says to the first image it is given. */
	refuses?: string;
	/** What the interpreter says to the first packages it is given, one after the other. */
	cannotPlace?: readonly string[];
	/** Before an image is made. */
	making?: (fileName: string) => Promise<void>;
	/** Before a file arrives. */
	arriving?: (fileName: string, onBytes: (loaded: number) => void) => Promise<void>;
}

/** A store in a page that has these files, by lock file and name, with an interpreter that only says what it was given. */
function page(files: Record<string, string>, isElsewhereAllowed = false, faults: Faults = {}) {
	const did: string[] = [];
	const work: PackageWork[] = [];
	let { refuses = null } = faults;
	const cannotPlace = [...(faults.cannotPlace ?? [])];
	const source: WheelSource = async ({ fileName, from }, onBytes) => {
		did.push(`ask ${from} ${fileName}`);
		const content = files[`${from} ${fileName}`];
		if (content === undefined) return null;
		await faults.arriving?.(fileName, onBytes);
		onBytes(content.length);
		return new TextEncoder().encode(content).buffer;
	};
	const take = async () => {
		did.push('start');
		const answer = (reply: PythonReply) =>
			queueMicrotask(() => {
				if (interpreter.isAlive) interpreter.onreply?.(reply);
			});
		const interpreter = {
			isAlive: true,
			onreply: null as Interpreter['onreply'],
			ondeath: null,
			give({ run, keys }: { run: number; keys: readonly string[] }) {
				did.push(`give ${keys.length}`);
				const reason = cannotPlace.shift();
				answer(reason === undefined ? { kind: 'placed', run } : { kind: 'not-placed', run, reason });
			},
			send(request: PythonRequest) {
				if (request.kind !== 'make-image') return;
				const { fileName, bytes } = request.wheel;
				did.push(`make ${fileName}`);
				const image = { files: [], libraries: [], bytes: new ArrayBuffer(1) };
				const isWhole = faults.broken?.includes(new TextDecoder().decode(bytes)) !== true;
				Promise.resolve(faults.making?.(fileName))
					.then(() => answer({ kind: 'image', run: request.run, image, isWhole }))
					.catch(() => undefined);
			},
			stop() {
				interpreter.isAlive = false;
				did.push('stop');
			},
		};
		return interpreter as unknown as Interpreter;
	};
	const keeper = {
		build: 'b',
		keepPackage: async (key: string) => {
			const reason = refuses;
			refuses = null;
			if (reason !== null) throw new Error(reason);
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
		store,
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

test('a package whose need is not there says which need it is', async () => {
	const reasons = await page({ 'pyodide outer.whl': 'outer' }).provide('outer', 'inner');
	const absent =
		"inner.whl is not among this page's files, and fetching packages from elsewhere is off in the settings";
	expect(reasons.missing).toEqual({
		outer: `it needs inner, which is not there: ${absent}`,
		inner: absent,
	});
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

test('of packages one of which is enough, the first that can be had comes along', async () => {
	const { provide } = page({ 'own linear.whl': 'linear', 'own ours.whl': 'ours' });
	expect((await provide('linear')).keys).toEqual([`${hash('linear')}-b`, `${hash('ours')}-b`]);
});

test('that none of them can be had is no reason to go without the package', async () => {
	expect(await page({ 'own linear.whl': 'linear' }).provide('linear')).toEqual({
		keys: [`${hash('linear')}-b`],
		missing: {},
	});
});

const INNER = `${hash('inner')}-b`;
const OUTER = `${hash('outer')}-b`;
const TWO = { 'pyodide outer.whl': 'outer', 'pyodide inner.whl': 'inner' };
/** Names of the packages whose images wait for the next visit. */
const saved = () =>
	CONTENTS.filter((content) =>
		kept.in('python-packages https://page.test/').some((url) => url.endsWith(`images/${hash(content)}-b`)),
	);

describe('who waits for a package that another program has asked for', () => {
	test('hears how far it is, at once and as it goes on', async () => {
		let arrive = (): void => undefined;
		let tell: (loaded: number) => void = () => undefined;
		const { store } = page({ 'pyodide inner.whl': 'inner' }, false, {
			arriving: (_name, onBytes) => {
				tell = onBytes;
				return new Promise<void>((resolve) => (arrive = resolve));
			},
		});
		const heard: PackageWork[][] = [[], []];
		const first = store.provide(['inner'], (one) => heard[0]!.push(one));
		await vi.waitFor(() => {
			tell(2);
			expect(heard[0]).not.toEqual([]);
		});
		const second = store.provide(['inner'], (one) => heard[1]!.push(one));
		expect(heard[1]).toEqual([{ kind: 'fetching', name: 'inner', loadedBytes: 2 }]);
		arrive();
		const ready = { keys: [INNER], missing: {} };
		expect(await Promise.all([first, second])).toEqual([ready, ready]);
		const whole = [
			{ kind: 'fetching', name: 'inner', loadedBytes: 5 },
			{ kind: 'preparing', name: 'inner' },
		];
		expect(heard.map((one) => one.slice(-2))).toEqual([whole, whole]);
	});

	test('hears what the maker of images is at while another package has its turn', async () => {
		let go = (): void => undefined;
		const files = { 'pyodide inner.whl': 'inner', 'pyodide both.whl': 'both' };
		const { store, did } = page(files, false, {
			making: (fileName) =>
				fileName === 'inner.whl' ? new Promise<void>((resolve) => (go = resolve)) : Promise.resolve(),
		});
		const heard: PackageWork[] = [];
		const first = store.provide(['inner'], () => undefined);
		await vi.waitFor(() => expect(did).toContain('make inner.whl'));
		const second = store.provide(['both'], (one) => heard.push(one));
		await vi.waitFor(() => expect(heard).toContainEqual({ kind: 'preparing', name: 'inner' }));
		go();
		await Promise.all([first, second]);
		expect(heard).toEqual([
			{ kind: 'fetching', name: 'both', loadedBytes: 4 },
			{ kind: 'preparing', name: 'inner' },
			{ kind: 'preparing', name: 'both' },
		]);
	});

	test('gets it although the program that asked first has given up over another part', async () => {
		let go = (): void => undefined;
		let arrive = (): void => undefined;
		const files = { 'pyodide inner.whl': 'inner', 'pyodide outer.whl': 'forged' };
		const { provide, did } = page(files, false, {
			making: () => new Promise<void>((resolve) => (go = resolve)),
			arriving: (name) =>
				name === 'outer.whl' ? new Promise<void>((resolve) => (arrive = resolve)) : Promise.resolve(),
		});
		const first = provide('outer');
		await vi.waitFor(() => expect(did).toContain('make inner.whl'));
		arrive();
		expect(Object.keys((await first).missing)).toEqual(['outer']);
		const second = provide('inner');
		go();
		expect(await second).toEqual({ keys: [INNER], missing: {} });
		expect(did.filter((one) => /^(start|make|keep|stop)/.test(one))).toEqual([
			'start',
			'make inner.whl',
			'keep inner',
			'stop',
		]);
	});
});

describe('an image', () => {
	test('is kept for the next visit, which fetches and makes nothing', async () => {
		await page(TWO).provide('outer');
		await vi.waitFor(() => expect(saved()).toEqual(['outer', 'inner']));
		const { provide, did } = page({});
		expect(await provide('outer')).toEqual({ keys: [INNER, OUTER], missing: {} });
		expect(did.toSorted()).toEqual(['keep inner', 'keep outer']);
	});

	test('is all that is given to a program which is only foreseen: for it nothing is fetched or made', async () => {
		const first = page(TWO);
		expect(await first.store.provideKept(['os', 'outer'])).toBeNull();
		expect(first.did).toEqual([]);
		await first.provide('outer');
		await expect.poll(saved).toEqual(['outer', 'inner']);
		const second = page(TWO);
		const given = { imports: ['inner', 'outer'], keys: [INNER, OUTER], missing: {} };
		for (const { store } of [first, second])
			expect(await store.provideKept(['outer', 'os', 'inner'])).toEqual(given);
		expect(await second.provide('outer')).toEqual({ keys: [INNER, OUTER], missing: {} });
		expect(second.did.toSorted()).toEqual(['keep inner', 'keep outer']);
		expect(await second.store.provideKept(['outer', 'ours'])).toBeNull();
		expect(await second.store.provideKept(['os'])).toEqual({ imports: [], keys: [], missing: {} });
	});

	test('of an earlier visit is given to the frame once, however many programs begin at the same time', async () => {
		await page(TWO).provide('outer');
		await expect.poll(saved).toEqual(['outer', 'inner']);
		const { store, provide, did } = page(TWO);
		const given = { imports: ['outer'], keys: [INNER, OUTER], missing: {} };
		const asked = [store.provideKept(['outer']), provide('outer'), store.provideKept(['outer'])];
		expect(await Promise.all(asked)).toEqual([given, { keys: [INNER, OUTER], missing: {} }, given]);
		expect(did.toSorted()).toEqual(['keep inner', 'keep outer']);
	});

	test('of what could not be imported serves this visit only', async () => {
		const { provide, did } = page(TWO, false, { broken: ['outer'] });
		expect(await provide('outer')).toEqual({ keys: [INNER, OUTER], missing: {} });
		expect(did).toContain('keep outer');
		await vi.waitFor(() => expect(saved()).toEqual(['inner']));
	});

	test('that this browser cannot take is thrown away and made anew', async () => {
		await page(TWO).provide('inner');
		await vi.waitFor(() => expect(saved()).toEqual(['inner']));
		const { provide, did } = page(TWO, false, { refuses: 'no memory', broken: ['inner'] });
		expect(await provide('inner')).toEqual({ keys: [INNER], missing: {} });
		expect(did.filter((one) => /^(make|keep)/.test(one))).toEqual(['make inner.whl', 'keep inner']);
		expect(saved()).toEqual([]);
	});

	test('that cannot be put in place for another package is thrown away and made anew, once', async () => {
		await page(TWO).provide('inner');
		await vi.waitFor(() => expect(saved()).toEqual(['inner']));
		const { provide, did } = page(TWO, false, { cannotPlace: ['RangeError: no memory'] });
		expect(await provide('outer')).toEqual({ keys: [INNER, OUTER], missing: {} });
		expect(did.filter((one) => /^(give|make|keep)/.test(one))).toEqual([
			'keep inner',
			'give 1',
			'make inner.whl',
			'keep inner',
			'make outer.whl',
			'keep outer',
		]);
	});

	test('that cannot be put in place for a program is made anew for who asks next, if it is of an earlier visit', async () => {
		await page(TWO).provide('inner');
		await vi.waitFor(() => expect(saved()).toEqual(['inner']));
		const { provide, store, did } = page(TWO);
		await provide('inner');
		await store.discard([INNER, OUTER]);
		expect(saved()).toEqual([]);
		expect(await provide('inner')).toEqual({ keys: [INNER], missing: {} });
		await store.discard([INNER]);
		await provide('inner');
		expect(did.filter((one) => /^(make|keep)/.test(one))).toEqual([
			'keep inner',
			'make inner.whl',
			'keep inner',
		]);
	});

	test('whose needs cannot be put in place is none, with the reason', async () => {
		const { provide } = page(TWO, false, { cannotPlace: ['no memory', 'no memory'] });
		await provide('inner');
		const reason = 'what it needs could not be put in place (no memory)';
		expect(await provide('outer')).toEqual({ keys: [], missing: { outer: reason } });
		expect(await provide('outer')).toEqual({ keys: [INNER, OUTER], missing: {} });
		await vi.waitFor(() => expect(saved()).toEqual(['outer', 'inner']));
	});
});
