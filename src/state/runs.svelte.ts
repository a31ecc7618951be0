import { errorWords } from '../core/error-words.ts';
import type { GroupId, RunId } from '../core/ids.ts';
import type { RunLocks, RunStore, TabChannel } from '../core/ports.ts';
import type { RunSpec } from '../core/record/spec.ts';
import type { RunSummary } from '../core/record/summary.ts';
import { canBeResumed, closeAllAbandoned } from '../core/run/look-on.ts';

/** `loading`, then `ready` or `failed`; text and status cannot disagree. */
export type RunsStatus =
	| { kind: 'loading' }
	| { kind: 'ready'; runs: readonly RunSummary[] }
	| { kind: 'failed'; reason: string };

export interface RunsPorts {
	store: RunStore;
	locks: RunLocks;
	tabs: TabChannel;
	/** Outlives the page: ids, a space between two, of runs deleted by a page that was closed before they were gone; empty for none. */
	left: { get: () => string; set: (ids: string) => void };
}

/** The saved runs, as they are in the store. */
export class Runs {
	status = $state.raw<RunsStatus>({ kind: 'loading' });
	/** What is hidden from the list and not yet gone from the store, so that it can be brought back whole; the newest last. */
	#deletions = $state.raw<readonly (readonly RunId[])[]>([]);
	/** What `undo` brings back next, and how many runs it brings back after that; null for nothing. */
	readonly deletion: { ids: readonly RunId[]; before: number } | null = $derived.by(() => {
		const ids = this.#deletions.at(-1);
		return ids === undefined ? null : { ids, before: this.#deletions.slice(0, -1).flat().length };
	});
	/** How many runs of that deletion still go on: deleting stops none. */
	readonly deletedGoing: number = $derived.by(() => {
		if (this.status.kind !== 'ready' || this.deletion === null) return 0;
		const ids = new Set(this.deletion.ids);
		// One that waits for its person is performed by nobody.
		return this.status.runs.filter(
			(run) => ids.has(run.runId) && run.outcome === 'running' && !canBeResumed(run),
		).length;
	});
	/** On the way out of the store. */
	#leaving = $state.raw<ReadonlySet<RunId>>(new Set());
	/** All but what is being deleted, newest first; none until they are read. */
	readonly kept: readonly RunSummary[] = $derived.by(() => this.#kept());
	readonly #ports: RunsPorts;
	/** One reading at a time; what happens meanwhile asks for one more. */
	#reading: Promise<void> | null = null;
	#isStale = false;
	/** Groups whose end is waited for. */
	readonly #awaited = new Set<GroupId>();
	/** Groups that nobody held any more when the list was read anew for them: what is still called running there stays so. */
	readonly #over = new Set<GroupId>();

	constructor(ports: RunsPorts) {
		this.#ports = ports;
	}

	/** Keeps the list as things are, whichever tab they happen in, until the signal aborts. */
	follow(signal: AbortSignal): void {
		const refresh = (): void => {
			this.refresh()
				.then(() => this.#awaitEnds(refresh, signal))
				.catch(() => undefined);
		};
		const unlisten = this.#ports.tabs.listen((message) => {
			const isChange =
				message.kind === 'deleted' ||
				(message.kind === 'written' &&
					message.events.some(({ type }) => type === 'run-start' || type === 'run-end'));
			if (isChange) refresh();
		});
		signal.addEventListener('abort', unlisten, { once: true });
		refresh();
	}

	/** Runs whose page went away are closed on the way. A storage failure becomes the status; never rejects. */
	refresh(): Promise<void> {
		if (this.#reading !== null) {
			this.#isStale = true;
			return this.#reading;
		}
		this.#reading = this.#read().finally(() => (this.#reading = null));
		return this.#reading;
	}

	/** Takes runs from the list at once and from the store when `settle` is called; until then `undo` brings them back. */
	delete(ids: readonly RunId[]): void {
		this.#deletions = [...this.#deletions, ids];
	}

	/** One deletion, the newest. */
	undo(): void {
		this.#deletions = this.#deletions.slice(0, -1);
	}

	/** Takes what was deleted from the store, for good. What cannot be deleted is in the list again. */
	async settle(): Promise<void> {
		const ids = this.#deletions.flat();
		if (ids.length === 0) return;
		this.#deletions = [];
		this.#leaving = new Set([...this.#leaving, ...ids]);
		const { store, tabs } = this.#ports;
		const gone = new Set(ids);
		try {
			await store.delete(ids);
			if (this.status.kind === 'ready') {
				this.status = { kind: 'ready', runs: this.status.runs.filter(({ runId }) => !gone.has(runId)) };
			}
			this.#left = this.#left.filter((id) => !gone.has(id));
			tabs.post({ kind: 'deleted', runIds: ids });
		} finally {
			this.#leaving = new Set([...this.#leaving].filter((id) => !gone.has(id)));
		}
	}

	/**
	 * For a page that goes away: what was deleted goes for good. A store may not get that done any more, so that the next page that
	 * reads the runs does.
	 */
	leave(): Promise<void> {
		this.#left = [...this.#left, ...this.#deletions.flat()];
		return this.settle();
	}

	get #left(): readonly RunId[] {
		return this.#ports.left.get().split(' ').filter(Boolean) as RunId[];
	}

