import { Once } from '../../state/once.ts';
import { browserNetwork, type Network } from './network.ts';

/** What fetches each part there is; one may bring others along. */
const fetchers = new Set<() => Promise<unknown>>();

/**
 * Fetches a part of the page when it is first asked for, and has it from then on. Without a network it waits instead of trying:
 * Chromium up to 147 at least keeps a module that could not be fetched as failed until the page is reloaded. To be made once for
 * the life of the page.
 */
export function fetchedOnce<T>(load: () => Promise<T>, network: Network = browserNetwork): () => Promise<T> {
	const { get } = new Once(() => network.whenOnline().then(load));
	fetchers.add(get);
	return get;
}

/** Fetches every part that is not there yet, so that none waits for a network later. Rejects when one cannot be had. */
export async function fetchAll(): Promise<void> {
	for (const fetchIt of fetchers) await fetchIt();
}
