import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { firstMemory } from './first-memory.ts';
import { shortenScript } from './interpreter-script.ts';
import { bundleScript } from './one-script.ts';
import { countNativeStack } from './stack-accounting.ts';

const PYODIDE_FILES = ['pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip', 'pyodide-lock.json'];

/**
 * Makes the page's two companions, in dev and in build: `sandbox.html`, the frame in which Python runs, as one file that needs nothing
 * else, and `pyodide/`, the files the page hands to it, with `files.json` telling their sizes and Pyodide's version. A build adds the
 * memory that interpreters begin with.
 */
export function sandbox(): Plugin {
	const folder = dirname(fileURLToPath(import.meta.url));
	const pyodide = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));
	return {
		name: 'python-sandbox',
		configureServer(server) {
			server.middlewares.use((request, response, next) => {
				const path = (request.url ?? '').split('?')[0] ?? '';
				const name = /\/pyodide\/([^/]+)$/.exec(path)?.[1];
				const send = (body: string | Uint8Array, type: string) => {
					response.setHeader('Content-Type', type);
					response.end(body);
				};
				if (path.endsWith('/sandbox.html')) {
					createSandbox(folder, pyodide).then(({ html }) => send(html, 'text/html'), next);
				} else if (name === 'files.json') {
					createList(pyodide).then((list) => send(JSON.stringify(list), 'application/json'), next);
				} else if (name !== undefined && PYODIDE_FILES.includes(name)) {
					readRuntimeFile(pyodide, name).then((bytes) => send(bytes, 'application/octet-stream'), next);
				} else {
					next();
				}
			});
		},
		async generateBundle() {
			const emit = (fileName: string, source: string | Uint8Array) =>
				this.emitFile({ type: 'asset', fileName, source });
			const { html, build, worker } = await createSandbox(folder, pyodide);
			const list = await createList(pyodide);
			emit('sandbox.html', html);
			for (const name of PYODIDE_FILES) emit(`pyodide/${name}`, await readRuntimeFile(pyodide, name));
			const cache = join(dirname(pyodide), '.cache', 'first-memory');
			try {
				const memory = await firstMemory(build, cache, async () => ({
					worker,
					scriptPath: join(pyodide, 'pyodide.asm.mjs'),
					wasm: await readRuntimeFile(pyodide, 'pyodide.asm.wasm'),
					stdlib: await readRuntimeFile(pyodide, 'python_stdlib.zip'),
					lock: await readFile(join(pyodide, 'pyodide-lock.json'), 'utf8'),
				}));
				const file = `memory-${build}.bin`;
				emit(`pyodide/${file}`, memory);
				Object.assign(list, { firstMemory: { build, file } });
			} catch (error) {
				// Without it the page makes its own.
				this.warn(`Python's first memory could not be made: ${String(error)}`);
			}
			emit('pyodide/files.json', JSON.stringify(list));
		},
	};
}

const rewritten = new Map<string, Promise<Uint8Array>>();

/** As Pyodide ships it, but for the interpreter, whose stack is counted, and its script, which is shortened. */
function readRuntimeFile(pyodide: string, name: string): Promise<Uint8Array> {
	const file = rewritten.get(name) ?? readFile(join(pyodide, name)).then(REWRITES[name] ?? asItIs);
	if (name in REWRITES) rewritten.set(name, file);
	return file;
}

const asItIs = (bytes: Uint8Array) => bytes;

const REWRITES: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
	'pyodide.asm.wasm': countNativeStack,
	'pyodide.asm.mjs': (bytes) => Buffer.from(shortenScript(Buffer.from(bytes).toString())),
};

async function createList(pyodide: string): Promise<object> {
	const sizes = await Promise.all(
		PYODIDE_FILES.map(async (name) => [name, (await readRuntimeFile(pyodide, name)).byteLength] as const),
	);
	return { version: await readVersion(pyodide), files: Object.fromEntries(sizes) };
}

async function readVersion(pyodide: string): Promise<string> {
	const description = JSON.parse(await readFile(join(pyodide, 'package.json'), 'utf8')) as {
		version: string;
	};
	return description.version;
}

async function createSandbox(folder: string, pyodide: string) {
	const worker = inElement(await bundleScript(join(folder, 'python.worker.ts'), { SANDBOX_BUILD: '' }));
	// The lock file's packages do not enter the memory snapshot; the interpreter's own files do.
	const core = await Promise.all(
		PYODIDE_FILES.filter((name) => name !== 'pyodide-lock.json').map((name) =>
			readRuntimeFile(pyodide, name),
		),
	);
	const build = hash('hex', worker, ...core).slice(0, 16);
	const frame = await bundleScript(join(folder, 'python.frame.ts'), { SANDBOX_BUILD: build }, worker);
	const script = inElement(frame);
	// `'self'` means nothing in an opaque origin: the one inline script is named by its hash, the workers it makes are blobs. Pyodide
	// compiles WebAssembly and no text; only a package whose wheel brings JavaScript of its own (EM_ASM, EM_JS) would need 'unsafe-eval'.
	const policy = [
		`default-src 'none'`,
		`script-src 'sha256-${hash('base64', script)}' 'wasm-unsafe-eval' blob:`,
		`worker-src blob:`,
		`connect-src blob: data:`,
		`base-uri 'none'`,
		`form-action 'none'`,
	].join('; ');
	const html = [
		'<!doctype html>',
		'<meta charset="utf-8">',
		`<meta http-equiv="Content-Security-Policy" content="${policy}">`,
		'<title>Python sandbox</title>',
		`<script>${script}</script>`,
		'',
	].join('\n');
	return { html, build, worker };
}

/** Inside <script>, the text must not end the element; in JavaScript strings and patterns `<\/` means the same. */
function inElement(script: string): string {
	return script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--').trim();
}

function hash(encoding: 'hex' | 'base64', ...parts: (string | Uint8Array)[]): string {
	const sum = createHash('sha256');
	for (const part of parts) sum.update(part);
	return sum.digest(encoding);
}
