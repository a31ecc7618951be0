import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ExecutionResult } from '../../src/core/execution.ts';
import { nameInLockFile } from './support/lock-file.ts';
import { openSandboxPage, type OpenedTestPage } from './support/test-page.ts';
import { createWheel } from './support/wheel.ts';

const inner = createWheel('inner', { 'inner.py': 'def answer():\n    return 42\n' });
const outer = createWheel(
	'outer',
	{
		'outer/__init__.py':
			'from inner import answer\ndef late():\n    from .parts import deep\n    return deep.word\n',
		'outer/parts/__init__.py': 'import outer.parts.beside\n',
		'outer/parts/beside.py': '',
		'outer/parts/deep.py': 'word = "late"\n',
		'outer/more.py': 'word = "deep"\n',
	},
	['inner'],
);
/** Python has something to say of it at every turn. */
const told = createWheel('told', {
	'told/__init__.py': 'import gc, told.parts\nwas_collecting = gc.isenabled()\nnote = []\n',
	'told/parts.py': 'def fail():\n    raise ValueError("here")\n',
	'told/other.py': '',
	'told/bad.py': 'import told.parts\ntold.parts.fail()\n',
	'told/words.txt': 'a word',
});
const single = createWheel('single', { 'single.py': 'x = 1\n' });
const forged = createWheel('forged', { 'forged.py': 'x = 1\n' });
/** The shortest file of its format (RFC 9636) that Python reads: version 1, one kind of local time, no changes. */
const ZONE = `TZif\0${'\0'.repeat(15)}${'\0\0\0\0'.repeat(4)}\0\0\0\x01\0\0\0\x04\0\0\x0e\x10\0\0CET\0`;
const tzdata = createWheel('tzdata', {
	'tzdata/__init__.py': '',
	'tzdata/zoneinfo/__init__.py': '',
	'tzdata/zoneinfo/Europe/__init__.py': '',
	'tzdata/zoneinfo/Europe/Paris': ZONE,
});
const matplotlib = createWheel('matplotlib', {
	'matplotlib/__init__.py': '',
	'matplotlib/pyplot.py': [
		'class Figure:',
		'    def savefig(self, file, format):',
		'        file.write(b"picture as " + format.encode())',
		'def get_fignums(): return [1, 2]',
		'def figure(number): return Figure()',
		'def close(what): pass',
	].join('\n'),
});
/** Draws as the real one does: a state of its own that takes its seed from the system at import, and new generators by `randbits`. */
const numpy = createWheel('numpy', {
	'numpy/__init__.py': '',
	'numpy/random/__init__.py': [
		'import random as chance',
		'from . import bit_generator',
		'state = chance.Random()',
		'seed, random = state.seed, state.random',
		'def default_rng(seed=None):',
		'    return chance.Random(bit_generator.randbits(128) if seed is None else seed)',
	].join('\n'),
	'numpy/random/bit_generator.py': 'from secrets import randbits\n',
});
const wheels = [inner, outer, told, single, forged, matplotlib];

let opened: OpenedTestPage;
beforeAll(async () => {
	opened = await openSandboxPage();
});
afterAll(() => opened.close());

beforeEach(async () => {
	opened.server.overrides.clear();
	await nameInLockFile(opened.server, wheels);
	for (const { fileName, bytes } of wheels) opened.server.overrides.set(`pyodide/${fileName}`, bytes);
	opened.server.overrides.set(`pyodide/${forged.fileName}`, 'not what the lock file names');
	await opened.page.reload();
});

function run(code: string): Promise<ExecutionResult> {
	return opened.page.evaluate((code) => window.sandbox.run({ code }), code);
}

test('a program gets the packages it imports, with what they need', async () => {
	expect(await run('from outer import answer\nprint(answer())')).toMatchObject({
		kind: 'finished',
		output: '42\n',
	});
	expect(await opened.page.evaluate(() => window.sandbox.statuses)).toContainEqual({
		kind: 'loading-packages',
		names: ['outer'],
	});
	// Made after what it needs was in place: its compiled code is there, which programs do not write.
	expect(await run('import os, outer\nouter.answer(), os.path.exists(outer.__spec__.cached)')).toMatchObject({
		kind: 'finished',
		value: '(42, True)',
	});
	// The same for what only a call imports; not for what nothing in the package asks for.
	const code = [
		'import outer, os, sys, outer.more',
		'outer.late()',
		'[n for n, m in sorted(sys.modules.items()) if n.startswith("outer") and os.path.exists(m.__spec__.cached)]',
	].join('\n');
	expect(await run(code)).toMatchObject({
		kind: 'finished',
		value: "['outer', 'outer.parts', 'outer.parts.beside', 'outer.parts.deep']",
	});
	expect(opened.server.requests.filter((name) => name === `pyodide/${outer.fileName}`)).toHaveLength(1);
});

