import type { GroupId } from '../../src/core/ids.ts';
import type { Holdable, RunLocks, TabChannel, TabMessage } from '../../src/core/ports.ts';

/** The tabs of one browser: they hear each other, and a closed one lets go of what it held. */
export class BrowserTabs {
	readonly #listeners = new Set<{ tab: object; listener: (message: TabMessage) => void }>();
	readonly #held = new Map<Holdable, { tab: object; freed: Promise<void>; free: () => void }>();

	open(): { tabs: TabChannel; locks: RunLocks; close: () => void } {
		const tab = {};
		const tabs: TabChannel = {
			post: (message) => {
				for (const entry of [...this.#listeners]) entry.listener(message);
			},
			listen: (listener) => {
				const entry = { tab, listener };
				this.#listeners.add(entry);
				return () => this.#listeners.delete(entry);
			},
		};
		const locks: RunLocks = {
			hold: async (group, work) => {
				let free = (): void => undefined;
				const freed = new Promise<void>((resolve) => (free = resolve));
				this.#held.set(group, { tab, freed, free });
				try {
					return await work();
				} finally {
					this.#held.delete(group);
					free();
				}
			},
			holdIfFree: async (of, work) => {
				if (this.#held.has(of)) return false;
				await locks.hold(of as string as GroupId, work);
				return true;
			},
			isHeld: (group) => Promise.resolve(this.#held.has(group)),
			whenFree: async (group, signal) => {
				const aborted = new Promise<never>((_, reject) =>
					signal.addEventListener('abort', () => reject(new Error('aborted'))),
				);
				await Promise.race([this.#held.get(group)?.freed, aborted]);
			},
		};
		const close = (): void => {
			for (const entry of [...this.#listeners]) if (entry.tab === tab) this.#listeners.delete(entry);
			for (const [group, held] of [...this.#held]) {
				if (held.tab !== tab) continue;
				this.#held.delete(group);
				held.free();
			}
		};
		return { tabs, locks, close };
	}
}
