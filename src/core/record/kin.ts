import type { RunId } from '../ids.ts';
import type { RunSummary } from './summary.ts';

/** What a run goes on from, and what goes on from it, among the runs that are kept. */
export interface Kin {
	/** Null where it is no fork; `gone`: not kept, or no longer. */
	parent: RunSummary | 'gone' | null;
	/** In the order in which they were begun. */
	forks: readonly RunSummary[];
}

/** What kin is told by: a run's spec, or its summary. */
interface Related {
	runId: RunId;
	fork?: { runId?: RunId };
}

/** Looks through the runs once, for those of each; linear. A fork of before, whose summary does not say of which run, is nobody's. */
export function kinAmong(runs: readonly RunSummary[]): (run: Related) => Kin {
	const forks = new Map<RunId, RunSummary[]>();
	for (const run of runs) {
		const parent = run.fork?.runId;
		if (parent === undefined) continue;
		const others = forks.get(parent);
		if (others === undefined) forks.set(parent, [run]);
		else others.push(run);
	}
	const parents = new Map(runs.flatMap((run) => (forks.has(run.runId) ? [[run.runId, run] as const] : [])));
	return ({ runId, fork }) => ({
		parent: fork?.runId === undefined ? null : (parents.get(fork.runId) ?? 'gone'),
		forks: (forks.get(runId) ?? []).toSorted((a, b) => a.startedAt - b.startedAt),
	});
}
