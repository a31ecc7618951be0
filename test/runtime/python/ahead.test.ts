import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Ahead } from '../../../src/runtime/python/ahead.ts';
import type { ImportMemory } from '../../../src/runtime/python/import-memory.ts';
import type { Interpreter } from '../../../src/runtime/python/interpreter.ts';
import type { PackageStore } from '../../../src/runtime/python/packages.ts';
import type { PackageGift, PythonReply, PythonRequest } from '../../../workers/python.protocol.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => vi.useRealTimers());

const settled = () => vi.advanceTimersByTimeAsync(0);
const CODE = 'import outer\nfrom inner import x';
const IMPORTS = ['inner', 'outer'];

/** Interpreters that import what they are told to; `ends` is how that ends. */
function ahead(ends: 'unnoticed' | 'noticed' | 'not-placed' | 'dead' = 'unnoticed', missing = {}) {
	const did: string[] = [];
	let runs = 0;
	const take = async () => {
		did.push('take');
		const answer = (reply: PythonReply) => queueMicrotask(() => interpreter.onreply?.(reply));
		const interpreter = {
			isAlive: true,
			isExpendable: false,
			imported: [] as readonly string[],
			onreply: null as Interpreter['onreply'],
			ondeath: null as Interpreter['ondeath'],
			give({ run, keys }: PackageGift) {
				did.push(`give ${keys.join(' ')}`);
				answer(ends === 'not-placed' ? { kind: ends, run, reason: 'full' } : { kind: 'placed', run });
			},
			send(request: PythonRequest) {
				if (request.kind !== 'import-ahead') throw new Error(request.kind);
				did.push(`import ${request.imports.join(' ')}`);
				if (ends === 'dead') queueMicrotask(() => interpreter.ondeath?.('too deep'));
				else answer({ kind: 'imported-ahead', run: request.run, isUnnoticed: ends === 'unnoticed' });
			},
			stop() {
				interpreter.isAlive = false;
				did.push('stop');
			},
		};
		return interpreter as unknown as Interpreter;
	};
	const store = {
		provide: async (imports: readonly string[]) => ({ keys: imports.map((name) => `${name}-key`), missing }),
		provideKept: async (imports: readonly string[]) => {
			const found = imports.filter((name) => IMPORTS.includes(name)).toSorted();
			if ('inner' in missing) return null;
			return { imports: found, keys: found.map((name) => `${name}-key`), missing: {} };
		},
	} as unknown as PackageStore;
	// None of these imports is one of which a memory is kept.
	const memory = { begin: async () => null, start: async () => null } as unknown as ImportMemory;
	const made = new Ahead({ take, packages: async () => ({ store, memory }), number: () => ++runs });
	const prepare = async (code = CODE, imports = IMPORTS) => {
		made.prepare({ code, imports });
		await settled();
	};
	const foresee = async (code: string, imports: readonly string[]) => {
		made.foresee({ code, imports });
		await settled();
	};
	return { made, did, prepare, foresee };
}

const PREPARED = ['take', 'give inner-key outer-key', 'import inner outer'];

test('the next program that imports the same gets an interpreter that has imported it', async () => {
	const { made, did, prepare } = ahead();
	await prepare();
	expect(did).toEqual(PREPARED);
	expect(await made.find('def f():\n\timport os, outer\n\tfrom inner.more import y')).toMatchObject({
		isAlive: true,
		isExpendable: false,
		imported: IMPORTS,
	});
	expect(await made.find(CODE)).toBeNull();
});

test('one is prepared once, and again for other imports', async () => {
	const { did, prepare } = ahead();
	await prepare();
	await prepare();
	expect(did).toEqual(PREPARED);
	await prepare('import outer', ['outer']);
	expect(did.slice(3)).toEqual(['stop', 'take', 'give outer-key', 'import outer']);
});

