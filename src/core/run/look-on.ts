import type { GroupId, RunId } from '../ids.ts';
import type { RunLocks, RunStore, TabChannel } from '../ports.ts';
import type { RunEvent } from '../record/event.ts';
import { closeInterrupted } from '../record/close.ts';
import { foldRun, reduceRun } from '../record/fold.ts';
import { isCoachedByPerson } from '../person.ts';
import { type RunSummary, summarise } from '../record/summary.ts';
import type { Watcher } from './recorder.ts';

interface Ports {
	store: RunStore;
	locks: RunLocks;
	tabs: TabChannel;
}

/**
 * Looks on at a kept run: whole when it has ended, and event by event as they are written when another tab performs it.
 * When that tab goes away in the middle the run is closed and shown so. Resolves when there is no more to see: with true when the
 * run was left in the middle and can be gone on with.
 */
export async function lookOn(
	{ runId, groupId }: { runId: RunId; groupId: GroupId },
	ports: Ports,
	watcher: Watcher,
	signal: AbortSignal,
): Promise<boolean> {
	const early: RunEvent[] = [];
	let take = (event: RunEvent): void => void early.push(event);
	// Listening begins before reading: what is written in between is heard.
	const unlisten = ports.tabs.listen((message) => {
		if (message.kind === 'written' && message.runId === runId)
			for (const event of message.events) take(event);
	});
	try {
		const kept = await ports.store.load(runId);
		if (kept === null || signal.aborted) return false;
		let view = foldRun(kept);
		let last = kept.at(-1)?.seq ?? -1;
		watcher(view);
		if (view.outcome !== 'running') return false;
		const ended = new Promise<'ended'>((resolve) => {
			take = (event) => {
				if (event.seq <= last) return;
				last = event.seq;
				view = reduceRun(view, event);
				watcher(view);
				if (event.type === 'run-end') resolve('ended');
			};
		});
		for (const event of early) take(event);
		const away = new AbortController();
		const abort = (): void => away.abort();
		signal.addEventListener('abort', abort, { once: true });
		try {
			const free = ports.locks.whenFree(groupId, away.signal);
			if ((await Promise.race([ended, free])) === 'ended') return false;
		} catch {
			return false;
		} finally {
			abort();
			signal.removeEventListener('abort', abort);
		}
		const { spec } = view;
		if (spec !== null && isCoachedByPerson(spec.method, spec.models.coach.id)) return true;
		await closeAbandoned(runId, ports.store);
		const closed = await ports.store.load(runId);
		if (closed !== null) watcher(foldRun(closed));
		return false;
	} finally {
		unlisten();
	}
}

/** Whether a run that no page performs waits for its person instead of having been cut off. */
export function canBeResumed({
	outcome,
	method,
	models,
}: Pick<RunSummary, 'outcome' | 'method' | 'models'>): boolean {
	return outcome === 'running' && isCoachedByPerson(method, models?.coach);
}

/** Closes the runs of a list that no page performs any more and nobody can resume; true when there were any. */
export async function closeAllAbandoned(
	summaries: readonly RunSummary[],
	{ store, locks }: Pick<Ports, 'store' | 'locks'>,
): Promise<boolean> {
	let any = false;
	for (const summary of summaries) {
		const { runId, groupId, outcome } = summary;
		if (outcome !== 'running' || canBeResumed(summary) || (await locks.isHeld(groupId))) continue;
		if (await closeAbandoned(runId, store)) any = true;
	}
	return any;
}

/**
 * A run cut off by a closed page ends when its last event happened, not when somebody looks. One whose end was still written, and
 * its summary not, is summarised. False for one that cannot be read: it stays as it is, and keeps no other from being closed.
 */
async function closeAbandoned(runId: RunId, store: RunStore): Promise<boolean> {
	const events = await store.load(runId).catch(() => null);
	const last = events?.at(-1);
	if (events == null || last === undefined) return false;
	const closed = closeInterrupted(events, last.at);
	if (closed !== null) await store.append(runId, [closed.end], closed.summary);
	else await store.append(runId, [], summarise(events));
	return true;
}
