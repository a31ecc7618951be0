import { mayAskPlainly, plainOf } from '../../core/hosts/plain-http.ts';
import { addressSpace } from './page-fetch.ts';

/**
 * Whether anything at all answers. The answer may not be read (`no-cors`), which needs no consent of the server: it
 * tells a server that is off from one that does not admit this page.
 */
export async function answersBlind(
	url: string,
	fetch: typeof globalThis.fetch,
	signal: AbortSignal,
): Promise<boolean> {
	try {
		const response = await fetch(url, {
			mode: 'no-cors',
			credentials: 'omit',
			cache: 'no-store',
			signal,
			...addressSpace(url),
		});
		await response.body?.cancel();
		return true;
	} catch {
		return false;
	}
}

/** How long a server of one's own may be silent before it is asked by http, and how long it has to answer that, in milliseconds. */
export const PLAIN_HTTP = { afterMs: 2500, withinMs: 2000 } as const;

/** Where something answers by http that was asked by https; null where nothing does, or the page may not ask. */
export async function answersPlainly(
	baseUrl: string,
	pageOrigin: string | null,
	fetch: typeof globalThis.fetch,
	signal: AbortSignal,
): Promise<string | null> {
	const plain = plainOf(baseUrl);
	if (plain === null || !mayAskPlainly(pageOrigin, plain)) return null;
	const within = AbortSignal.any([signal, AbortSignal.timeout(PLAIN_HTTP.withinMs)]);
	return (await answersBlind(`${plain}/models`, fetch, within)) ? plain : null;
}

/** Chrome's permission for this computer or its network; null where the browser has none. */
export async function localNetworkPermission(
	space: 'loopback' | 'local',
	permissions: Pick<Permissions, 'query'> | undefined,
): Promise<'granted' | 'prompt' | 'denied' | null> {
	// Newer versions tell the two apart, older ones know one name for both.
	for (const name of [`${space}-network`, 'local-network-access']) {
		try {
			const status = await permissions?.query({ name: name as PermissionName });
			if (status !== undefined) return status.state;
		} catch {
			// An unknown name is a TypeError.
		}
	}
	return null;
}
