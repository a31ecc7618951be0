declare const brand: unique symbol;
type Branded<B extends string> = string & { readonly [brand]: B };

/** One attempt of one question by one method. */
export type RunId = Branded<'RunId'>;
/** The runs started together by one press of Run share a group. */
export type GroupId = Branded<'GroupId'>;

/** An experiment: many runs planned together. */
export type ExperimentId = Branded<'ExperimentId'>;

/** Where fresh ids come from; the adapter draws them at random, tests count. */
export interface Ids {
	next(): string;
}

/** As this page makes ids: fit for an address. */
export function isPlainId(id: string): boolean {
	return /^[\w-]{1,100}$/.test(id);
}

const FORKS = ':forks';

/** Where the forks of a run are kept, and the forks of those. */
export function groupOfForks(runId: RunId): GroupId {
	return `${runId}${FORKS}` as GroupId;
}

/** Whose forks a group holds, and the forks of those; null of other groups. */
export function rootOfForks(groupId: GroupId): RunId | null {
	return groupId.endsWith(FORKS) ? (groupId.slice(0, -FORKS.length) as RunId) : null;
}

/** Whether a file may bring it: an id as this page makes them, or the group of a run's forks. */
export function isPlainGroup(groupId: GroupId): boolean {
	return isPlainId(rootOfForks(groupId) ?? groupId);
}