	set #left(ids: readonly RunId[]) {
		this.#ports.left.set(ids.join(' '));
	}

	/** The group a run was started in; null when this browser keeps no such run. */
	async groupOf(id: RunId): Promise<GroupId | null> {
		return (await this.#specOf(id))?.groupId ?? null;
	}

	/** The instance a kept run's question was generated from, as it is kept; null when there is none. Rejects when it cannot be read. */
	async instanceOf(id: RunId): Promise<unknown> {
		const source = (await this.#specOf(id))?.question.source;
		return source?.kind === 'instance' ? source.instance : null;
	}

	async #specOf(id: RunId): Promise<RunSpec | null> {
		const start = (await this.#ports.store.load(id))?.[0];
		return start?.type === 'run-start' ? start.spec : null;
	}

	async #read(): Promise<void> {
		const { store } = this.#ports;
		do {
			this.#isStale = false;
			try {
				const left = this.#left;
				if (left.length > 0) {
					await store.delete(left);
					this.#left = this.#left.filter((id) => !left.includes(id));
				}
				const runs = await store.list();
				const isChanged = await closeAllAbandoned(runs, this.#ports);
				const listed = isChanged ? await store.list() : runs;
				this.status = { kind: 'ready', runs: listed };
			} catch (error) {
				this.status = { kind: 'failed', reason: errorWords(error) };
			}
			// Set by who asked while this was reading.
		} while (this.#isStale as boolean);
	}

	/** A page that is closed says nothing: its locks do. */
	#awaitEnds(refresh: () => void, signal: AbortSignal): void {
		if (this.status.kind !== 'ready') return;
		for (const run of this.status.runs) {
			const { outcome, groupId } = run;
			// One that waits for its person is held by nobody.
			if (outcome !== 'running' || canBeResumed(run) || this.#awaited.has(groupId)) continue;
			this.#awaited.add(groupId);
			this.#awaitEnd(groupId, signal)
				.then(
					(isEnd) => isEnd && refresh(),
					() => undefined,
				)
				.finally(() => this.#awaited.delete(groupId));
		}
	}

	/** False where there is nothing to wait for: a record that cannot be closed would have the list read without end. */
	async #awaitEnd(groupId: GroupId, signal: AbortSignal): Promise<boolean> {
		const { locks } = this.#ports;
		if (this.#over.has(groupId) && !(await locks.isHeld(groupId))) return false;
		await locks.whenFree(groupId, signal);
		this.#over.add(groupId);
		return true;
	}

	#kept(): readonly RunSummary[] {
		if (this.status.kind !== 'ready') return [];
		const hidden = new Set([...this.#deletions.flat(), ...this.#leaving]);
		const { runs } = this.status;
		return hidden.size === 0 ? runs : runs.filter(({ runId }) => !hidden.has(runId));
	}
}