test.each([
	['imports less', 'import outer'],
	['only names a package', 'import outer\nprint("inner")'],
	['sets how a package is to be imported', `import os\nos.environ["BACKEND"] = "x"\n${CODE}`],
	['looks at what was imported', `import sys\n${CODE}\nprint(len(sys.modules))`],
])('a program that %s does not get it', async (_what, code) => {
	const { made, prepare } = ahead();
	await prepare();
	expect(await made.find(code)).toBeNull();
	expect(await made.find(CODE)).not.toBeNull();
});

test('nothing is prepared for imports that stand in no statement, or for none', async () => {
	const { did, prepare } = ahead();
	await prepare('__import__("inner")\nimport outer');
	await prepare('import sympy\nsympy.plot', ['numpy', 'sympy']);
	await prepare('print(1)', []);
	expect(did).toEqual([]);
});

test('what a program would notice is not tried again', async () => {
	const { made, did, prepare } = ahead('noticed');
	await prepare();
	await prepare();
	expect(await made.find(CODE)).toBeNull();
	expect(did).toEqual([...PREPARED, 'stop']);
});

test.each([
	['has no place for a package', ahead('not-placed'), PREPARED.slice(0, 2)],
	['ends', ahead('dead'), PREPARED],
	['cannot have a package', ahead('unnoticed', { inner: 'no network' }), []],
])('an interpreter that %s is given to nobody', async (_what, { made, did, prepare }, until) => {
	await prepare();
	expect(await made.find(CODE)).toBeNull();
	expect(did).toEqual(until.length === 0 ? [] : [...until, 'stop']);
});

test('it is not kept for long, nor beyond the end of all', async () => {
	const { made, did, prepare } = ahead();
	await prepare();
	await vi.advanceTimersByTimeAsync(5 * 60_000);
	expect(did).toEqual([...PREPARED, 'stop']);
	await prepare();
	made.close();
	expect(await made.find(CODE)).toBeNull();
	expect(did).toEqual([...PREPARED, 'stop', ...PREPARED, 'stop']);
});

test('what a program that is being written imports is imported, where nothing need be fetched for it', async () => {
	const { made, did, foresee } = ahead();
	await foresee('import os, math\n', ['os', 'math']);
	expect(did).toEqual([]);
	await foresee(CODE, ['outer', 'math', 'inner']);
	expect(did).toEqual(PREPARED);
	expect(await made.find('print(1)')).toBeNull();
	expect(await made.find(`${CODE}\nimport math`)).toMatchObject({ imported: IMPORTS });
	const lacking = ahead('unnoticed', { inner: 'not kept' });
	await lacking.foresee(CODE, ['outer', 'inner']);
	expect(lacking.did).toEqual([]);
});

test('one that is already there stays where nothing can be prepared for a program that is being written', async () => {
	const { made, did, prepare, foresee } = ahead();
	await prepare();
	await foresee('import other', ['other']);
	await foresee(`import sys\n${CODE}\nprint(sys.modules)`, ['sys', ...IMPORTS]);
	expect(did).toEqual(PREPARED);
	expect(await made.find(CODE)).not.toBeNull();
});

test('a program that comes while its imports are made waits for them; another program, and a second one, do not', async () => {
	const { made } = ahead();
	made.foresee({ code: CODE, imports: IMPORTS });
	const [other, first, second] = [made.find('print(1)'), made.find(CODE), made.find(CODE)];
	expect([await other, await second]).toEqual([null, null]);
	expect(await first).toMatchObject({ imported: IMPORTS });
});

test('nothing begins after the end of all', async () => {
	const { made, did } = ahead();
	made.foresee({ code: CODE, imports: IMPORTS });
	made.close();
	await settled();
	expect(did).toEqual([]);
});

test('what is foreseen while other imports are made has its turn after them, the newest alone', async () => {
	const { made, did, foresee } = ahead();
	made.foresee({ code: 'import outer\n', imports: ['outer'] });
	made.foresee({ code: 'import inner\n', imports: ['inner'] });
	await foresee(CODE, IMPORTS);
	expect(did).toEqual(['take', 'give outer-key', 'import outer', 'stop', ...PREPARED]);
});
