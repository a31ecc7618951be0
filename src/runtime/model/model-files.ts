import { isRecord } from '../../core/json.ts';
import type { ModelFailure } from '../../core/model.ts';
import { err, ok, type Result } from '../../core/result.ts';

/** A model file kept in this browser. */
export interface StoredModel {
	/** Where it came from, and its name here. */
	url: string;
	bytes: number;
}

export type Progress = (loaded: number, total: number | null) => void;

/**
 * Downloaded model files, in the origin's private file system. A file appears only when it is whole: the browser writes
 * aside until the stream is closed, so a stopped download leaves nothing behind.
 */
export interface ModelFiles {
	list(): Promise<readonly StoredModel[]>;
	/** Null when it is not stored. */
	open(url: string): Promise<File | null>;
	download(url: string, onProgress: Progress, signal: AbortSignal): Promise<Result<File, ModelFailure>>;
	delete(url: string): Promise<void>;
}

export interface ModelFilesOptions {
	/** The origin's private file system. */
	root: () => Promise<FileSystemDirectoryHandle>;
	fetch?: typeof globalThis.fetch;
}

const folderName = 'models';

export function createModelFiles(options: ModelFilesOptions): ModelFiles {
	const fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
	const folder = async (): Promise<FileSystemDirectoryHandle> =>
		(await options.root()).getDirectoryHandle(folderName, { create: true });

	const open = async (url: string): Promise<File | null> => {
		const name = await nameOf(url);
		const handle = await (await folder()).getFileHandle(name).catch(() => null);
		const file = (await handle?.getFile()) ?? null;
		return file === null || file.size === 0 ? null : file;
	};

	const write = async (
		name: string,
		body: ReadableStream<Uint8Array<ArrayBuffer>>,
		signal: AbortSignal,
	): Promise<void> => {
		const handle = await (await folder()).getFileHandle(name, { create: true });
		try {
			// Closes the file at the end; an abort throws what was written away.
			await body.pipeTo(await handle.createWritable(), { signal });
		} catch (error) {
			await (await folder()).removeEntry(name).catch(() => undefined);
			throw error;
		}
	};

	return {
		open,
		list: async () => {
			const found: StoredModel[] = [];
			for await (const handle of (await folder()).values()) {
				if (handle.kind !== 'file' || !handle.name.endsWith('.json')) continue;
				const url = readUrl(await (await handle.getFile()).text());
				const file = url === null ? null : await open(url);
				if (url !== null && file !== null) found.push({ url, bytes: file.size });
			}
			return found.sort((a, b) => a.url.localeCompare(b.url));
		},
		download: async (url, onProgress, signal) => {
			let response: Response;
			try {
				response = await fetch(url, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
			} catch {
				return err(signal.aborted ? stopped : notReached(url));
			}
			if (!response.ok || response.body === null) return err(refused(url, response.status));
			const total = Number(response.headers.get('content-length') ?? 0);
			const name = await nameOf(url);
			try {
				await write(
					name,
					response.body.pipeThrough(counting(onProgress, total === 0 ? null : total)),
					signal,
				);
				await write(`${name}.json`, new Blob([JSON.stringify({ url })]).stream(), signal);
			} catch (error) {
				if (signal.aborted) return err(stopped);
				const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
				return err(isFull ? full : brokenOff);
			}
			const file = await open(url);
			return file === null ? err(brokenOff) : ok(file);
		},
		delete: async (url) => {
			const name = await nameOf(url);
			const held = await folder();
			for (const one of [name, `${name}.json`]) await held.removeEntry(one).catch(() => undefined);
		},
	};
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

function counting(
	onProgress: Progress,
	total: number | null,
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
	let loaded = 0;
	return new TransformStream({
		transform: (piece, controller) => {
			loaded += piece.byteLength;
			onProgress(loaded, total);
			controller.enqueue(piece);
		},
	});
}

/** File names allow less than URLs do. */
async function nameOf(url: string): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(url));
	return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function readUrl(text: string): string | null {
	try {
		const value = JSON.parse(text) as unknown;
		return isRecord(value) && typeof value['url'] === 'string' ? value['url'] : null;
	} catch {
		return null;
	}
}

const stopped: ModelFailure = {
	kind: 'cancelled',
	message: 'The download was stopped; nothing of it was kept.',
	remedy: 'Start it again when you like.',
};

const full: ModelFailure = {
	kind: 'unavailable',
	message: 'The browser has no room for this model.',
	remedy: 'Delete stored models, free disk space, or open the file from disk instead.',
};

const brokenOff: ModelFailure = {
	kind: 'cut',
	message: 'The download broke off; nothing of it was kept.',
	remedy: 'Try again, or download the file by hand and open it from disk.',
};

function notReached(url: string): ModelFailure {
	return {
		kind: 'unreachable',
		message: `No answer from ${new URL(url).host}, or it does not let pages read its files.`,
		remedy: 'Check the address and the network, or download the file by hand and open it from disk.',
	};
}

function refused(url: string, status: number): ModelFailure {
	return {
		kind: status === 404 ? 'unknown-model' : 'unavailable',
		message: `${new URL(url).host} does not hand out this file (${String(status)}).`,
		remedy:
			status === 401 || status === 403
				? 'Some models want a login: download the file by hand and open it from disk.'
				: 'Check the address.',
		status,
	};
}
