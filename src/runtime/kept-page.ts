import { SERVICE_WORKER, TAKE_OVER } from '../../workers/offline.protocol.ts';

/** Asks that the new version takes over, which reloads the page; false, and nothing happens, while other tabs are open. */
export type TakeNewVersion = () => Promise<boolean>;

/** Whether the browser can keep the page's files: only one that came by https, or from this computer, and was built. */
export const canKeepPage = (): boolean => import.meta.env.PROD && 'serviceWorker' in navigator;

/**
 * Has the browser keep every file of the page for visits without a network. Resolves when it has them; rejects when one could not be
 * had, and goes on from there when it is called again.
 *
 * @param onNewVersion another version is there and waits
 */
export async function keepPage(onNewVersion: (take: TakeNewVersion) => void): Promise<void> {
	const address = new URL(SERVICE_WORKER, document.baseURI);
	const registration = await navigator.serviceWorker.register(address, { updateViaCache: 'none' });
	const { installing, waiting, active } = registration;
	if (active === null) await settled(installing ?? waiting, 'activated');
	const offer = (worker: ServiceWorker): void => onNewVersion(() => takeOver(worker));
	const watch = (worker: ServiceWorker | null): void => {
		settled(worker, 'installed').then(offer, () => undefined);
	};
	if (active !== null) {
		if (waiting !== null) offer(waiting);
		if (installing !== null) watch(installing);
	}
	registration.onupdatefound = () => watch(registration.installing);
}

/** Resolves when the worker has got that far. */
function settled(worker: ServiceWorker | null, state: 'installed' | 'activated'): Promise<ServiceWorker> {
	return new Promise((resolve, reject) => {
		if (worker === null) {
			reject(new Error('the browser has let go of the service worker'));
			return;
		}
		const look = (): void => {
			if (worker.state === state || worker.state === 'activated') resolve(worker);
			if (worker.state === 'redundant') reject(new Error('a file of the page could not be kept'));
		};
		worker.addEventListener('statechange', look);
		look();
	});
}

function takeOver(worker: ServiceWorker): Promise<boolean> {
	const { port1, port2 } = new MessageChannel();
	const reload = (): void => location.reload();
	navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true });
	return new Promise((resolve) => {
		port1.onmessage = ({ data: isTaken }: MessageEvent<boolean>) => {
			port1.close();
			if (!isTaken) navigator.serviceWorker.removeEventListener('controllerchange', reload);
			resolve(isTaken);
		};
		worker.postMessage(TAKE_OVER, [port2]);
	});
}
