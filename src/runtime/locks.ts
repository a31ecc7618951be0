import type { GroupId } from '../core/ids.ts';
import type { RunLocks } from '../core/ports.ts';

/** Asks the other tabs who holds a group, where the browser has no locks (pages without https). */
type Question = { kind: 'held?'; group: GroupId } | { kind: 'held'; group: GroupId };

const ANSWER_MS = 300;
const POLL_MS = 1000;

/** By the browser's locks; without them by asking the other tabs, which answer while they hold. */
export function createRunLocks(locks: LockManager | undefined, channel: BroadcastChannel | null): RunLocks {
	return locks === undefined ? askingLocks(channel) : browserLocks(locks);
}

function browserLocks(locks: LockManager): RunLocks {
	const name = (group: GroupId): string => `codesteer-playground:run:${group}`;
	return {
		hold: (group, work) => locks.request(name(group), work),
		isHeld: async (group) => {
			const { held = [], pending = [] } = await locks.query();
			return [...held, ...pending].some((lock) => lock.name === name(group));
		},
		whenFree: (group, signal) =>
			locks.request(name(group), { mode: 'shared', signal }, () => Promise.resolve()),
	};
}

function askingLocks(channel: BroadcastChannel | null): RunLocks {
	const here = new Set<GroupId>();
	channel?.addEventListener('message', ({ data }: MessageEvent<Question>) => {
		if (data.kind === 'held?' && here.has(data.group))
			channel.postMessage({ kind: 'held', group: data.group });
	});
	const isHeld = async (group: GroupId): Promise<boolean> => {
		if (here.has(group)) return true;
		if (channel === null) return false;
		return new Promise((resolve) => {
			const answer = ({ data }: MessageEvent<Question>): void => {
				if (data.kind === 'held' && data.group === group) settle(true);
			};
			const settle = (held: boolean): void => {
				clearTimeout(timer);
				channel.removeEventListener('message', answer);
				resolve(held);
			};
			const timer = setTimeout(() => settle(false), ANSWER_MS);
			channel.addEventListener('message', answer);
			channel.postMessage({ kind: 'held?', group });
		});
	};
	return {
		hold: async (group, work) => {
			here.add(group);
			try {
				return await work();
			} finally {
				here.delete(group);
			}
		},
		isHeld,
		whenFree: async (group, signal) => {
			while (await isHeld(group)) {
				await new Promise((resolve) => setTimeout(resolve, POLL_MS));
				signal.throwIfAborted();
			}
		},
	};
}
