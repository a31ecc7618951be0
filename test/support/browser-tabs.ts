import type { Holdable, RunLocks, TabChannel, TabMessage } from '../../src/core/ports.ts';

interface Held {
	tab: object;
	freed: Promise<void>;
	free: () => void;
	onReturn: ((isOurs: Promise<boolean>) => void) | undefined;
}

/**
 * The tabs of one browser: they hear each other, and a closed one lets go of what it held. One that is put away lets go as well, and
 * hears nothing, until it comes back.
 */
export class BrowserTabs {
	readonly #listeners = new Set<{ tab: object; listener: (message: TabMessage) => void }>();
	readonly #held = new Map<Holdable, Held>();

	open(): { tabs: TabChannel; locks: RunLocks; close: () => void; putAway: () => () => void } {
		const tab = {};
		let isAway = false;
		const tabs: TabChannel = {
			post: (message) => {
				for (const entry of [...this.#listeners]) entry.listener(message);
			},
			listen: (listener) => {
				const entry = { tab, listener: (message: TabMessage) => (isAway ? undefined : listener(message)) };
				this.#listeners.add(entry);
				return () => this.#listeners.delete(entry);
			},
		};
		const hold = async <T>(of: Holdable, work: () => Promise<T>, onReturn?: Held['onReturn']): Promise<T> => {
			let free = (): void => undefined;
			const freed = new Promise<void>((resolve) => (free = resolve));
			const held: Held = { tab, freed, free, onReturn };
			this.#held.set(of, held);
			try {
				return await work();
			} finally {
				if (this.#held.get(of) === held) this.#held.delete(of);
				free();
			}
		};
		const locks: RunLocks = {
			hold,
			holdIfFree: async (of, work, onReturn) => {
				if (this.#held.has(of)) return false;
				await hold(of, work, onReturn);
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
			letGo();
		};
		const letGo = (): [Holdable, Held][] => {
			const own = [...this.#held].filter(([, held]) => held.tab === tab);
			for (const [of, held] of own) {
				this.#held.delete(of);
				held.free();
			}
			return own;
		};
		const putAway = () => {
			isAway = true;
			const own = letGo();
			return () => {
				isAway = false;
				for (const [of, held] of own) {
					const isFree = !this.#held.has(of);
					if (isFree) this.#held.set(of, held);
					held.onReturn?.(Promise.resolve(isFree));
				}
			};
		};
		return { tabs, locks, close, putAway };
	}
}
