import { browserNetwork, type Network } from './network.ts';

/**
 * Fetches a part of the page when it is first asked for, and has it from then on. Without a network it waits instead of trying:
 * Chromium up to 147 at least keeps a module that could not be fetched as failed until the page is reloaded.
 */
export function fetchedOnce<T>(load: () => Promise<T>, network: Network = browserNetwork): () => Promise<T> {
	let fetched: Promise<T> | undefined;
	return () => {
		fetched ??= network.whenOnline().then(load);
		fetched.catch(() => (fetched = undefined));
		return fetched;
	};
}
