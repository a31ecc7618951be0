import type { TabChannel, TabMessage } from '../core/ports.ts';
import { RUN_VERSION } from '../core/record/version.ts';

type Sent = TabMessage & { version: number };

/**
 * Another version of this page, open in another tab, is not listened to: its records may be of another form.
 * @param channel null where the browser has none: then this tab hears itself alone
 */
export function createTabChannel(channel: BroadcastChannel | null): TabChannel {
	const listeners = new Set<(message: TabMessage) => void>();
	const tell = (message: TabMessage): void => {
		for (const listener of listeners) listener(message);
	};
	channel?.addEventListener('message', ({ data }: MessageEvent<Sent | null>) => {
		if (data?.version === RUN_VERSION) tell(data);
	});
	return {
		post: (message) => {
			tell(message);
			channel?.postMessage({ ...message, version: RUN_VERSION } satisfies Sent);
		},
		listen: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}