test('the next program that imports the same finds it imported and draws the same; no other program meets it', async () => {
	const was = 'was = "single" in getattr(sys, "mod" + "ules")';
	const importing = `import random, sys\n${was}\nimport single\nprint(was, random.random())`;
	const draw = () => opened.page.evaluate((code) => window.sandbox.run({ code, seed: 7 }), importing);
	const output = (result: ExecutionResult) => ('output' in result ? result.output : '');
	const first = output(await draw());
	expect(first).toMatch(/^False 0\.\d+\n$/);
	await expect.poll(async () => output(await draw())).toBe(first.replace('False', 'True'));
	expect(output(await run(`import sys\n${was}\nprint(was)`))).toBe('False\n');
	expect(
		output(await run(`import sys\n${was}\nimport outer, single\nimport single\nprint(was, outer.answer())`)),
	).toBe('False 42\n');
	// The first program of a page, foreseen: for it nothing is fetched.
	const asked = () => opened.server.requests.filter((name) => name.endsWith('.whl')).length;
	const before = asked();
	const foreseen = await opened.page.evaluate(async (code) => {
		const client = window.sandbox.createClient();
		await client.warm();
		client.foresee('import sys, random\nimport single\nx');
		const result = await client.run({ code, seed: 7 }, () => undefined, new AbortController().signal);
		client.close();
		return result;
	}, importing);
	expect([output(foreseen), asked() - before]).toEqual([first.replace('False', 'True'), 0]);
});

test('D11: a program that imports zoneinfo gets the time zones, or a word why not', async () => {
	const code = 'from zoneinfo import ZoneInfo\nprint(ZoneInfo("Europe/Paris"))';
	const without = await run(code);
	expect(without).toMatchObject({
		kind: 'raised',
		error: {
			name: 'ZoneInfoNotFoundError',
			message: expect.stringMatching(
				/No time zone found with key Europe\/Paris: tzdata is not loaded: tzdata-.*\.whl is not among this page's files/,
			) as string,
		},
	});
	expect(JSON.stringify(without)).not.toContain('loadPackage');
	await nameInLockFile(opened.server, [tzdata]);
	opened.server.overrides.set(`pyodide/${tzdata.fileName}`, tzdata.bytes);
	await opened.page.reload();
	expect(await run(code)).toMatchObject({ kind: 'finished', output: 'Europe/Paris\n' });
});

test('numpy draws the same under one seed, and never the same without one', async () => {
	await nameInLockFile(opened.server, [...wheels, numpy]);
	opened.server.overrides.set(`pyodide/${numpy.fileName}`, numpy.bytes);
	await opened.page.reload();
	const code =
		'import numpy as np, numpy.random\nprint(np.random.random(), np.random.default_rng().random())';
	const draws = await opened.page.evaluate(async (code) => {
		const draw = (seed?: number) => window.sandbox.run({ code, ...(seed !== undefined && { seed }) });
		const results = await Promise.all([draw(7), draw(7), draw(8), draw(), draw()]);
		return results.map((result) => ('stdout' in result ? result.stdout.trim().split(' ') : []));
	}, code);
	for (const generator of [0, 1]) {
		const [one, again, other, unseeded, anew] = draws.map((draw) => draw[generator]);
		expect(again).toBe(one);
		expect(new Set([one, other, unseeded, anew]).size).toBe(4);
	}
});

test('figures left open come back as pictures', async () => {
	const picture = `data:image/png;base64,${Buffer.from('picture as png').toString('base64')}`;
	expect(await run('import matplotlib.pyplot as plt')).toMatchObject({
		kind: 'finished',
		figures: [picture, picture],
	});
});

