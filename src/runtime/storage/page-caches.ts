/** What this page keeps in Cache Storage beside its own files, which the service worker keeps. */
const PAGE_CACHES = ['python-snapshot', 'python-packages'] as const;

/** `python-snapshot`: memory of a started interpreter; `python-packages`: files of packages. */
export type PageCache = (typeof PAGE_CACHES)[number];

/** Rejects where the browser has no such storage (a page over plain http) or refuses it. */
export async function openPageCache(cache: PageCache): Promise<Cache> {
	return caches.open(nameOf(cache));
}

/** Nothing happens where nothing was kept. Rejects as `openPageCache` does. */
export async function deletePageCache(cache: PageCache): Promise<void> {
	await caches.delete(nameOf(cache));
}

/** All of them. Where the browser has no such storage nothing was kept. */
export async function deletePageCaches(): Promise<void> {
	if (!('caches' in globalThis)) return;
	try {
		for (const cache of PAGE_CACHES) {
			await deletePageCache(cache);
			await emptyShared(cache);
		}
	} catch (error) {
		if (!(error instanceof DOMException && error.name === 'SecurityError')) throw error;
	}
}

/** Earlier versions had one for all pages of the origin; what others keep there stays. */
async function emptyShared(name: PageCache): Promise<void> {
	if (!(await caches.has(name))) return;
	const cache = await caches.open(name);
	const ours = (await cache.keys()).filter(({ url }) => url.startsWith(pageFolder()));
	for (const request of ours) await cache.delete(request);
	if ((await cache.keys()).length === 0) await caches.delete(name);
}

/** Several pages may share an origin, as all of one person do on some hosts. */
function nameOf(cache: PageCache): string {
	return `${cache} ${pageFolder()}`;
}

function pageFolder(): string {
	return new URL('.', document.baseURI).href;
}
