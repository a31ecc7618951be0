import { KEPT_FRAME, SERVICE_WORKER } from '../../../workers/offline.protocol.ts';
import { CONNECT, type EndedWorkers } from '../../../workers/python.protocol.ts';
import { createDeferred } from './deferred.ts';
import { Frame } from './frame.ts';
import { afterAwake } from './in-time.ts';

const LOAD_LIMIT_MS = 30_000;
/** After it has loaded, our frame answers at once; an error page or a blocked frame loads too and never answers. */
const CONNECT_LIMIT_MS = 8_000;

export interface ConnectedFrame {
	frame: Frame;
	/** Names the sandbox's build. */
	build: string;
	/** Closes the frame and takes it out of the page, once no worker that it ended goes on. */
	remove: () => void;
}

/**
 * Puts the sandbox's frame into the page. Rejects with a sentence for the person when it does not load, and leaves nothing behind then.
 * Where the service worker answers for the page but not with a frame that does, it is tried once more past every service worker.
 *
 * @param onEnded told of the workers that were ended and may live on, whenever that has changed
 */
export async function connectFrame(
	base: URL,
	onEnded?: (ended: EndedWorkers) => void,
): Promise<ConnectedFrame> {
	const kept = isKept(base) ? await attach(base, 'header', onEnded).catch(() => null) : null;
	return kept ?? attach(base, 'attribute', onEnded);
}

/** @param by what puts it in a sandbox: the header of the service worker's answer, or its element. It does nothing outside of one. */
async function attach(
	base: URL,
	by: 'header' | 'attribute',
	onEnded?: (ended: EndedWorkers) => void,
): Promise<ConnectedFrame> {
	const element = document.createElement('iframe');
	const { port1, port2 } = new MessageChannel();
	const frame = new Frame(port1, onEnded);
	const address = new URL('sandbox.html', base);
	element.hidden = true;
	element.title = 'Python sandbox';
	if (by === 'header') address.search = KEPT_FRAME;
	else element.sandbox.add('allow-scripts');
	const remove = () => {
		frame.close().then(
			() => element.remove(),
			(error: unknown) => {
				throw error;
			},
		);
	};
	const silence = createDeferred<never>();
	const giveUp = () => silence.reject(new Error(`The Python sandbox did not load (${address.pathname})`));
	let endWait = afterAwake(LOAD_LIMIT_MS, giveUp);
	element.addEventListener(
		'load',
		() => {
			endWait();
			endWait = afterAwake(CONNECT_LIMIT_MS, giveUp);
			// An opaque origin has no name to post to; the frame gets public files only.
			element.contentWindow?.postMessage(CONNECT, '*', [port2]);
		},
		{ once: true },
	);
	element.src = address.href;
	document.body.append(element);
	try {
		const build = await Promise.race([frame.connected, silence.promise]);
		return { frame, build, remove };
	} catch (error) {
		remove();
		throw error;
	} finally {
		endWait();
	}
}

/** Whether our service worker answers for this page. */
function isKept(base: URL): boolean {
	if (!('serviceWorker' in navigator)) return false;
	return navigator.serviceWorker.controller?.scriptURL === new URL(SERVICE_WORKER, base).href;
}
