import { isRecord } from '../../core/json.ts';
import type { ModelFailure } from '../../core/model.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { brokenOff, full, noStorage, notReached, refused, stopped } from './model-files-failures.ts';

/** A model file in this browser, whole or as far as it came. */
export interface StoredModel {
	/** Where it came from, and its name here. */
	url: string;
	/** Bytes that are here. */
	bytes: number;
	/** False: the download broke off; asking for it again goes on from there. */
	isWhole: boolean;
}

/** Bytes so far, those of an earlier try included; `total` is null while the host has not told. */
export type Progress = (loaded: number, total: number | null) => void;

/**
 * Downloaded model files, in the origin's private file system. A file is written in segments that are closed one by one,
 * since an unclosed file is lost with the tab: a download that breaks off, or a tab that is closed, loses one segment at most.
 */
export interface ModelFiles {
	list(): Promise<readonly StoredModel[]>;
	/** Null when it is not stored, or not whole. */
	open(url: string): Promise<File | null>;
	/** Goes on where an earlier download of the same address broke off, where the host can do that. */
	download(url: string, onProgress: Progress, signal: AbortSignal): Promise<Result<File, ModelFailure>>;
	/** Copies a file the person picked; `url` is any name for it that is no address of the web. */
	keep(url: string, file: Blob, signal: AbortSignal): Promise<Result<File, ModelFailure>>;
	delete(url: string): Promise<void>;
	/** Deletes everything. */
	clear(): Promise<void>;
}

/** What storing model files takes of the browser. */
export interface ModelFilesOptions {
	/** The origin's private file system. */
	root: () => Promise<FileSystemDirectoryHandle>;
	/** Whether the page is served by https or from this computer, for the words about storage that is refused. */
	isSecure?: boolean;
	fetch?: typeof globalThis.fetch;
	/** Default 64 MB. */
	segmentBytes?: number;
}

