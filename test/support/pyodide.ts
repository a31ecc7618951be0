import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { loadPyodide, type PyodideAPI } from 'pyodide';
import type { PyDict } from 'pyodide/ffi';

// Named, because Pyodide's own guess reads a stack trace, which a source map may have rewritten.
const PYODIDE = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));
let booted: Promise<PyodideAPI> | undefined;

/** Runs a program in real Python (Pyodide in Node) with fresh globals and gives what it printed. Errors of the program reject. */
export async function runPython(code: string): Promise<string> {
	booted ??= loadPyodide({ indexURL: PYODIDE });
	const pyodide = await booted;
	let printed = '';
	pyodide.setStdout({ batched: (line) => (printed += `${line}\n`) });
	const globals = pyodide.toPy({ __name__: '__main__' }) as PyDict;
	try {
		await pyodide.runPythonAsync(code, { globals });
	} finally {
		globals.destroy();
	}
	return printed;
}
