/** Whether the page would do without a network. */
export const offlineWords = {
	preparing: 'preparing for use offline',
	ready: 'ready offline',
	/** What the browser keeps for the next visit. */
	page: 'the page itself',
	/** Not even the list of what is missing is there. */
	rest: 'most of the page',
	/** The page itself, where the browser keeps some of its files and not all. */
	pageInPart: (kept: number, of: number) => `the page itself (${String(kept)} of ${String(of)} files kept)`,
	partly: (missing: readonly string[], hasNoRoom: boolean) =>
		hasNoRoom
			? `not ready offline, without ${missing.join(', ')}: this browser has no room for more of the page`
			: `not yet ready offline: ${missing.join(', ')} could not be fetched; tried again when the network is back`,
} as const;

/** Another version of the page has been fetched. */
export const newVersionWords = {
	ready: 'A new version of this page is ready.',
	heldBy: {
		work: 'A new version of this page is ready. It waits until what is running here has ended.',
		tabs: 'A new version of this page is ready. It waits until the other tabs with this page are closed.',
	},
	take: 'Reload with it',
} as const;
