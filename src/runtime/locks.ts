import type { GroupId } from '../core/ids.ts';

/** Which runs are being performed, over all tabs of this browser. A closed or reloaded page lets go by itself. */
export interface RunLocks {
	hold<T>(group: GroupId, work: () => Promise<T>): Promise<T>;
	/** Where the browser cannot say, runs count as held elsewhere only while this page performs them. */
	isHeld(group: GroupId): Promise<boolean>;
}

export function createRunLocks(locks: LockManager | undefined): RunLocks {
	const here = new Set<GroupId>();
	const name = (group: GroupId): string => `codesteer-playground:run:${group}`;
	return {
		hold: async (group, work) => {
			here.add(group);
			try {
				return await (locks === undefined ? work() : locks.request(name(group), work));
			} finally {
				here.delete(group);
			}
		},
		isHeld: async (group) => {
			if (here.has(group)) return true;
			const { held = [] } = (await locks?.query()) ?? {};
			return held.some((lock) => lock.name === name(group));
		},
	};
}
