// Plain JavaScript, because a thread of Node 20 does not start from TypeScript.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { loadPyodide, version } from 'pyodide';

// Named, because Pyodide's own guess reads a stack trace, which a source map may have rewritten.
const indexURL = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));
const folder = join(tmpdir(), 'pyodide-memory');
const file = join(folder, `${version}-node-${process.versions.node}.bin`);

/**
 * Python as it is right after its start, from the memory that the first who asked on this machine has kept: a tenth of the work.
 * Its random numbers are those of that first start; the harness seeds them anew for every program.
 *
 * @returns {Promise<import('pyodide').PyodideAPI>}
 */
export async function bootPyodide() {
	const kept = await readFile(file).catch(() => null);
	if (kept !== null) return loadPyodide({ indexURL, _loadSnapshot: new Uint8Array(kept) });
	const pyodide = await loadPyodide({ indexURL, _makeSnapshot: true });
	const memory = pyodide.makeMemorySnapshot();
	// Written aside and moved in one step: another file of tests may be doing the same.
	const aside = `${file}.${process.pid}`;
	await mkdir(folder, { recursive: true });
	await writeFile(aside, memory);
	await rename(aside, file);
	return pyodide;
}
