import type { PyodideAPI } from 'pyodide';
import type { PyDict } from 'pyodide/ffi';
import { bootPyodide } from './booted-pyodide.mjs';

let booted: Promise<PyodideAPI> | undefined;

/** Runs a program in real Python (Pyodide in Node) with fresh globals and gives what it printed. Errors of the program reject. */
export async function runPython(code: string): Promise<string> {
	booted ??= bootPyodide();
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
