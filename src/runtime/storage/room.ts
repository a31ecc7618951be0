import type { StorageRoom } from '../../core/ports.ts';

/** What Chromium says of each kind of storage, beyond the standard. */
interface Estimate extends StorageEstimate {
	usageDetails?: { indexedDB?: number };
}

/** @param manager `navigator.storage`; undefined on a page over plain http, and in old browsers, which lack some of its methods too */
export function createStorageRoom(manager: Partial<StorageManager> | undefined): StorageRoom {
	return {
		async estimate() {
			const said = await orNull<Estimate>(() => manager?.estimate?.());
			if (said?.usage === undefined || said.quota === undefined) return null;
			return { used: said.usage, allowed: said.quota, database: said.usageDetails?.indexedDB ?? null };
		},
		isLasting: () => orNull(() => manager?.persisted?.()),
		askToLast: () => orNull(() => manager?.persist?.()),
	};
}

/** Refusals come as rejections and as exceptions; some windows without site data throw at the mere question. */
async function orNull<T>(ask: () => Promise<T> | undefined): Promise<T | null> {
	try {
		return (await ask()) ?? null;
	} catch {
		return null;
	}
}