test.each([
	[
		'a package that cannot be fetched',
		'numpy',
		/^numpy is not loaded: numpy-.*\.whl is not among this page's files/,
	],
	['a package whose hash is wrong', 'forged', /^forged is not loaded: .* \(its hash differs\)$/],
	[
		'a package of our own lock file that the host has not put there',
		'z3',
		/^z3 is not loaded: z3_solver-.* whoever hosts the page can add it: npm run vendor-packages -- z3-solver$/,
	],
	[
		'a package that no web page can have',
		'ortools',
		/^ortools is not loaded: it does not exist for Python inside a web page; .* z3 and pysat/,
	],
	[
		'a module nobody knows',
		'nosuchmodule',
		/^No module named 'nosuchmodule': it is neither in Python's standard library nor among the packages/,
	],
])('%s is missing with its reason', async (_title, name, message) => {
	expect(await run(`print("begun")\nimport ${name}`)).toMatchObject({
		kind: 'raised',
		output: 'begun\n',
		error: { name: 'ModuleNotFoundError', message: expect.stringMatching(message) as string, line: 2 },
	});
});

test('a package is had wherever a program imports it', async () => {
	const code = [
		'def late():',
		'    from outer.more import word',
		'    return word',
		'try:',
		'    import nosuchthing',
		'except ImportError as error:',
		'    print(error)',
		'import importlib',
		'print(importlib.import_module("inner").answer(), late(), __import__("single").x)',
	].join('\n');
	expect(await run(code)).toMatchObject({ output: "No module named 'nosuchthing'\n42 deep 1\n" });
});

test('a second visit has the packages without asking, and takes none that was changed', async () => {
	const asked = () => opened.server.requests.filter((name) => name.endsWith(`/${inner.fileName}`)).length;
	const keepsTwo = () =>
		opened.page.evaluate(
			async () =>
				(await (await caches.open(`python-packages ${new URL('.', document.baseURI).href}`)).keys()).length >=
				2,
		);
	const spoil = () =>
		opened.page.evaluate(async () => {
			const cache = await caches.open(`python-packages ${new URL('.', document.baseURI).href}`);
			for (const request of await cache.keys()) await cache.put(request, new Response('spoiled'));
		});
	const code = 'import inner\nprint(inner.answer())';
	await opened.page.evaluate(() => caches.delete(`python-packages ${new URL('.', document.baseURI).href}`));
	await run(code);
	await expect.poll(keepsTwo).toBe(true);
	const first = asked();
	await opened.page.reload();
	await run(code);
	const second = asked();
	await spoil();
	await opened.page.reload();
	expect([await run(code), second - first, asked() - first]).toMatchObject([{ output: '42\n' }, 0, 1]);
});

test('a program that changes a package changes it for nobody else', async () => {
	const change = [
		'import inner',
		'inner.answer = lambda: 0',
		'open(inner.__file__, "w").write("def answer(): return 0")',
		'print(inner.answer())',
	].join('\n');
	expect(await run(change)).toMatchObject({ output: '0\n' });
	expect(await run('import inner\nprint(inner.answer())')).toMatchObject({ output: '42\n' });
});

test('a package is to Python what its files are', async () => {
	const folder = '/lib/python3.14/site-packages/told';
	const code = `
import told, gc, importlib.resources, inspect, pkgutil, traceback
print(told.__file__, told.__path__, told.parts.__spec__.name, told.parts.__package__)
print(inspect.getsource(told.parts.fail))
try:
    import told.bad
except ValueError as error:
    for frame in traceback.extract_tb(error.__traceback__):
        print(frame.filename, frame.line)
print(importlib.resources.files(told).joinpath("words.txt").read_text())
print([module.name for module in pkgutil.iter_modules(told.__path__)])
told.note.append(1)
print(told.was_collecting, told.note, importlib.reload(told).note)
open("${folder}/added.py", "w").write("x = 7")
importlib.invalidate_caches()
import told.added
print(told.added.x, told.was_collecting, gc.isenabled())
`;
	const { output } = (await run(code)) as Extract<ExecutionResult, { kind: 'finished' }>;
	expect(output.split('\n')).toEqual([
		`${folder}/__init__.py ['${folder}'] told.parts told`,
		...['def fail():', '    raise ValueError("here")', ''],
		// The package's own lines, and nothing of what found it.
		'answer.py import told.bad',
		`${folder}/bad.py told.parts.fail()`,
		`${folder}/parts.py raise ValueError("here")`,
		'a word',
		"['bad', 'other', 'parts']",
		'False [1] []',
		// It was reloaded, which is no import, and so nothing was put off.
		'7 True True',
		'',
	]);
	const still = 'import gc\ngc.disable()\nimport told\ntold.was_collecting, gc.isenabled()';
	expect(await run(still)).toMatchObject({ value: '(False, False)' });
});

