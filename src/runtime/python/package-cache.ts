import { openPageCache } from '../storage/page-caches.ts';
import { inTime } from './in-time.ts';
import { keepWithin, measured } from './package-room.ts';

const CACHE = 'python-packages';
/** A store that does not answer is as one that is missing. */
const ANSWER_LIMIT_MS = 30_000;

/**
 * Wheels (`wheels/…`) and what was made of them (`images/…`, `memories/…`), kept for the next visit. As with the memory of Python, a
 * store that is missing, full or switched off costs time, never an error. Who reads checks what was read.
 */
export async function loadKept(name: string): Promise<ArrayBuffer | null> {
	return read(name, (kept) => kept.arrayBuffer());
}

/** The same for what is too large to be read at once. */
export async function openKept(name: string): Promise<Blob | null> {
	return read(name, (kept) => kept.blob());
}

async function read<T>(name: string, how: (kept: Response) => Promise<T>): Promise<T | null> {
	const load = async () => {
		const cache = await openPageCache(CACHE);
		const response = await cache.match(toAddress(name));
		return response === undefined ? null : await how(response);
	};
	try {
		return await inTime(load(), ANSWER_LIMIT_MS, 'the store does not answer');
	} catch {
		return null;
	}
}

/** Copies the bytes before it returns. */
export function saveKept(name: string, content: BlobPart): void {
	const response = measured(new Blob([content]));
	const save = async () => {
		const cache = await openPageCache(CACHE);
		await cache.put(toAddress(name), response);
		await keepWithin(cache, toAddress('').href);
	};
	save().catch(() => {
		// It is fetched, or made, again at the next visit.
	});
}

/** In its own time. */
export function forgetAllBut(isNeeded: (name: string) => boolean): void {
	const forget = async () => {
		const cache = await openPageCache(CACHE);
		const folder = toAddress('').href;
		for (const request of await cache.keys()) {
			if (!isNeeded(request.url.slice(folder.length))) await cache.delete(request);
		}
	};
	forget().catch(() => {
		// What is left goes the next time, or when the room is full.
	});
}

export async function forgetKept(name: string): Promise<void> {
	const forget = async () => (await openPageCache(CACHE)).delete(toAddress(name));
	try {
		await inTime(forget(), ANSWER_LIMIT_MS, 'the store does not answer');
	} catch {
		// It is found to be of no use again.
	}
}

function toAddress(name: string): URL {
	return new URL(`python-packages/${name}`, document.baseURI);
}
