import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Ahead } from '../../../src/runtime/python/ahead.ts';
import { ImportMemory } from '../../../src/runtime/python/import-memory.ts';
import type { Interpreter } from '../../../src/runtime/python/interpreter.ts';
import type { PackageStore } from '../../../src/runtime/python/packages.ts';
import type { PackageGift, PythonReply, PythonRequest } from '../../../workers/python.protocol.ts';
import { type MemoryCaches, pageWithCaches } from '../../support/memory-caches.ts';

let caches: MemoryCaches;
beforeEach(() => {
	caches = pageWithCaches();
});
afterEach(() => vi.unstubAllGlobals());

const CODE = 'import sympy\nprint(sympy.solve(1))';
const CACHE = 'python-packages https://page.test/';
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

interface Faults {
	/** Interpreters that begin with the memory do not start. */
	doesNotBoot?: boolean;
	/** Nor can they have files placed. */
	doesNotPlace?: boolean;
	/** Something in the interpreter is no memory. */
	givesNone?: boolean;
	isNoticed?: boolean;
	/** Imports that are packages. */
	packages?: readonly string[];
}

/** A visit to a page in which sympy, and what it needs, are kept. */
function visit({ packages = ['sympy'], ...faults }: Faults = {}) {
	const did: string[] = [];
	let memory: string | null = null;
	const start = (what: string, doesNotBoot = false) => {
		did.push(what);
		const answer = (reply: PythonReply) => queueMicrotask(() => interpreter.onreply?.(reply));
		const interpreter = {
			isAlive: !doesNotBoot,
			isExpendable: false,
			booted: Promise.resolve(doesNotBoot ? { ok: false, reason: 'broken' } : { ok: true, snapshot: null }),
			imported: [] as readonly string[],
			onreply: null as Interpreter['onreply'],
			ondeath: null as Interpreter['ondeath'],
			give: ({ run }: PackageGift) =>
				answer(
					faults.doesNotPlace === true
						? { kind: 'not-placed', run, reason: 'full' }
						: { kind: 'placed', run },
				),
			send(request: PythonRequest) {
				const { run } = request;
				if (request.kind === 'import-ahead')
					answer({ kind: 'imported-ahead', run, isUnnoticed: faults.isNoticed !== true });
				else
					answer({
						kind: 'memory',
						run,
						memory: faults.givesNone === true ? null : new Uint8Array([7]).buffer,
					});
			},
			stop() {
				interpreter.isAlive = false;
				did.push('stop');
			},
		};
		return interpreter as unknown as Interpreter;
	};
	const sandbox = {
		hasMemory: (name: string) => memory === name,
		keepMemory: (name: string, bytes: ArrayBuffer) => {
			did.push(`keep ${bytes.byteLength}`);
			memory = name;
		},
		forgetMemory: () => (memory = null),
		startFrom: () => start('begin from memory', faults.doesNotBoot),
		startForMemory: () => start('start for memory'),
	};
	const found = (imports: readonly string[]) => {
		const known = imports.filter((name) => packages.includes(name));
		return { imports: known, keys: known.map((name) => `${name}-key`), missing: {} };
	};
	const store = {
		provide: async (imports: readonly string[]) => found(imports),
		provideKept: async (imports: readonly string[]) => found(imports),
	} as unknown as PackageStore;
	const held: Interpreter[] = [];
	const opened = { store, memory: new ImportMemory({ sandbox, hold: (one) => held.push(one) }) };
	let runs = 0;
	const ahead = new Ahead({
		take: async () => start('take'),
		packages: async () => opened,
		number: () => ++runs,
	});
	return { ahead, did, held, prepare: () => ahead.prepare({ code: CODE, imports: ['sympy'] }) };
}

/** One in which sympy was used; its memory is kept. */
async function earlierVisit(): Promise<void> {
	const { ahead, prepare } = visit();
	prepare();
	await expect.poll(kept).toHaveLength(1);
	ahead.close();
}

const kept = () => caches.in(CACHE).map((url) => url.slice(url.indexOf('memories/')));

test('after the first program that imports it a memory with the import is made, in the interpreter that imports it for the next', async () => {
	const { ahead, did, prepare } = visit();
	prepare();
	await expect.poll(() => did).toEqual(['start for memory', 'keep 1']);
	await expect.poll(kept).toEqual(['memories/sympy-key']);
	expect(await ahead.find(CODE)).toMatchObject({ imported: ['sympy'] });
	expect(await ahead.find(CODE)).toMatchObject({ imported: ['sympy'] });
	expect(did.slice(2)).toEqual(['begin from memory']);
});

describe('at a later visit', () => {
	beforeEach(earlierVisit);

	test('the first program that imports it begins from that memory, and so does what is prepared after it', async () => {
		const { ahead, did, held, prepare } = visit();
		expect(await ahead.find(CODE)).toMatchObject({ isExpendable: false, imported: ['sympy'] });
		prepare();
		await expect.poll(() => did).toEqual(['keep 1', 'begin from memory', 'begin from memory']);
		expect(held).toMatchObject([{ isExpendable: false }, { isExpendable: true }]);
	});

	test('it is fetched once for programs that begin at the same time', async () => {
		const { ahead, did } = visit();
		const found = await Promise.all([ahead.find(CODE), ahead.find(CODE)]);
		expect(found.every((one) => one !== null)).toBe(true);
		expect(did).toEqual(['keep 1', 'begin from memory', 'begin from memory']);
	});

	test.each([
		['imports nothing of it', 'import math'],
		['imports another package too', 'import sympy, numpy'],
		['may need others that it does not name', `${CODE}\nsympy.plot(1)`],
		['looks at what was imported', `import sys\n${CODE}\nsys.modules`],
	])('a program that %s begins as before', async (_title, code) => {
		const { ahead, did } = visit({ packages: ['sympy', 'numpy'] });
		expect(await ahead.find(code)).toBeNull();
		expect(did).toEqual([]);
	});

	test('one that is not what was saved is thrown away, and the program begins as before', async () => {
		const cache = await caches.open(CACHE);
		for (const { url } of await cache.keys()) await cache.put(url, new Response('x'.repeat(65)));
		const { ahead, did } = visit();
		expect([await ahead.find(CODE), did, kept()]).toEqual([null, [], []]);
	});

	test('one with which nothing starts is thrown away, and the program begins as before', async () => {
		const { ahead } = visit({ doesNotBoot: true });
		expect([await ahead.find(CODE), kept()]).toEqual([null, []]);
	});

	test('an interpreter that has no place for the files is given to nobody', async () => {
		const { ahead, did } = visit({ doesNotPlace: true });
		expect([await ahead.find(CODE), did]).toEqual([null, ['keep 1', 'begin from memory', 'stop']]);
	});
});

test.each([
	['a program would notice its import', { isNoticed: true }, ['start for memory', 'stop']],
	['an interpreter cannot give it', { givesNone: true }, ['start for memory']],
])('no memory is kept where %s', async (_title, faults, until) => {
	const { did, prepare } = visit(faults);
	prepare();
	await settled();
	expect([did, kept()]).toEqual([until, []]);
});
