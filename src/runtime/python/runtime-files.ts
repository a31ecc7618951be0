import type { RuntimeFiles } from '../../../workers/python.protocol.ts';
import { pieces, request } from './arriving.ts';

export interface Downloaded {
	files: RuntimeFiles;
	/** Pyodide's version. */
	version: string;
	/** Undefined where none was made with the page. */
	firstMemory: FirstMemory | undefined;
}

/** The memory made with the page, for interpreters to begin with. */
export interface FirstMemory {
	/** Of the sandbox that it belongs to. */
	build: string;
	file: string;
}

interface FileList {
	version: string;
	firstMemory?: FirstMemory;
	/** Name to size in bytes. */
	files: Record<string, number>;
}

const NAMES = {
	script: 'pyodide.asm.mjs',
	wasm: 'pyodide.asm.wasm',
	stdlib: 'python_stdlib.zip',
	lock: 'pyodide-lock.json',
};

/** Fetches Pyodide's files from `folder` (ends in `/`). Rejects with a sentence for the person when one cannot be had. */
export async function loadRuntimeFiles(
	folder: URL,
	onProgress: (loadedBytes: number, totalBytes: number) => void,
): Promise<Downloaded> {
	const list = await loadList(folder);
	const totalBytes = Object.values(NAMES).reduce((sum, name) => sum + (list.files[name] ?? 0), 0);
	let loadedBytes = 0;
	onProgress(0, totalBytes);
	const load = async (name: string): Promise<ArrayBuffer> => {
		// Sizes come from the list, not from Content-Length: that one counts compressed bytes, if it is there at all.
		const size = list.files[name];
		if (size === undefined) throw new Error(`Python's file list does not name ${name}`);
		const response = await get(new URL(name, folder));
		const bytes = new Uint8Array(size);
		let length = 0;
		for await (const piece of pieces(response, name)) {
			if (length + piece.length > size) throw new Error(`${name} is longer than it should be`);
			bytes.set(piece, length);
			length += piece.length;
			loadedBytes += piece.length;
			onProgress(loadedBytes, totalBytes);
		}
		if (length !== size) throw new Error(`${name} arrived incomplete (${length} of ${size} bytes)`);
		return bytes.buffer;
	};
	const [script, wasm, stdlib, lock] = await Promise.all([
		load(NAMES.script),
		load(NAMES.wasm),
		load(NAMES.stdlib),
		load(NAMES.lock),
	]);
	return {
		version: list.version,
		firstMemory: list.firstMemory,
		files: { script, wasm, stdlib, lock: new TextDecoder().decode(lock) },
	};
}

/** Fetches the memory made with the page. Null where it cannot be had, or the signal came first. */
export async function loadFirstMemory(
	folder: URL,
	{ file }: FirstMemory,
	signal: AbortSignal,
): Promise<ArrayBuffer | null> {
	try {
		const response = await fetch(new URL(file, folder), { signal });
		return response.ok ? await response.arrayBuffer() : null;
	} catch {
		return null;
	}
}

async function loadList(folder: URL): Promise<FileList> {
	const response = await get(new URL('files.json', folder));
	const arrived: Uint8Array<ArrayBuffer>[] = [];
	for await (const piece of pieces(response, 'files.json')) arrived.push(piece);
	return JSON.parse(await new Blob(arrived).text()) as FileList;
}

async function get(url: URL): Promise<Response> {
	const response = await request(url, url.pathname.slice(url.pathname.lastIndexOf('/') + 1));
	if (response === null)
		throw new Error(`Python's files could not be fetched (${url.pathname}): is the page offline?`);
	if (!response.ok)
		throw new Error(`Python's files could not be fetched (${url.pathname}: ${response.status})`);
	return response;
}
