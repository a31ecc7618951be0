/** What the page and the service worker that keeps its files say to each other. */

/** Beside the page, so that it may answer for all of it. */
export const SERVICE_WORKER = 'sw.js';

/** Page to a waiting worker, with a port: answered by whether the new version takes over, which it does where no other tab is open. */
export const TAKE_OVER = 'take-over';

/**
 * Page to a worker, with a port: what is really kept is looked at, and what is missing is fetched. Answered on the port by a `Standing`
 * each time that something was added, and by a last one that has an end.
 */
export const CHECK = 'check';

/** How much of one version of the page the browser keeps. */
export interface Standing {
	/** Files that are there. */
	kept: number;
	/** Files that there are to be. */
	of: number;
	/** Null while more are being fetched. */
	end: 'whole' | 'no-room' | 'not-fetched' | null;
}

/**
 * Behind `sandbox.html`: the service worker answers with the sandbox in the header of the file. A frame whose element has the sandbox
 * is fetched past every service worker, in Chromium, Firefox and WebKit, and would not come without a network.
 */
export const KEPT_FRAME = '?kept';
