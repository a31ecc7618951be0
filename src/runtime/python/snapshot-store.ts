import { deletePageCache, openPageCache } from '../storage/page-caches.ts';

const CACHE = 'python-snapshot';

/**
 * The first interpreter's memory, kept for the next visit. A store that is missing (page without https), full or switched off costs
 * time, never an error.
 *
 * @param key names everything the memory depends on; what is there under others is of other versions, and deleted
 */
export async function loadSnapshot(key: string): Promise<ArrayBuffer | null> {
	try {
		const cache = await openPageCache(CACHE);
		const bytes = await (await cache.match(toAddress(key)))?.arrayBuffer();
		forgetOthers(cache, key);
		// An empty one is what WebKit kept of what was handed on meanwhile.
		return bytes === undefined || bytes.byteLength === 0 ? null : bytes;
	} catch {
		return null;
	}
}

/** In its own time. */
function forgetOthers(cache: Cache, key: string): void {
	const forget = async () => {
		for (const request of await cache.keys()) {
			if (request.url !== toAddress(key).href) await cache.delete(request);
		}
	};
	forget().catch(() => {
		// It goes at the next visit.
	});
}

/** Copies the bytes before it returns, and stores the copy in its own time. */
export function saveSnapshot(key: string, snapshot: ArrayBuffer): void {
	// By a blob, which copies in every engine: WebKit's Response keeps to the buffer itself, which is handed on next.
	const response = new Response(new Blob([snapshot]));
	const save = async () => {
		// A new version replaces the old one: two of these are a waste of 30 MB.
		await deletePageCache(CACHE);
		const cache = await openPageCache(CACHE);
		await cache.put(toAddress(key), response);
	};
	save().catch(() => {
		// The next visit makes its own.
	});
}

export async function deleteSnapshot(): Promise<void> {
	try {
		await deletePageCache(CACHE);
	} catch {
		// Nothing was kept.
	}
}

function toAddress(key: string): URL {
	return new URL(`python-snapshot/${key}`, document.baseURI);
}
