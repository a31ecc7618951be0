import { inTime } from './in-time.ts';

const CACHE = 'python-packages';
/** A store that does not answer is as one that is missing. */
const ANSWER_LIMIT_MS = 30_000;

/**
 * Wheels and what was made of them, kept for the next visit. As with the memory of Python, a store that is missing, full or switched
 * off costs time, never an error. Who reads checks what was read.
 */
export async function loadKept(name: string): Promise<ArrayBuffer | null> {
	const load = async () => {
		const cache = await caches.open(CACHE);
		const response = await cache.match(toAddress(name));
		return response === undefined ? null : await response.arrayBuffer();
	};
	try {
		return await inTime(load(), ANSWER_LIMIT_MS, 'the store does not answer');
	} catch {
		return null;
	}
}

/** Copies the bytes before it returns. @param replaced start of the names that go when this one comes */
export function saveKept(name: string, content: BlobPart, replaced?: string): void {
	const response = new Response(new Blob([content]));
	const save = async () => {
		const cache = await caches.open(CACHE);
		if (replaced !== undefined) {
			const { href } = toAddress(replaced);
			for (const request of await cache.keys()) {
				if (request.url.startsWith(href)) await cache.delete(request);
			}
		}
		await cache.put(toAddress(name), response);
	};
	save().catch(() => {
		// It is fetched, or made, again at the next visit.
	});
}

export async function forgetKept(name: string): Promise<void> {
	const forget = async () => (await caches.open(CACHE)).delete(toAddress(name));
	try {
		await inTime(forget(), ANSWER_LIMIT_MS, 'the store does not answer');
	} catch {
		// It is found to be of no use again.
	}
}

function toAddress(name: string): URL {
	return new URL(`python-packages/${name}`, document.baseURI);
}
