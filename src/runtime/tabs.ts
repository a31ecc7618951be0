import type { TabChannel, TabMessage } from '../core/ports.ts';

/** Null where the browser has no such channel: then this tab hears itself alone. */
export function createTabChannel(channel: BroadcastChannel | null): TabChannel {
	const listeners = new Set<(message: TabMessage) => void>();
	const tell = (message: TabMessage): void => {
		for (const listener of listeners) listener(message);
	};
	channel?.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => tell(data));
	return {
		post: (message) => {
			tell(message);
			channel?.postMessage(message);
		},
		listen: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}
