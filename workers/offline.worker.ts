/**
 * The service worker: keeps every file of one version of the page and answers with them, so that the page needs no network from its
 * second visit on. The next version is fetched beside it and waits until no tab is open, or until the only one asks for it: what a tab
 * has begun with stays as it is under it.
 */
import { KeptFiles } from './kept-files.ts';
import { CHECK, KEPT_FRAME, TAKE_OVER } from './offline.protocol.ts';

const worker = self as unknown as ServiceWorkerGlobalScope;
const { scope } = worker.registration;
const files = new KeptFiles(PAGE_FILES, scope, {
	// Other pages of this origin may keep files too.
	cache: () => caches.open(`page-files ${scope}`),
	fetch: (address, cache) => fetch(address, { cache }),
	digest: (bytes) => crypto.subtle.digest('SHA-256', bytes),
});

worker.addEventListener('install', (event) => event.waitUntil(files.fill()));
worker.addEventListener('activate', (event) => event.waitUntil(begin()));
worker.addEventListener('fetch', (event) => {
	const { method, url } = event.request;
	if (method === 'GET' && files.has(url)) event.respondWith(answer(event.request));
});
worker.addEventListener('message', (event) => {
	const port = event.ports[0];
	if (port === undefined) return;
	if (event.data === TAKE_OVER) event.waitUntil(takeOver(event.source, port));
	if (event.data === CHECK) event.waitUntil(files.check((standing) => port.postMessage(standing)));
});

async function begin(): Promise<void> {
	// Another version may have cleared away what this one had fetched while it waited; a file that cannot be had now comes when asked for.
	await files.fill().catch(() => undefined);
	const { installing, waiting } = worker.registration;
	if (installing === null && waiting === null) await files.dropOthers();
	await worker.clients.claim();
}

async function answer(request: Request): Promise<Response> {
	// The browser may have thrown the cache away.
	const kept = (await files.find(request.url).catch(() => null)) ?? (await fetch(request));
	return new URL(request.url).search === KEPT_FRAME ? inSandbox(kept) : kept;
}

function inSandbox({ body, headers, status }: Response): Response {
	const also = new Headers(headers);
	// Beside the host's own: both hold.
	also.append('Content-Security-Policy', 'sandbox allow-scripts');
	return new Response(body, { status, headers: also });
}

async function takeOver(asking: ExtendableMessageEvent['source'], port: MessagePort): Promise<void> {
	const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
	const others = windows.filter(
		({ id, url, frameType }) =>
			frameType !== 'nested' &&
			url.startsWith(scope) &&
			!(asking !== null && 'id' in asking && asking.id === id),
	);
	port.postMessage(others.length === 0);
	if (others.length === 0) await worker.skipWaiting();
}
