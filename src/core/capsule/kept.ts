import { groupOfForks, type GroupId, type Ids, isPlainGroup, isPlainId, type RunId } from '../ids.ts';
import type { RunEvent } from '../record/event.ts';

/**
 * The runs of a capsule as they are kept among a person's own: no longer of an experiment, which is not there, and with fresh ids
 * throughout when one of theirs is taken or fits no address, so that nothing that is kept is overwritten or mixed with them.
 */
export function keptRuns(
	runs: readonly (readonly RunEvent[])[],
	isTaken: (id: string) => boolean,
	ids: Ids,
): readonly (readonly RunEvent[])[] {
	const specs = runs.flatMap(([start]) => (start?.type === 'run-start' ? [start.spec] : []));
	const used = specs.flatMap(({ runId, groupId }) => [runId, groupId]);
	const isApart =
		used.some(isTaken) || specs.some(({ runId, groupId }) => !isPlainId(runId) || !isPlainGroup(groupId));
	const fresh = new Map(isApart ? used.map((id) => [id as string, ids.next()]) : []);
	// The forks of a run that comes along stay its forks.
	for (const { runId } of isApart ? specs : [])
		fresh.set(groupOfForks(runId), groupOfForks(fresh.get(runId) as RunId));
	const renamed = <T extends string>(id: T): T => (fresh.get(id) ?? id) as T;
	return runs.map((events) =>
		events.map((event) => {
			const runId = renamed<RunId>(event.runId);
			if (event.type !== 'run-start') return { ...event, runId };
			const spec = { ...event.spec };
			delete spec.experimentId;
			const groupId = renamed<GroupId>(spec.groupId);
			const from = spec.fork === undefined ? {} : { fork: { ...spec.fork, runId: renamed(spec.fork.runId) } };
			return { ...event, runId, spec: { ...spec, runId, groupId, ...from } };
		}),
	);
}
