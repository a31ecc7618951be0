import type { NotesChannel } from '../core/capsule/notes-message.ts';

/** Between the windows of this page; where the browser has no such channel, nobody hears anything. */
export function createNotesChannel(): NotesChannel {
	const channel = 'BroadcastChannel' in window ? new BroadcastChannel('codesteer-playground:stage') : null;
	return {
		post: (message) => channel?.postMessage(message),
		listen(listener) {
			const hear = ({ data }: MessageEvent<unknown>): void => listener(data);
			channel?.addEventListener('message', hear);
			return () => channel?.removeEventListener('message', hear);
		},
	};
}
