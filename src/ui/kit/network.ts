/** What is known of the way to the page's own server. */
export interface Network {
	/** False only where it is certain that nothing can be fetched. */
	isOnline(): boolean;
	/** Resolves when it is, at once where it is now. */
	whenOnline(): Promise<void>;
	/** Whether the page's server answers, asked past every cache. */
	answers(): Promise<boolean>;
}

/** Whether a service worker serves the page, without a network too. */
export const isPageKept = (): boolean =>
	'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;

export const browserNetwork: Network = {
	isOnline: () => navigator.onLine || isPageKept(),
	whenOnline() {
		if (this.isOnline()) return Promise.resolve();
		return new Promise((resolve) => addEventListener('online', () => resolve(), { once: true }));
	},
	answers: () =>
		fetch('./', { method: 'HEAD', cache: 'no-store' }).then(
			({ ok }) => ok,
			() => false,
		),
};
