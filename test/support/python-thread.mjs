// Plain JavaScript, because a thread of Node 20 does not start from TypeScript.
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { bootPyodide } from './booted-pyodide.mjs';

const read = (name) => readFileSync(new URL(`../../workers/python/${name}`, import.meta.url), 'utf8');
const pyodide = await bootPyodide();
// The page's own harness and checker. A harness keeps one program's names, so each session, and each run without one, gets its own.
const python = pyodide.runPython(`
import sys, types

def load(name, source):
    module = sys.modules[name] = types.ModuleType(name)
    exec(source, module.__dict__)
    return module

load
`);
const harnessSource = read('harness.py');
for (const name of ['chains', 'disguise', 'finder', 'linear', 'limits', 'loop', 'memo', 'thoughts'])
	python(`sandbox_${name}`, read(`${name}.py`));
// Imports what harnesses import, so that no program pays for it.
python('sandbox_harness', harnessSource);
const analysis = python('sandbox_analysis', read('analysis.py'));
const sessions = new Map();

function harnessOf(session) {
	if (session === undefined) return python('sandbox_harness', harnessSource);
	if (!sessions.has(session)) sessions.set(session, python('sandbox_harness', harnessSource));
	return sessions.get(session);
}

const printed = new Set();

/** The file descriptors of the program that runs next; what it writes leaves as bytes. */
function connect(stdin) {
	printed.clear();
	let given = new TextEncoder().encode(stdin ?? '');
	const writeTo = (stream) => ({
		write(bytes) {
			printed.add(stream);
			parentPort.postMessage({ kind: 'output', stream, bytes: bytes.slice() });
			return bytes.length;
		},
		isatty: false,
	});
	pyodide.setStdout(writeTo('stdout'));
	pyodide.setStderr(writeTo('stderr'));
	pyodide.setStdin({
		read(buffer) {
			const piece = given.subarray(0, buffer.length);
			given = given.subarray(piece.length);
			buffer.set(piece);
			return piece.length;
		},
		isatty: false,
	});
}

parentPort.on('message', (message) => {
	switch (message.kind) {
		case 'run': {
			const { code, stdin = null, seed = null, thoughts = null, session } = message.request;
			connect(stdin);
			const begun = performance.now();
			const harness = harnessOf(session);
			const hasPrinted = (stream) => (stream === undefined ? printed.size > 0 : printed.has(stream));
			const report = harness.run(JSON.stringify({ code, stdin, seed, thoughts, missing: {} }), hasPrinted);
			parentPort.postMessage({ kind: 'ended', ...JSON.parse(report), ms: performance.now() - begun });
			break;
		}
		case 'analyse':
			parentPort.postMessage({
				kind: 'analysed',
				analysis: JSON.parse(analysis.analyse(message.code, message.prose)),
			});
			break;
		case 'close':
			sessions.delete(message.session);
	}
});
parentPort.postMessage({ kind: 'ready' });
