/** Build time: the memory that every interpreter of the page begins with, so that no visitor waits for a Python without one. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { MessageChannel, Worker } from 'node:worker_threads';
import { gzip } from 'node:zlib';
import type { PythonReply, WorkerStart } from './python.protocol.ts';
import { withoutInitialData } from './wasm-data.ts';

export interface MemoryParts {
	/** The script of an interpreter's worker, as the frame starts it. */
	worker: string;
	/** Where pyodide.asm.mjs lies. */
	scriptPath: string;
	wasm: Uint8Array;
	stdlib: Uint8Array;
	lock: string;
}

/**
 * The memory without what the interpreter's file holds anyway, compressed. Made once and kept for the next build.
 *
 * @param build names everything the memory depends on
 * @param folder where it is kept
 */
export async function firstMemory(
	build: string,
	folder: string,
	parts: () => Promise<MemoryParts>,
): Promise<Uint8Array> {
	const file = join(folder, `${build}.bin`);
	const kept = await readFile(file).catch(() => null);
	if (kept !== null) return kept;
	const given = await parts();
	const memory = await bootOnce(given);
	const made = await promisify(gzip)(withoutInitialData(memory, given.wasm), { level: 9 });
	await keep(file, folder, made);
	return made;
}

/** Written aside and moved in one step: another build may be doing the same. A folder that cannot be written costs time only. */
async function keep(file: string, folder: string, made: Uint8Array): Promise<void> {
	const aside = `${file}.${process.pid}`;
	try {
		await mkdir(folder, { recursive: true });
		await writeFile(aside, made);
		await rename(aside, file);
	} catch {
		// The next build makes its own.
	}
}

const BOOT_LIMIT_MS = 120_000;

/** Starts the page's own worker in a thread of Node that looks like a worker of a browser. */
async function bootOnce({ worker, scriptPath, wasm, stdlib, lock }: MemoryParts): Promise<Uint8Array> {
	const { port1, port2 } = new MessageChannel();
	const start: WorkerStart = {
		scriptUrl: pathToFileURL(scriptPath).href,
		module: await WebAssembly.compile(new Uint8Array(wasm)),
		stdlib: Uint8Array.from(stdlib).buffer,
		lock,
		snapshot: null,
		makes: 'first',
	};
	// Nothing of the machine it is made on may get into what is shipped.
	const thread = new Worker(`${LIKE_A_BROWSER}{${worker}}${BEGIN}`, {
		eval: true,
		env: {},
		workerData: { start, port: port2 },
		transferList: [port2],
	});
	let timer: NodeJS.Timeout | undefined;
	try {
		const reply = await new Promise<PythonReply>((resolve, reject) => {
			timer = setTimeout(() => reject(new Error('Python did not start')), BOOT_LIMIT_MS);
			port1.once('message', resolve);
			thread.once('error', reject);
			thread.once('exit', () => reject(new Error('the thread ended')));
		});
		if (reply.kind === 'boot-failed') throw new Error(reply.reason);
		if (reply.kind !== 'booted' || reply.snapshot === null) throw new Error('Python gave no memory');
		return new Uint8Array(reply.snapshot);
	} finally {
		clearTimeout(timer);
		port1.close();
		await thread.terminate();
	}
}

/** Pyodide tells Node by its `process`. */
const LIKE_A_BROWSER = `
	const { workerData } = require('node:worker_threads');
	let listener;
	Object.assign(globalThis, {
		self: globalThis,
		WorkerGlobalScope: globalThis.constructor,
		location: new URL('https://sandbox.invalid/worker.js'),
		importScripts() {},
		addEventListener(kind, added) { if (kind === 'message') listener = added; },
	});
	Reflect.deleteProperty(globalThis, 'process');
`;
const BEGIN = 'listener({ data: workerData.start, ports: [workerData.port] });';
