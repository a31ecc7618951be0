import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { StaticServer } from '../browser/support/server.ts';

const FILES = [
	'pyodide.mjs',
	'pyodide.asm.mjs',
	'pyodide.asm.wasm',
	'python_stdlib.zip',
	'pyodide-lock.json',
];

/** What the documentation of Pyodide suggests: a module worker that loads it and runs a program. */
const WORKER = `
import { loadPyodide } from './pyodide.mjs';
const pyodide = await loadPyodide().catch((error) => setTimeout(() => { throw error; }));
pyodide.setStdout({ batched: (line) => postMessage(line) });
pyodide.runPython('print(6 * 7)');
`;

/** A page that can be used when its Python can: the way most pages with Pyodide begin. */
const PAGE = `<!doctype html><title>Stock</title><p>Loading…</p><script type="module" src="page.js"></script>`;
const PAGE_SCRIPT = `
import { loadPyodide } from './pyodide.mjs';
const pyodide = await loadPyodide();
pyodide.runPython('6 * 7');
document.body.innerHTML = '<textarea id="question"></textarea>';
`;

/** A page that fetches and boots Python in a worker when a button is pressed. */
const AT_PRESS = `<!doctype html><title>Stock</title><button>Run</button><output></output><script type="module" src="press.js"></script>`;
const AT_PRESS_SCRIPT = `
document.querySelector('button').onclick = () => {
	const worker = new Worker('worker.js', { type: 'module' });
	worker.onmessage = ({ data }) => (document.querySelector('output').textContent = data);
};
`;

/** Puts Pyodide, as it is, under `stock/`: `worker.js`, `page.html` and `press.html`. */
export async function serveStock({ overrides, types }: StaticServer): Promise<void> {
	const folder = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));
	for (const name of FILES) overrides.set(`stock/${name}`, await readFile(join(folder, name)));
	overrides.set('stock/worker.js', WORKER);
	overrides.set('stock/page.html', PAGE);
	overrides.set('stock/page.js', PAGE_SCRIPT);
	overrides.set('stock/press.html', AT_PRESS);
	overrides.set('stock/press.js', AT_PRESS_SCRIPT);
	// It does not start from a server that does not know the type.
	types.set('.wasm', 'application/wasm');
}

/** What it fetches before it runs anything. */
export async function stockGzipBytes(): Promise<number> {
	const folder = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));
	const sizes = await Promise.all(
		FILES.map(async (name) => gzipSync(await readFile(join(folder, name))).byteLength),
	);
	return sizes.reduce((sum, size) => sum + size, 0);
}
