/** Whether the page would do without a network. */
export const offlineWords = {
	preparing: 'preparing for use offline',
	ready: 'ready offline',
	/** Not even the list of what is missing is there. */
	rest: 'most of the page',
	partly: (missing: readonly string[]) =>
		`not yet ready offline: ${missing.join(', ')} could not be fetched; tried again when the network is back`,
} as const;
