import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { shortenScript } from '../../workers/interpreter-script.ts';

const PYODIDE = readFileSync(createRequire(import.meta.url).resolve('pyodide/pyodide.asm.mjs'), 'utf8');

/** As Emscripten writes it: `_used` is called by the rest, `_start` has another name inside, `_at` is an address. */
const SMALL = [
	'async function _createPyodideModule(moduleArg={}){var Module=moduleArg;var call=()=>_used();',
	'var _used,_alone,_at,_start,memory;function assignWasmExports(wasmExports){',
	'_used=Module["_used"]=wasmExports["used"];_alone=Module["_alone"]=wasmExports["alone"];',
	'_at=Module["_at"]=wasmExports["at"].value>>>0;_start=Module["_start"]=wasmExports["begin"];',
	'memory=Module["memory"]=wasmExports["memory"]}var wasmImports={};return [call,assignWasmExports]}',
	'export default _createPyodideModule;',
].join('');

test('a script does the same, with what only its module knows set in a loop', async () => {
	const wasmExports = { used: () => 1, alone: () => 2, at: { value: -8 }, begin: () => 4, memory: {} };
	const outcomes = await Promise.all(
		[SMALL, shortenScript(SMALL)].map(async (script) => {
			const module: Record<string, unknown> = {};
			const create = runInNewContext(script.replace('export default', '_made =') + ';_made', {}) as (
				module: object,
			) => Promise<[() => number, (exports: object) => void]>;
			const [call, assign] = await create(module);
			assign(wasmExports);
			return { module, said: call() };
		}),
	);
	const module = {
		_used: wasmExports.used,
		_alone: wasmExports.alone,
		_at: 4_294_967_288,
		_start: wasmExports.begin,
		memory: wasmExports.memory,
	};
	expect(outcomes).toEqual([
		{ module, said: 1 },
		{ module, said: 1 },
	]);
});

test('Pyodide’s own gives its module every name it gave, in three quarters of the text', () => {
	const short = shortenScript(PYODIDE);
	const names = [PYODIDE, short].map(namesGiven);
	expect(names[1]).toEqual(names[0]);
	expect(Object.keys(names[0]!).length).toBeGreaterThan(4800);
	expect(short.length).toBeLessThan(PYODIDE.length * 0.75);
	expect(short).toMatch(/^export default \(async function _createPyodideModule\([^]*\}\);\n$/);
});

test('a script of another shape is no interpreter', () => {
	for (const script of ['', 'export default 1;', SMALL.replace('assignWasmExports', 'assignExports')])
		expect(() => shortenScript(script)).toThrow('pyodide.asm.mjs is not as it was');
});

/** What the script's assignment makes of exports that know their name. */
function namesGiven(script: string): Record<string, string> {
	const from = script.indexOf('function assignWasmExports(');
	const assign = script.slice(from, script.indexOf('}var wasmImports={', from) + 1);
	const wasmExports = new Proxy({}, { get: (_, name) => ({ name, value: -1 }) });
	const given: Record<string, { name: string } | number> = {};
	runInNewContext(`${assign};assignWasmExports(wasmExports)`, { Module: given, wasmExports });
	return Object.fromEntries(
		Object.entries(given)
			.sort(([one], [other]) => (one < other ? -1 : 1))
			.map(([key, value]) => [key, typeof value === 'number' ? String(value) : value.name]),
	);
}
