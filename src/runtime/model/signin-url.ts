/** In the callback URL, so that a code somebody else put there is not taken. */
export const stateParameter = 'signin';

/**
 * What to put into the address bar (`history.replaceState`) before anything else, so that the code stays in no history and no
 * shared link. Null when this is no way back from a login.
 */
export function cleanUrl(url: string): string | null {
	const clean = new URL(url);
	if (!clean.searchParams.has(stateParameter)) return null;
	for (const name of [stateParameter, 'code', 'error', 'error_description', 'state']) {
		clean.searchParams.delete(name);
	}
	return clean.href;
}
