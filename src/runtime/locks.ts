import type { Holdable, RunLocks } from '../core/ports.ts';

/** Asks the other tabs who holds a group, where the browser has no locks (pages without https). */
type Question = { kind: 'held?'; group: Holdable } | { kind: 'held'; group: Holdable };

type OnReturn = (isOurs: Promise<boolean>) => void;

/** A tab that draws a long table or reads a large file answers when it has done so. */
const ANSWER_MS = 1500;
const POLL_MS = 1000;

/**
 * By the browser's locks; where it has none or refuses them, by asking the other tabs, which answer while they hold.
 *
 * @param page says when it comes back from the back-forward cache
 */
export function createRunLocks(
	locks: LockManager | undefined,
	channel: BroadcastChannel | null,
	page: EventTarget = new EventTarget(),
): RunLocks {
	const asking = askingLocks(channel);
	return locks === undefined ? asking : browserLocks(locks, asking, page);
}

function browserLocks(locks: LockManager, otherwise: RunLocks, page: EventTarget): RunLocks {
	const name = (group: Holdable): string => `codesteer-playground:run:${group}`;
	/** What this page works on, when each of it has ended, and who wants to know that it was let go of. */
	const here = new Map<Holdable, { ended: Promise<void>; onReturn?: OnReturn }>();
	const known = async <T>(group: Holdable, work: () => Promise<T>, onReturn?: OnReturn): Promise<T> => {
		let end = (): void => undefined;
		const ended = new Promise<void>((resolve) => (end = resolve));
		here.set(group, { ended, ...(onReturn !== undefined && { onReturn }) });
		try {
			return await work();
		} finally {
			here.delete(group);
			end();
		}
	};
	// WebKit lets go of the locks of a page that goes to the back-forward cache, and does not give them back to it.
	page.addEventListener('pageshow', (event) => {
		if (!(event as PageTransitionEvent).persisted) return;
		for (const [group, { ended, onReturn }] of here) {
			if (onReturn === undefined) locks.request(name(group), () => ended).catch(() => undefined);
			else onReturn(takeBack(name(group), ended));
		}
	});
	/** Whether it is held again, as long as its work lasts. */
	const takeBack = (lockName: string, ended: Promise<void>): Promise<boolean> =>
		new Promise((resolve) => {
			locks
				.request(lockName, { ifAvailable: true }, (lock) => {
					resolve(lock !== null);
					return lock === null ? undefined : ended;
				})
				.catch(() => resolve(false));
		});
	return {
		hold: async (group, work) => {
			let isRefused = true;
			try {
				return await locks.request(name(group), () => {
					isRefused = false;
					return known(group, work);
				});
			} catch (error) {
				if (!(isRefused as boolean)) throw error;
				return otherwise.hold(group, work);
			}
		},
		holdIfFree: async (of, work, onReturn) => {
			let isRefused = true;
			try {
				return await locks.request(name(of), { ifAvailable: true }, async (lock) => {
					isRefused = false;
					if (lock !== null) await known(of, work, onReturn);
					return lock !== null;
				});
			} catch (error) {
				if (!(isRefused as boolean)) throw error;
				return otherwise.holdIfFree(of, work);
			}
		},
		isHeld: async (group) => {
			if (here.has(group)) return true;
			try {
				const { held = [], pending = [] } = await locks.query();
				return [...held, ...pending].some((lock) => lock.name === name(group));
			} catch {
				return otherwise.isHeld(group);
			}
		},
		whenFree: async (group, signal) => {
			try {
				await locks.request(name(group), { mode: 'shared', signal }, () => Promise.resolve());
			} catch (error) {
				if (signal.aborted) throw error;
				await otherwise.whenFree(group, signal);
			}
		},
	};
}

function askingLocks(channel: BroadcastChannel | null): RunLocks {
	const here = new Set<Holdable>();
	channel?.addEventListener('message', ({ data }: MessageEvent<Question | null>) => {
		// Of another version of this page anything may come.
		if (data?.kind === 'held?' && here.has(data.group))
			channel.postMessage({ kind: 'held', group: data.group });
	});
	const isHeldElsewhere = async (group: Holdable): Promise<boolean> => {
		if (channel === null) return false;
		return new Promise((resolve) => {
			const answer = ({ data }: MessageEvent<Question | null>): void => {
				if (data?.kind === 'held' && data.group === group) settle(true);
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
	const isHeld = async (group: Holdable): Promise<boolean> => here.has(group) || isHeldElsewhere(group);
	return {
		hold: async (group, work) => {
			here.add(group);
			try {
				return await work();
			} finally {
				here.delete(group);
			}
		},
		holdIfFree: async (of, work) => {
			if (here.has(of)) return false;
			// Said before it is asked: of two that begin in the same moment neither gets it, rather than both.
			here.add(of);
			try {
				if (await isHeldElsewhere(of)) return false;
				await work();
				return true;
			} finally {
				here.delete(of);
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
