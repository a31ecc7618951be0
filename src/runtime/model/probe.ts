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
