import { CHECK, SERVICE_WORKER, type Standing, TAKE_OVER } from '../../workers/offline.protocol.ts';

/** Asks that the new version takes over, which reloads the page; false, and nothing happens, while other tabs are open. */
export type TakeNewVersion = () => Promise<boolean>;

/** What the keeping of a page needs of the browser. */
export interface KeepingBrowser {
	workers: Pick<
		ServiceWorkerContainer,
		'register' | 'getRegistration' | 'addEventListener' | 'removeEventListener'
	>;
	/** Address of the page. */
	base: string;
	reload: () => void;
}

/** A worker that says nothing for so long has been ended; the largest file takes less on a slow line. */
const SILENCE_MS = 300_000;
/** What a worker said before the browser let go of it is here by then. */
const LAST_WORD_MS = 1000;

/** Whether the browser can keep the page's files: only one that came by https, or from this computer, and was built. */
export const canKeepPage = (): boolean => import.meta.env.PROD && 'serviceWorker' in navigator;

const thisBrowser = (): KeepingBrowser => ({
	workers: navigator.serviceWorker,
	base: document.baseURI,
	reload: () => location.reload(),
});

/**
 * Has the browser keep every file of the page for visits without a network, and those that it has lost anew. Resolves with what is
 * really kept, which need not be all; goes on from there when it is called again. Rejects when nothing can be kept or known.
 *
 * @param onNewVersion another version is there and waits
 */
export async function keepPage(
	onNewVersion: (take: TakeNewVersion) => void,
	browser = thisBrowser(),
): Promise<Standing> {
	const address = new URL(SERVICE_WORKER, browser.base);
	const registration = await browser.workers.register(address, { updateViaCache: 'none' });
	const { installing, waiting, active } = registration;
	if (active !== null) follow(registration, onNewVersion, browser);
	const keeper = active ?? waiting ?? installing;
	if (keeper === null) throw new Error('the browser has let go of the service worker');
	const standing = await check(keeper);
	if (active === null && standing.end === 'whole') {
		await settled(keeper, 'activated');
		follow(registration, onNewVersion, browser);
	}
	return standing;
}

/** Hears of new versions of a page that is kept already, and fetches nothing. */
export async function followNewVersions(
	onNewVersion: (take: TakeNewVersion) => void,
	browser = thisBrowser(),
): Promise<void> {
	const registration = await browser.workers.getRegistration(browser.base);
	const isOurs = registration?.active?.scriptURL === new URL(SERVICE_WORKER, browser.base).href;
	if (registration !== undefined && isOurs) follow(registration, onNewVersion, browser);
}

function follow(
	registration: ServiceWorkerRegistration,
	onNewVersion: (take: TakeNewVersion) => void,
	browser: KeepingBrowser,
): void {
	const offer = (): void => onNewVersion(() => takeOver(registration, browser));
	const watch = (worker: ServiceWorker | null): void => {
		if (worker !== null) settled(worker, 'installed').then(offer, () => undefined);
	};
	if (registration.waiting !== null) offer();
	watch(registration.installing);
	registration.onupdatefound = () => watch(registration.installing);
}

/** Resolves when the worker has got that far. */
function settled(worker: ServiceWorker, state: 'installed' | 'activated'): Promise<void> {
	return new Promise((resolve, reject) => {
		const look = (): void => {
			if (worker.state === state || worker.state === 'activated') resolve();
			if (worker.state === 'redundant') reject(new Error('a file of the page could not be kept'));
		};
		worker.addEventListener('statechange', look);
		look();
	});
}

/** What the worker says last; what it said before where it falls silent or is let go of. Rejects where that is nothing. */
function check(worker: ServiceWorker): Promise<Standing> {
	return new Promise((resolve, reject) => {
		const ports: MessagePort[] = [];
		let last: Standing | null = null;
		let timer: ReturnType<typeof setTimeout> | undefined;
		const end = (): void => {
			clearTimeout(timer);
			worker.removeEventListener('statechange', look);
			for (const port of ports) port.close();
			if (last === null) reject(new Error('the service worker does not answer'));
			else resolve(last.end === null ? { ...last, end: 'not-fetched' } : last);
		};
		const endIn = (ms: number): void => {
			clearTimeout(timer);
			timer = setTimeout(end, ms);
		};
		const ask = (): void => {
			const { port1, port2 } = new MessageChannel();
			ports.push(port1);
			port1.onmessage = ({ data }: MessageEvent<Standing>) => {
				last = data;
				if (data.end === null) endIn(SILENCE_MS);
				else end();
			};
			worker.postMessage(CHECK, [port2]);
			endIn(SILENCE_MS);
		};
		const look = (): void => {
			// A worker that was still beginning may not have heard.
			if (worker.state === 'activated') ask();
			if (worker.state === 'redundant') endIn(LAST_WORD_MS);
		};
		worker.addEventListener('statechange', look);
		ask();
		if (worker.state === 'redundant') endIn(LAST_WORD_MS);
	});
}

function takeOver(registration: ServiceWorkerRegistration, browser: KeepingBrowser): Promise<boolean> {
	const { waiting } = registration;
	if (waiting === null || waiting.state === 'redundant') {
		// It has taken over by itself, or the browser has let go of all: what comes next is of no earlier version than this.
		browser.reload();
		return Promise.resolve(true);
	}
	const { port1, port2 } = new MessageChannel();
	browser.workers.addEventListener('controllerchange', browser.reload, { once: true });
	return new Promise((resolve) => {
		const stopListening = (): void => {
			port1.close();
			waiting.removeEventListener('statechange', look);
		};
		const stayHere = (): void => browser.workers.removeEventListener('controllerchange', browser.reload);
		const look = (): void => {
			if (waiting.state !== 'redundant') return;
			// A still newer one has come, or none is left: this one answers no more.
			stopListening();
			stayHere();
			resolve(takeOver(registration, browser));
		};
		waiting.addEventListener('statechange', look);
		port1.onmessage = ({ data: isTaken }: MessageEvent<boolean>) => {
			stopListening();
			if (!isTaken) stayHere();
			resolve(isTaken);
		};
		waiting.postMessage(TAKE_OVER, [port2]);
	});
}
