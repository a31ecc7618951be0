/** What an attack is after; the table of the tests holds at least one of each of these and of its own kinds. */
export type LiveKind = (typeof LIVE_KINDS)[number];

export const LIVE_KINDS = [
	'IndexedDB',
	'page storage',
	'cookies',
	'Cache Storage',
	'private files',
	'service workers',
	'channels',
	'windows',
	'fetch',
	'XMLHttpRequest',
	'WebSocket',
	'EventSource',
	'WebTransport',
	'beacons',
	'WebRTC',
	'pictures and fonts',
	'imports',
	'navigation',
	'nested workers',
	'code from text',
	'this computer',
] as const;

/** Something a program may try against the page it runs in. */
export interface LiveAttack {
	/** Its name in code, tables and words. */
	readonly id: string;
	readonly kind: LiveKind;
	/**
	 * Python, the body of a function, with JavaScript's global object as `js` and the names of harness.py in reach. What it returns is
	 * the loot, or what the promise gives that it returns, or a function that it returns, called some moments later. Refused is an
	 * exception, a rejection, or nothing: None, `undefined`, `null`.
	 */
	readonly python: string;
	/**
	 * Where a failure alone proves nothing, because no server answers such a request: it counts as refused only when the browser
	 * reports that the sandbox's policy blocked the address.
	 */
	readonly isProvedByPolicy?: true;
}

/** What became of one attack. Only `got` is a hole in the sandbox; `not-run` says neither that it holds nor that it leaks. */
export type AttackOutcome =
	| { readonly kind: 'refused'; readonly how: string }
	/** `loot` is what it says, cut short. */
	| { readonly kind: 'got'; readonly loot: string }
	/** Nothing is known: it never came to its turn, gave no answer, or failed for a reason of its own. */
	| { readonly kind: 'not-run'; readonly why: string };
