import { KEPT_FRAME, SERVICE_WORKER } from '../../../workers/offline.protocol.ts';
import { CONNECT } from '../../../workers/python.protocol.ts';
import { Frame } from './frame.ts';
import { afterAwake } from './in-time.ts';

const LOAD_LIMIT_MS = 30_000;
/** After it has loaded, our frame answers at once; an error page or a blocked frame loads too and never answers. */
const CONNECT_LIMIT_MS = 8_000;

export interface ConnectedFrame {
	frame: Frame;
	/** Names the sandbox's build. */
	build: Promise<string>;
	/** Closes the frame and takes it out of the page. */
	remove(): void;
}

/** Puts the sandbox's frame into the page. `build` rejects with a sentence for the person when it does not load. */
export function connectFrame(base: URL): ConnectedFrame {
	const element = document.createElement('iframe');
	const { port1, port2 } = new MessageChannel();
	const frame = new Frame(port1);
	const address = new URL('sandbox.html', base);
	element.hidden = true;
	element.title = 'Python sandbox';
	// One of the two puts it in a sandbox, and it does nothing outside of one.
	if (isKept(base)) address.search = KEPT_FRAME;
	else element.sandbox.add('allow-scripts');
	const build = new Promise<string>((resolve, reject) => {
		const giveUp = () => reject(new Error(`The Python sandbox did not load (${address.pathname})`));
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
		frame.connected.then(resolve, reject).finally(() => endWait());
	});
	element.src = address.href;
	document.body.append(element);
	const remove = () => {
		frame.close();
		element.remove();
	};
	return { frame, build, remove };
}

/** Whether our service worker answers for this page. */
function isKept(base: URL): boolean {
	if (!('serviceWorker' in navigator)) return false;
	return navigator.serviceWorker.controller?.scriptURL === new URL(SERVICE_WORKER, base).href;
}