/** Stands beside the segments of each file. */
interface Label {
	url: string;
	/** Null while the host has not told. */
	total: number | null;
	/** The host's own mark of this version of the file, where a page may read it. */
	version: string | null;
	isWhole: boolean;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Other pages may share this origin. */
const folderName = 'codesteer-playground-models';

/** Touches no file before the first call. */
export function createModelFiles(options: ModelFilesOptions): ModelFiles {
	const fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
	const segmentBytes = options.segmentBytes ?? 64 * 2 ** 20;
	const absent = noStorage(options.isSecure ?? globalThis.isSecureContext);
	/** Null where the browser gives this page no files. */
	const root = async (): Promise<FileSystemDirectoryHandle | null> => {
		try {
			return await options.root();
		} catch {
			return null;
		}
	};
	const folder = async (): Promise<FileSystemDirectoryHandle> => {
		const found = await root();
		if (found === null) throw new Error(absent.message);
		return found.getDirectoryHandle(folderName, { create: true });
	};

	const readLabel = async (name: string): Promise<Label | null> => {
		const handle = await (await folder()).getFileHandle(`${name}.json`).catch(() => null);
		return handle === null ? null : parseLabel(await (await handle.getFile()).text());
	};

	const writeLabel = async (name: string, label: Label): Promise<void> => {
		const handle = await (await folder()).getFileHandle(`${name}.json`, { create: true });
		const writable = await handle.createWritable();
		await writable.write(JSON.stringify(label));
		await writable.close();
	};

	const segments = async (name: string): Promise<File[]> => {
		const held = await folder();
		const found: File[] = [];
		for (;;) {
			const handle = await held.getFileHandle(`${name}.${String(found.length)}`).catch(() => null);
			// A segment that was never closed is empty.
			const file = (await handle?.getFile()) ?? null;
			if (file === null || file.size === 0) return found;
			found.push(file);
		}
	};

	const remove = async (name: string): Promise<void> => {
		const held = await folder();
		await held.removeEntry(`${name}.json`).catch(() => undefined);
		for (let index = 0; ; index++) {
			const isThere = await held.removeEntry(`${name}.${String(index)}`).then(
				() => true,
				() => false,
			);
			if (!isThere) return;
		}
	};

	const open = async (url: string): Promise<File | null> => {
		if ((await root()) === null) return null;
		const name = await nameOf(url);
		if ((await readLabel(name))?.isWhole !== true) return null;
		const parts = await segments(name);
		// Refers to the segments; nothing is copied.
		return parts.length === 0 ? null : new File(parts, fileNameOf(url));
	};

	/** Appends to the segments from this one on; what came before a failure stays. */
	const append = async (
		name: string,
		first: number,
		body: ReadableStream<Bytes>,
		onBytes: (count: number) => void,
		signal: AbortSignal,
	): Promise<void> => {
		const held = await folder();
		const reader = body.getReader();
		const stop = (): void => {
			reader.cancel().catch(() => undefined);
		};
		signal.addEventListener('abort', stop, { once: true });
		try {
			for (let index = first, isOver = false; !isOver; index++) {
				const handle = await held.getFileHandle(`${name}.${String(index)}`, { create: true });
				const writable = await handle.createWritable();
				let size = 0;
				try {
					while (size < segmentBytes) {
						const { done, value } = await reader.read();
						if (done) {
							isOver = true;
							break;
						}
						await writable.write(value);
						size += value.byteLength;
						onBytes(value.byteLength);
					}
				} catch (error) {
					// What came before the failure stays.
					await writable.close().catch(() => undefined);
					throw error;
				}
				await writable.close();
			}
		} finally {
			signal.removeEventListener('abort', stop);
			stop();
		}
	};

	/** Nothing is lost but what did not fit; an empty beginning is not worth keeping. */
	const explain = async (name: string, error: unknown, signal: AbortSignal): Promise<ModelFailure> => {
		const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
		if (isFull || (await segments(name)).length === 0) await remove(name);
		if (signal.aborted) return stopped;
		return isFull ? full : brokenOff;
	};

	/** Asks for what is missing; a host that cannot or will not continue gives the whole file again. */
	const ask = async (url: string, from: number, signal: AbortSignal): Promise<Response | null> => {
		const init = {
			signal,
			credentials: 'omit',
			referrerPolicy: 'no-referrer',
			// The file is kept here; a second copy in the browser's own cache would only take room.
			cache: 'no-store',
		} as const;
		if (from > 0) {
			const rest = await fetch(url, { ...init, headers: { range: `bytes=${String(from)}-` } }).catch(
				() => null,
			);
			if (rest !== null && (rest.status === 206 || rest.status === 200)) return rest;
			if (signal.aborted) return null;
		}
		return fetch(url, init).catch(() => null);
	};

	return {
		open,
		list: async () => {
			const found: StoredModel[] = [];
			const held = (await (await root())?.getDirectoryHandle(folderName).catch(() => null)) ?? null;
			for await (const handle of held?.values() ?? []) {
				if (handle.kind !== 'file' || !handle.name.endsWith('.json')) continue;
				const label = parseLabel(await (await handle.getFile()).text());
				if (label === null) continue;
				const bytes = sizeOf(await segments(handle.name.slice(0, -'.json'.length)));
				if (bytes > 0) found.push({ url: label.url, bytes, isWhole: label.isWhole });
			}
			return found.sort((a, b) => a.url.localeCompare(b.url));
		},
		download: async (url, onProgress, signal) => {
			if ((await root()) === null) return err(absent);
			const name = await nameOf(url);
			const before = await readLabel(name);
			const held = await segments(name);
			const have = before?.total === null ? 0 : sizeOf(held);
			let response = await ask(url, have, signal);
			let goesOn = response !== null && isRest(response, have, before);
			if (response?.status === 206 && !goesOn) {
				// Another version by now: what is here does not fit to it.
				await response.body?.cancel();
				response = await ask(url, 0, signal);
				goesOn = false;
			}
			if (response === null) return err(signal.aborted ? stopped : notReached(url));
			if (!response.ok || response.body === null) return err(refused(url, response.status));
			const told = Number(response.headers.get('content-length') ?? 0);
			if (!goesOn) await remove(name);
			let loaded = goesOn ? have : 0;
			const total = told === 0 ? null : loaded + told;
			const label: Label = { url, total, version: response.headers.get('etag'), isWhole: false };
			try {
				await writeLabel(name, label);
				await append(
					name,
					goesOn ? held.length : 0,
					response.body,
					(count) => {
						loaded += count;
						onProgress(loaded, total);
					},
					signal,
				);
				if (signal.aborted || (total !== null && loaded < total)) throw new Error('not all of it came');
				await writeLabel(name, { ...label, isWhole: true });
			} catch (error) {
				return err(await explain(name, error, signal));
			}
			const file = await open(url);
			return file === null ? err(brokenOff) : ok(file);
		},
		keep: async (url, file, signal) => {
			if ((await root()) === null) return err(absent);
			const name = await nameOf(url);
			await remove(name);
			const label: Label = { url, total: file.size, version: null, isWhole: true };
			try {
				await append(name, 0, file.stream(), () => undefined, signal);
				signal.throwIfAborted();
				await writeLabel(name, label);
			} catch (error) {
				const failure = await explain(name, error, signal);
				await remove(name);
				return err(failure);
			}
			const kept = await open(url);
			return kept === null ? err(brokenOff) : ok(kept);
		},
		delete: async (url) => {
			if ((await root()) !== null) await remove(await nameOf(url));
		},
		clear: async () => {
			await (await root())?.removeEntry(folderName, { recursive: true }).catch((error: unknown) => {
				// Nothing was ever kept.
				if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
			});
		},
	};
}

/** Whether this answer is the rest of the very file that was begun. */
function isRest(response: Response, have: number, begun: Label | null): boolean {
	const version = response.headers.get('etag');
	return (
		response.status === 206 &&
		have + Number(response.headers.get('content-length')) === begun?.total &&
		(version === null || begun.version === null || version === begun.version)
	);
}

/** Split models name their first part `…-00001-of-00003.gguf`; all parts are needed. */
export function partUrls(url: string): string[] {
	const match = /^(.*-)00001-of-(\d{5})(\.gguf(?:\?.*)?)$/.exec(url);
	if (match === null) return [url];
	const [, before, total, after] = match as unknown as [string, string, string, string];
	return Array.from(
		{ length: Number(total) },
		(_, i) => `${before}${String(i + 1).padStart(5, '0')}-of-${total}${after}`,
	);
}

/** The last part of an address or name, for people and for the engine. */
export function fileNameOf(url: string): string {
	const path = URL.canParse(url) ? new URL(url).pathname : url;
	const last = path.split('/').at(-1) ?? '';
	try {
		return decodeURIComponent(last);
	} catch {
		return last;
	}
}

function sizeOf(files: readonly File[]): number {
	return files.reduce((sum, file) => sum + file.size, 0);
}

/** File names allow less than URLs do. */
async function nameOf(url: string): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(url));
	return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function parseLabel(text: string): Label | null {
	try {
		const value = JSON.parse(text) as unknown;
		if (!isRecord(value) || typeof value['url'] !== 'string') return null;
		const { url, total, version, isWhole } = value;
		return {
			url,
			total: typeof total === 'number' ? total : null,
			version: typeof version === 'string' ? version : null,
			isWhole: isWhole === true,
		};
	} catch {
		return null;
	}
}
