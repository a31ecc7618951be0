import type { RuntimeFiles } from '../../../workers/python.protocol.ts';
import { isRecord } from '../../core/json.ts';
import { isWhole } from '../../core/tasks/kit/shape.ts';
import { isWebPage, pieces, request, whole } from './arriving.ts';

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

/** The list names a handful of files. */
const LONGEST_LIST = 64 * 2 ** 10;
/** Ten times what there is, of any of Python's files; the list says of each how long it is. */
const LONGEST_FILE = 100 * 2 ** 20;
/** Packed; there are 5 MB. */
const LONGEST_MEMORY = 64 * 2 ** 20;

/**
 * Fetches Pyodide's files from `folder` (ends in `/`). Rejects with a sentence for the person when one cannot be had; the others are
 * then given up, as all are on an abort.
 */
export async function loadRuntimeFiles(
	folder: URL,
	onProgress: (loadedBytes: number, totalBytes: number) => void,
	signal: AbortSignal,
): Promise<Downloaded> {
	const list = await loadList(folder, signal);
	const failed = new AbortController();
	const end = AbortSignal.any([signal, failed.signal]);
	const totalBytes = Object.values(NAMES).reduce((sum, name) => sum + (list.files[name] ?? 0), 0);
	let loadedBytes = 0;
	onProgress(0, totalBytes);
	const load = async (name: string): Promise<ArrayBuffer> => {
		// Sizes come from the list, not from Content-Length: that one counts compressed bytes, if it is there at all.
		const size = list.files[name];
		if (size === undefined) throw new Error(`Python's file list does not name ${name}`);
		const response = await get(new URL(name, folder), end);
		const bytes = new Uint8Array(size);
		let length = 0;
		for await (const piece of pieces(response, name, size)) {
			end.throwIfAborted();
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
	]).catch((error: unknown) => {
		failed.abort();
		throw error;
	});
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
		const response = await request(new URL(file, folder), file, signal);
		return response?.ok === true ? await whole(response, file, LONGEST_MEMORY) : null;
	} catch {
		return null;
	}
}

async function loadList(folder: URL, signal: AbortSignal): Promise<FileList> {
	const response = await get(new URL('files.json', folder), signal);
	const text = new TextDecoder().decode(await whole(response, 'files.json', LONGEST_LIST));
	if (text.trimStart().startsWith('<')) throw new Error(pageInsteadOf('files.json'));
	const list = parseList(text);
	if (list !== null) return list;
	throw new Error(
		'Python’s list of files (files.json) came cut or changed: try again, and if that does not help, reload the page',
	);
}

/** Null for what is no such list. */
function parseList(text: string): FileList | null {
	let list: unknown;
	try {
		list = JSON.parse(text);
	} catch {
		return null;
	}
	if (!isRecord(list) || typeof list['version'] !== 'string' || !isRecord(list['files'])) return null;
	const { version, files, firstMemory } = list;
	if (!Object.values(files).every((size) => isWhole(size, 0, LONGEST_FILE))) return null;
	if (firstMemory !== undefined && !isFirstMemory(firstMemory)) return null;
	return { version, files: files as FileList['files'], ...(firstMemory !== undefined && { firstMemory }) };
}

function isFirstMemory(value: unknown): value is FirstMemory {
	return isRecord(value) && typeof value['build'] === 'string' && typeof value['file'] === 'string';
}

async function get(url: URL, signal: AbortSignal): Promise<Response> {
	const name = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
	const response = await request(url, name, signal);
	if (response === null)
		throw new Error(`Python's files could not be fetched (${url.pathname}): is the page offline?`);
	if (!response.ok)
		throw new Error(`Python's files could not be fetched (${url.pathname}: ${response.status})`);
	if (isWebPage(response)) throw new Error(pageInsteadOf(name));
	return response;
}

function pageInsteadOf(name: string): string {
	return `Instead of ${name} a web page came. A network does that where one has to sign in first: sign in there and try again. Otherwise this page’s host lacks the file`;
}