test('no package is fetched from elsewhere unless a setting allows it', async () => {
	const asked: string[] = [];
	await opened.page.route('https://cdn.jsdelivr.net/**', (route) => {
		asked.push(new URL(route.request().url()).pathname);
		return route.abort();
	});
	await run('import six');
	const askedBefore = [...asked];
	const result = await opened.page.evaluate(() =>
		window.sandbox
			.createClient({ allowPublicPackages: () => true })
			.run({ code: 'import six' }, () => undefined, new AbortController().signal),
	);
	expect({ askedBefore, asked, kind: result.kind }).toEqual({
		askedBefore: [],
		asked: [expect.stringMatching(/^\/pyodide\/v[\d.]+\/full\/six-.*\.whl$/) as string],
		kind: 'raised',
	});
	await opened.page.unroute('https://cdn.jsdelivr.net/**');
});

test('without its files Python is unavailable with the reason, and the next run tries again', async () => {
	opened.server.overrides.set('pyodide/pyodide.asm.wasm', null);
	const refused = await run('print(1)');
	opened.server.overrides.set('pyodide/pyodide.asm.wasm', 'cut');
	const cut = await run('print(1)');
	opened.server.overrides.delete('pyodide/pyodide.asm.wasm');
	expect([refused, cut, (await run('print(1)')).kind]).toEqual([
		{
			kind: 'unavailable',
			reason: "Python's files could not be fetched (/some/where/pyodide/pyodide.asm.wasm: 404)",
		},
		{
			kind: 'unavailable',
			reason: expect.stringMatching(/arrived incomplete \(3 of \d+ bytes\)$/) as string,
		},
		'finished',
	]);
	expect(await opened.page.evaluate(() => document.querySelectorAll('iframe').length)).toBe(1);
});

test('without a frame Python is unavailable, not hanging', async () => {
	opened.server.overrides.set('sandbox.html', '<p>another page</p>');
	const result = await opened.page.evaluate(() => window.sandbox.run({ code: 'print(1)' }));
	expect(result).toEqual({
		kind: 'unavailable',
		reason: 'The Python sandbox did not load (/some/where/sandbox.html)',
	});
});

test(
	'a page whose first memory is broken makes its own and keeps it, and one kept that is broken is replaced',
	{ timeout: 55_000 },
	async () => {
		const kept = () =>
			opened.page.evaluate(async () => {
				const cache = await caches.open(`python-snapshot ${new URL('.', document.baseURI).href}`);
				const sizes = [];
				for (const request of await cache.keys()) {
					const response = await cache.match(request);
					sizes.push((await response?.arrayBuffer())?.byteLength ?? 0);
				}
				return sizes;
			});
		await run('print(1)');
		expect(await kept()).toEqual([]);
		const list = (await (await fetch(`${opened.server.url}pyodide/files.json`)).json()) as {
			firstMemory: { file: string };
		};
		opened.server.overrides.set(`pyodide/${list.firstMemory.file}`, 'broken');
		await opened.page.reload();
		await run('print(1)');
		await expect.poll(kept).toEqual([expect.any(Number)]);
		const [size] = await kept();
		await opened.page.evaluate(async () => {
			const cache = await caches.open(`python-snapshot ${new URL('.', document.baseURI).href}`);
			for (const request of await cache.keys()) await cache.put(request, new Response('broken'));
		});
		await opened.page.reload();
		expect(await run('print(2)')).toMatchObject({ kind: 'finished', output: '2\n' });
		await opened.page.reload();
		expect(await run('print(3)')).toMatchObject({ kind: 'finished', output: '3\n' });
		// It is kept in its own time: the program has not waited for that.
		await expect.poll(kept).toEqual([size]);
	},
);

test('a browser without a cache runs Python all the same', async () => {
	const page = await opened.browser.newPage();
	await page.addInitScript(() => Reflect.deleteProperty(window, 'caches'));
	await page.goto(`${opened.server.url}python.html`);
	expect(await page.evaluate(() => window.sandbox.run({ code: 'print("hello")' }))).toMatchObject({
		kind: 'finished',
		output: 'hello\n',
	});
	await page.close();
});

test('the frame names its one script by hash and allows no network', async () => {
	const html = await (await fetch(`${opened.server.url}sandbox.html`)).text();
	const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
	expect(policy).toMatch(
		/^default-src 'none'; script-src 'sha256-[\w+/=]{44}' 'wasm-unsafe-eval' blob:; worker-src blob:; connect-src blob: data:; base-uri 'none'; form-action 'none'$/,
	);
});
